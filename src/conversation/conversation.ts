import type { Answer, AnswerMode } from '../domain/answer.ts';

/** What a door hands over. Without `conversationId` a new conversation begins. */
export interface Question {
  question: string;
  conversationId?: string | undefined;
  mode?: AnswerMode | 'auto' | undefined;
}

/** Either an answer, or that no conversation of that id exists (or is not this caller's, which is the same). */
export type AskResult = { kind: 'answer'; answer: Answer } | { kind: 'unknown_conversation' };

/** The one engine behind every door. */
export interface Conversation {
  ask(question: Question): Promise<AskResult>;
}
