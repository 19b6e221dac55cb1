import type { Fact, Task } from '../domain/corpus.ts';
import type { Passage, Span } from '../domain/passage.ts';
import { kindsAsked } from '../retrieval/asked.ts';
import { LexicalIndex } from '../retrieval/lexical.ts';
import type { Query, QueryReader } from '../retrieval/query.ts';
import { tokenize } from '../retrieval/tokens.ts';

/** What a fact of the asked kind adds to a sentence's score, in units of the best match by words. */
const ASKED_BONUS = 0.5;

const NUMERAL = '[\\d一二三四五六七八九十百千万]+';
/** Which sentence of an article is asked for, where a period or an amount is. */
const ASKED_FIGURES = [
  {
    asked: /多少[天日]|几[天日个]|多久|多长时间|期限|时限|时效|多少个?(工作日|月)|几年|什么时候/,
    held: new RegExp(`${NUMERAL}个?(工作)?[日月年]|${NUMERAL}小时`),
  },
  { asked: /多少钱|罚多少|赔多少|几块|几倍|金额|标准|比例/, held: new RegExp(`${NUMERAL}(元|倍)|百分之`) },
];

/** Chooses the sentences of a passage that answer a question. */
export class SentenceChooser {
  private readonly index: LexicalIndex;
  private readonly known = new Map<string, { spans: Span[]; first: number }>();

  /** `passages` are all that will be asked about. */
  constructor(passages: readonly (Passage | Task)[], reader: QueryReader) {
    const documents: string[][][] = [];
    for (const passage of passages) {
      const spans = sentencesOf(passage);
      this.known.set(passage.ref, { spans, first: documents.length });
      for (const { start, end } of spans) documents.push([tokenize(reader.corpusKey(passage.text.slice(start, end)))]);
    }
    this.index = LexicalIndex.of(documents, [{ weight: 1, b: 0.3 }]);
  }

  /** Sentences up to about `budget` characters, in the passage's order; always at least one. */
  choose(passage: Passage | Task, query: Query, budget: number): Span[] {
    const { spans, first } = this.known.get(passage.ref) ?? { spans: sentencesOf(passage), first: -1 };
    const total = spans.reduce((sum, span) => sum + span.end - span.start, 0);
    if (total <= budget) return spans;
    const scores = first < 0 ? scoresAmong(passage, spans, query) : this.scores(passage, spans, first, query);
    return bestWithin(spans, scores, budget);
  }

  /** How well each sentence answers, 0 and up. */
  private scores(passage: Passage | Task, spans: Span[], first: number, query: Query): number[] {
    const all = this.index.score(new Map([...query.words].map(([word]) => [word, 1])));
    const words = spans.map((_, at) => all[first + at] as number);
    const best = Math.max(...words, 1);
    const kinds = kindsAsked(query.key);
    const facts: Fact[] = 'facts' in passage ? passage.facts : [];
    return spans.map((span, at) => {
      const held = facts.some(({ kind, start }) => kinds.includes(kind) && start >= span.start && start < span.end);
      return (words[at] as number) + (held ? ASKED_BONUS * best : 0);
    });
  }
}

/** The best spans that fit into a budget, in the text's order. */
function bestWithin(spans: Span[], scores: number[], budget: number): Span[] {
  const ranked = spans.map((span, at) => ({ span, at, score: scores[at] as number }));
  ranked.sort((a, b) => b.score - a.score || a.at - b.at);
  const chosen: typeof ranked = [];
  let length = 0;
  for (const entry of ranked) {
    const size = entry.span.end - entry.span.start;
    if (chosen.length > 0 && length + size > budget) continue;
    chosen.push(entry);
    length += size;
  }
  return chosen.sort((a, b) => a.at - b.at).map((entry) => entry.span);
}

/** The same for a passage that was not indexed (an article): words count by how few of its own sentences hold them. */
function scoresAmong(passage: Passage, spans: Span[], query: Query): number[] {
  const own = LexicalIndex.of(
    spans.map(({ start, end }) => [tokenize(passage.text.slice(start, end).normalize('NFKC').toLowerCase())]),
    [{ weight: 1, b: 0.3 }],
  );
  const scores = [...own.score(query.words)];
  const best = Math.max(...scores, 1);
  for (const [at, { start, end }] of spans.entries())
    if (ASKED_FIGURES.some(({ asked, held }) => asked.test(query.key) && held.test(passage.text.slice(start, end))))
      scores[at] = (scores[at] as number) + ASKED_BONUS * best;
  // What stands in front of a list says what its items are: 有下列情形之一的：
  if (/[：:]$/.test(passage.text.slice(spans[0]?.start, spans[0]?.end))) scores[0] = Math.max(...scores) + 1;
  return scores;
}

/** A task's own sentences; of any other passage the lines, cut at each 。 */
function sentencesOf(passage: Passage | Task): Span[] {
  if ('sentences' in passage) return passage.sentences;
  return [...passage.text.matchAll(/[^。\n]+。?/g)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  }));
}
