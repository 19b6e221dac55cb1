import type { DraftSentence } from '../domain/citation.ts';
import type { Corpus } from '../domain/corpus.ts';
import type { Passage } from '../domain/passage.ts';
import { type PlanTarget, planRef } from '../domain/reference.ts';
import type { Retrieved } from '../domain/retrieval.ts';
import type { Named } from '../retrieval/lookup.ts';
import type { Query } from '../retrieval/query.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import { substance } from '../retrieval/wrapping.ts';
import { type SourcedDraft, writeContents, writeList, writeMissing, writePeriod, writeStructure } from './named.ts';
import { selectPassages } from './select.ts';
import { type AnswerWriter, withTokens } from './writer.ts';

/** Words left over beside a section's or part's number from which on a question asks for something in it. */
const ASKS_INSIDE = 4;

/** Chooses what an answer rests on, and has it written. */
export class Drafting {
  constructor(
    private readonly corpus: Corpus,
    private readonly retriever: HybridRetriever,
    private readonly writer: AnswerWriter,
  ) {}

  /**
   * A draft for what the question names outright; else for the passages that were retrieved. With `entire` what it
   * names is quoted whole.
   */
  async draft(
    question: string,
    query: Query,
    named: Named | null,
    retrieved: Retrieved,
    entire = false,
  ): Promise<SourcedDraft> {
    switch (named?.kind) {
      case 'list':
        return writeList(named);
      case 'contents':
        return writeContents(this.corpus.plan);
      case 'period':
        return writePeriod(this.corpus.plan);
      case 'places': {
        if (named.missing.length) return writeMissing(named.missing, this.corpus);
        const passages = this.passagesNamed(named.targets, query, named.rest);
        return passages ? this.write(question, query, passages, entire) : writeStructure(named.targets, this.corpus);
      }
      default: {
        const hits = [...retrieved.kept, ...retrieved.rejected];
        return this.write(question, query, selectPassages(question, query, hits, this.retriever));
      }
    }
  }

  private async write(question: string, query: Query, passages: Passage[], entire = false): Promise<SourcedDraft> {
    const sources = withTokens(passages);
    const sentences: DraftSentence[] = [];
    for await (const sentence of this.writer.write({ question, query, sources, entire })) sentences.push(sentence);
    return { draft: { sentences }, sources };
  }

  /** The tasks that a question names; of a section or part the best task, where it asks for something in it. */
  private passagesNamed(targets: PlanTarget[], query: Query, rest: string): Passage[] | null {
    const tasks = targets.filter(({ kind }) => kind === 'task');
    if (tasks.length) return tasks.map((target) => this.corpus.passages.get(planRef(target)) as Passage);
    if (substance(rest).length < ASKS_INSIDE) return null;
    const inside = new Set(targets.flatMap((target) => this.tasksIn(target)));
    const { kept, rejected } = this.retriever.searchQuery(query, Number.POSITIVE_INFINITY);
    const hit = [...kept, ...rejected].find(({ passage }) => inside.has(passage.ref));
    return hit ? [hit.passage] : null;
  }

  private tasksIn(target: PlanTarget): string[] {
    if (target.kind !== 'section' && target.kind !== 'part') return [];
    const holders = target.kind === 'section' ? this.corpus.plan.sections : this.corpus.plan.parts;
    return (holders[target.number - 1]?.tasks ?? []).map((number) => `plan:${number}`);
  }
}
