import type { Answer, AnswerMode } from '../domain/answer.ts';

/** What a door over HTTP hands over. Without `conversationId` a new conversation begins. */
export interface Question {
  question: string;
  conversationId?: string | undefined;
  mode?: AnswerMode | 'auto' | undefined;
  /** The client's own id of the message: within a conversation the same one takes effect once. */
  messageId?: string | undefined;
}

/**
 * Either an answer, or that no conversation of that id exists (or is not this caller's, which is the same), or that
 * the answer is not there in time.
 */
export type AskResult = { kind: 'answer'; answer: Answer } | { kind: 'unknown_conversation' } | { kind: 'late' };

/** The engine as the doors over HTTP see it: a question goes in, its reply comes back. */
export interface Conversation {
  ask(question: Question): Promise<AskResult>;
}
