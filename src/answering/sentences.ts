import type { Plan, Span, Task } from '../domain/corpus.ts';
import { kindsAsked } from '../retrieval/asked.ts';
import { LexicalIndex } from '../retrieval/lexical.ts';
import type { Query, QueryReader } from '../retrieval/query.ts';
import { tokenize } from '../retrieval/tokens.ts';

/** What a fact of the asked kind adds to a sentence's score, in units of the best match by words. */
const ASKED_BONUS = 0.5;

/** Chooses the sentences of a task that answer a question. */
export class SentenceChooser {
  private readonly index: LexicalIndex;
  private readonly first = new Map<number, number>();

  constructor(plan: Plan, reader: QueryReader) {
    const documents: string[][][] = [];
    for (const task of plan.tasks) {
      this.first.set(task.number, documents.length);
      for (const span of task.sentences)
        documents.push([tokenize(reader.corpusKey(task.text.slice(span.start, span.end)))]);
    }
    this.index = new LexicalIndex(documents, [{ weight: 1, b: 0.3 }]);
  }

  /** Sentences of the task up to about `budget` characters, in the task's order; always at least one. */
  choose(task: Task, query: Query, budget: number): Span[] {
    const total = task.sentences.reduce((sum, span) => sum + span.end - span.start, 0);
    if (total <= budget) return task.sentences;
    const scored = this.scores(task, query).map((score, at) => ({ span: task.sentences[at] as Span, score, at }));
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    const chosen: typeof scored = [];
    let length = 0;
    for (const entry of scored) {
      const size = entry.span.end - entry.span.start;
      if (chosen.length > 0 && (length + size > budget || entry.score <= 0)) continue;
      chosen.push(entry);
      length += size;
    }
    return chosen.sort((a, b) => a.at - b.at).map((entry) => entry.span);
  }

  /** How well each sentence of the task answers, 0 and up. */
  private scores(task: Task, query: Query): number[] {
    const all = this.index.score(new Map([...query.words].map(([word]) => [word, 1])));
    const from = this.first.get(task.number) as number;
    const words = task.sentences.map((_, at) => all[from + at] as number);
    const best = Math.max(...words, 1);
    const kinds = kindsAsked(query.key);
    return task.sentences.map((span, at) => {
      const held = task.facts.some(
        (fact) => kinds.includes(fact.kind) && fact.start >= span.start && fact.start < span.end,
      );
      return (words[at] as number) + (held ? ASKED_BONUS * best : 0);
    });
  }
}
