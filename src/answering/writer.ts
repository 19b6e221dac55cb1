import type { Draft } from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';
import type { Query } from '../retrieval/query.ts';

/** What a writer is given: the question and the passages to rest on, the most important first. */
export interface WriteRequest {
  question: string;
  query: Query;
  /** By token (`S1`), in the order of importance. */
  sources: ReadonlyMap<string, Passage>;
  /** The first passage is quoted whole. */
  entire?: boolean | undefined;
}

/** The port of those who write answers: sentences with source tokens, never links. */
export interface AnswerWriter {
  write(request: WriteRequest): Promise<Draft>;
}

/** Gives each passage its token, in order: S1, S2 … */
export function withTokens(passages: readonly Passage[]): Map<string, Passage> {
  return new Map(passages.map((passage, at) => [`S${at + 1}`, passage]));
}
