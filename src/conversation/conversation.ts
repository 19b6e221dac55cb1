import type { Answer, AnswerMode, Citation } from '../domain/answer.ts';

/** What a door over HTTP hands over. Without `conversationId` a new conversation begins. */
export interface Question {
  question: string;
  conversationId?: string | undefined;
  mode?: AnswerMode | 'auto' | undefined;
  /** The client's own id of the message: within a conversation the same one takes effect once. */
  messageId?: string | undefined;
  /**
   * What a client says that the person asked before, oldest first, where no conversation is kept here. Untrusted: each
   * is only a question, asked anew.
   */
  before?: string[] | undefined;
  /** Hears the answer while it is written. Each part was checked. */
  hear?: ((part: LivePart) => void) | undefined;
}

/** What is told of an answer before it is finished, in order. The answer that `ask` gives back is what counts. */
export type LivePart =
  /** Comes first, at once. */
  | { kind: 'begun'; conversationId: string; answerId: string }
  /**
   * More of the answer's text: all of them together are the beginning of the finished text, or all of it. `mode` is
   * `model` from the first of a model's own words on: then the finished answer is a model's, and is labelled so.
   */
  | { kind: 'text'; text: string; citations: Citation[]; mode?: AnswerMode | undefined }
  /** What was told so far does not count any more: it is worked out again. */
  | { kind: 'anew' };

/**
 * Either an answer, or that no conversation of that id exists (or is not this caller's, which is the same), or that
 * the answer is not there in time.
 */
export type AskResult = { kind: 'answer'; answer: Answer } | { kind: 'unknown_conversation' } | { kind: 'late' };

/** The engine as the doors over HTTP see it: a question goes in, its reply comes back. */
export interface Conversation {
  ask(question: Question): Promise<AskResult>;
}
