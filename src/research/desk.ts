import type { Corpus } from '../domain/corpus.ts';
import type { DecisionState } from '../domain/decision.ts';
import type { Passage } from '../domain/passage.ts';
import type { Ref } from '../domain/reference.ts';
import type { DecisionView, Participation } from '../participation/participation.ts';
import { type ArticleAsked, articleOf } from '../retrieval/laws/article-of.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { Searching } from '../retrieval/searching.ts';
import { decisionPassages } from './decision-passages.ts';
import { SourceBook } from './source-book.ts';

/** What research looks things up in. */
export interface DeskParts {
  corpus: Corpus;
  laws: Laws;
  searching: Pick<Searching, 'search'>;
  participation: Pick<Participation, 'listDecisions'>;
}

/** What a look-up gave: passages, and what a model reads of it. */
export interface LookedUp {
  passages: Passage[];
  inWords: string;
}

/** Which decisions are asked for; all public ones where nothing is said. */
export interface DecisionsAsked {
  state?: DecisionState | undefined;
  matching?: (decision: DecisionView) => boolean;
}

/** The look-ups of one run, with one book of sources. */
export class Desk {
  readonly book = new SourceBook();
  /** What was found, by reference, whether it was shown or not. */
  private readonly met = new Map<Ref, Passage>();

  constructor(private readonly parts: DeskParts) {}

  /** Our search, remembering what it finds: for a retriever over it. */
  readonly searching: Pick<Searching, 'search'> = {
    search: (question, options) => {
      const hits = this.parts.searching.search(question, options);
      for (const { passage } of hits) this.met.set(passage.ref, passage);
      return hits;
    },
  };

  /** Those of these references that a search has found. */
  shown(refs: readonly Ref[]): LookedUp {
    return this.lookedUp(refs.flatMap((ref) => this.met.get(ref) ?? []));
  }

  task(number: number): LookedUp {
    const { tasks } = this.parts.corpus.plan;
    const task = tasks.find((one) => one.number === number);
    return task ? this.lookedUp([task]) : { passages: [], inWords: `没有这项任务，编号是 1 到 ${tasks.length}。` };
  }

  article(asked: ArticleAsked): LookedUp {
    const found = articleOf(this.parts.laws, asked);
    return 'missing' in found ? { passages: [], inWords: `${found.missing}。` } : this.lookedUp([found.article]);
  }

  async decisions({ state, matching = () => true }: DecisionsAsked = {}): Promise<LookedUp> {
    const decisions = await this.parts.participation.listDecisions(state);
    return this.lookedUp(decisions.filter(matching).flatMap(decisionPassages));
  }

  private lookedUp(passages: Passage[]): LookedUp {
    return { passages, inWords: this.book.show(passages) };
  }
}
