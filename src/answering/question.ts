import type { AnswerMode, Citation } from '../domain/answer.ts';

/** A question that stands by itself. */
export interface WholeQuestion {
  text: string;
  /** It is known that no text holds what it asks for. */
  refused?: true | undefined;
  /** The places that it names are quoted whole. */
  entire?: boolean | undefined;
}

/**
 * Hears an answer's text as it grows, each piece with the citations that are new or reach further with
 * it, and who wrote it.
 */
export type Hear = (text: string, citations: Citation[], mode: AnswerMode) => void;

/** How a question is to be answered. */
export interface AnswerOptions {
  /** `auto`: a model writes where there is one, and where the program has nothing of its own to say. */
  mode?: AnswerMode | 'auto' | undefined;
  /** Makes a follow-up whole from the turns before; gets the question without hidden characters and orders. */
  makeWhole?: ((question: string) => Promise<WholeQuestion>) | undefined;
  hear?: Hear | undefined;
}
