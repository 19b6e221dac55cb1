import type { Fact, Passage, Span, Task } from '../domain/corpus.ts';
import { kindsAsked } from '../retrieval/asked.ts';
import { LexicalIndex } from '../retrieval/lexical.ts';
import type { Query, QueryReader } from '../retrieval/query.ts';
import { tokenize } from '../retrieval/tokens.ts';

/** What a fact of the asked kind adds to a sentence's score, in units of the best match by words. */
const ASKED_BONUS = 0.5;

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
    this.index = new LexicalIndex(documents, [{ weight: 1, b: 0.3 }]);
  }

  /** Sentences up to about `budget` characters, in the passage's order; always at least one. */
  choose(passage: Passage | Task, query: Query, budget: number): Span[] {
    const { spans, first } = this.known.get(passage.ref) ?? { spans: sentencesOf(passage), first: -1 };
    const total = spans.reduce((sum, span) => sum + span.end - span.start, 0);
    if (total <= budget || first < 0) return spans;
    const scored = this.scores(passage, spans, first, query).map((score, at) => ({
      span: spans[at] as Span,
      score,
      at,
    }));
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    const chosen: typeof scored = [];
    let length = 0;
    for (const entry of scored) {
      const size = entry.span.end - entry.span.start;
      if (chosen.length > 0 && length + size > budget) continue;
      chosen.push(entry);
      length += size;
    }
    return chosen.sort((a, b) => a.at - b.at).map((entry) => entry.span);
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

/** A task's own sentences; of any other passage the lines, cut at each 。 */
function sentencesOf(passage: Passage | Task): Span[] {
  if ('sentences' in passage) return passage.sentences;
  return [...passage.text.matchAll(/[^。\n]+。?/g)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  }));
}
