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
/** So much of each is shown to a reranking service. */
const RANKED_CHARS = 1_000;

/**
 * The passages that a model may rest its answer on, by token, the most important first: what the extractive answer rests
 * on, then what came near. `rank` puts the latter in another order; where it gives `null` theirs stands.
 */
export async function sourcesFor(
  { sources }: SourcedDraft,
  finding: Finding,
  rank: (texts: string[]) => Promise<number[] | null>,
): Promise<Map<string, Passage>> {
  const own = [...sources.values()];
  const refs = new Set(own.map(({ ref }) => ref));
  const near = new Map(nearTo(finding).map((passage) => [passage.ref, passage]));
  const further = [...near.values()].filter(({ ref }) => !refs.has(ref));
  const scores = further.length > 1 ? await rank(further.map(({ text }) => text.slice(0, RANKED_CHARS))) : null;
  const order = further.map((passage, at) => ({ passage, score: scores?.[at] ?? -at }));
  order.sort((a, b) => b.score - a.score);
  return withTokens([...own, ...order.map(({ passage }) => passage)].slice(0, MOST));
}

/** What came near, of that which leads the answer first. */
function nearTo({ retrieved, found, lead }: Finding): Passage[] {
  const best = found?.hits[0]?.score ?? 0;
  const articles = (found?.hits ?? [])
    .filter(({ passage, score }) => score >= best * ARTICLE_FROM && !passage.ref.startsWith('card:'))
    .slice(0, lead === 'plan' ? 0 : MOST_ARTICLES);
  const tasks = lead === 'law' ? [] : retrieved.kept.filter(({ score }) => score >= TASK_FROM);
  const further = lead === 'plan' || lead === 'both' ? [...tasks, ...articles] : [...articles, ...tasks];
  return further.map(({ passage }) => passage);
}

/** Whether the program itself has something to say: a list, a corrected premise, how far a law goes. */
export function isOurs({ draft }: SourcedDraft): boolean {
  return draft.sentences.some(({ kind }) => kind === 'words');
}
