import type { DraftSentence } from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';
import type { ModelFailure, ModelUsage } from '../models/model.ts';
import type { Query } from '../retrieval/query.ts';

/** What a writer is given: the question and the passages to rest on, the most important first. */
export interface WriteRequest {
  question: string;
  query: Query;
  /** By token (`S1`), in the order of importance. */
  sources: ReadonlyMap<string, Passage>;
  /** The first passage is quoted whole. */
  entire?: boolean | undefined;
  /** Ends the writing. */
  signal?: AbortSignal | undefined;
}

/** How a draft came about, beside its sentences. */
export interface Written {
  /** `null` where no model wrote; likewise the others. */
  model: string | null;
  promptHash: string | null;
  /** What the model wrote, as it came. */
  output: string | null;
  usage: ModelUsage | null;
  /** Why it gave nothing or broke off; `null` where it came to its end. */
  failure: ModelFailure | null;
}

/**
 * The port of those who write answers: sentences with source tokens, never links, as they are written; at the end, how
 * it came about. Never throws for what a model does. Who stops reading ends the writing.
 */
export interface AnswerWriter {
  write(request: WriteRequest): AsyncGenerator<DraftSentence, Written>;
}

/** Gives each passage its token, in order: S1, S2 … */
export function withTokens(passages: readonly Passage[]): Map<string, Passage> {
  return new Map(passages.map((passage, at) => [`S${at + 1}`, passage]));
}
