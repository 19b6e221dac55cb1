import type { Passage } from '../domain/passage.ts';
import type { Finding } from './finding.ts';
import type { SourcedDraft } from './named.ts';
import { withTokens } from './writer.ts';

/** A model is given what the extractive answer rests on, and what came near it: at most so many passages. */
const MOST = 8;
/** A task comes near from this probability on; an article, from this share of the best one's score. */
const TASK_FROM = 0.04;
const ARTICLE_FROM = 0.75;
const MOST_ARTICLES = 3;

/** The passages that a model may rest its answer on, by token, the most important first. */
export function sourcesFor({ sources }: SourcedDraft, { retrieved, found, lead }: Finding): Map<string, Passage> {
  const best = found?.hits[0]?.score ?? 0;
  const articles = (found?.hits ?? [])
    .filter(({ passage, score }) => score >= best * ARTICLE_FROM && !passage.ref.startsWith('card:'))
    .slice(0, lead === 'plan' ? 0 : MOST_ARTICLES);
  const tasks = lead === 'law' ? [] : retrieved.kept.filter(({ score }) => score >= TASK_FROM);
  const further = lead === 'plan' || lead === 'both' ? [...tasks, ...articles] : [...articles, ...tasks];
  const passages = [...sources.values(), ...further.map(({ passage }) => passage)];
  const once = [...new Map(passages.map((passage) => [passage.ref, passage])).values()];
  return withTokens(once.slice(0, MOST));
}

/** Whether the program itself has something to say: a list, a corrected premise, how far a law goes. */
export function isOurs({ draft }: SourcedDraft): boolean {
  return draft.sentences.some(({ kind }) => kind === 'words');
}
