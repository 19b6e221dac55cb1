import type { BeyondReason } from './corpus.ts';
import type { Passage } from './passage.ts';

/** A passage with its score; scores are comparable within one search and against the retriever's floor. */
export interface Hit {
  passage: Passage;
  score: number;
}

/** What a search brought: `kept` is above the floor, best first; `rejected` below it, best first. */
export interface Retrieved {
  kept: Hit[];
  rejected: Hit[];
  /** How probable it is that the corpus does not answer the question, by reason. */
  beyond: Record<BeyondReason, number>;
}

export type PassageKind = 'plan' | 'law' | 'card';

/** Finds passages. Deterministic: the same question over the same corpus gives the same hits and scores. */
export interface Retriever {
  search(question: string, options?: { limit?: number; kind?: PassageKind }): Retrieved;
}
