import type { Answer, Turn } from '../domain/answer.ts';

/** What is kept of an answer beside itself, so that it can be replayed and explained. */
export interface AnswerTrace {
  question: string;
  /** The question made whole from the turns before, as it was searched for. */
  resolved: string;
  /** Whether hidden characters or orders to a machine were taken out of the question. */
  stripped: boolean;
  /** Retrieved passages with scores, the rejected ones included. */
  retrieved: { ref: string; score: number; kept: boolean }[];
  /** SHA-256 of the prompt; `null` where no model wrote. */
  promptHash: string | null;
  model: string | null;
  /** Milliseconds by step. */
  timings: Record<string, number>;
}

/** People's judgement of an answer. */
export interface Feedback {
  helpful: boolean;
  reason?: string | undefined;
}

/** Conversations and their answers. */
export interface AnswerStore {
  /** Begins a conversation under its secret id. Throws where the id is taken. */
  createConversation(id: string, now: number): Promise<void>;
  /** Whether a conversation of this id exists. */
  hasConversation(id: string): Promise<boolean>;
  /**
   * Stores an answer with its trace. With `newConversation` the conversation is begun in the same atomic step.
   * Throws where the conversation does not exist and is not new.
   */
  saveAnswer(answer: Answer, trace: AnswerTrace, options: { newConversation: boolean; now: number }): Promise<void>;
  /** An answer, where it belongs to this conversation; else `null`. */
  findAnswer(answerId: string, conversationId: string): Promise<Answer | null>;
  /** An answer's trace, for operators; `null` where there is none. */
  findTrace(answerId: string): Promise<AnswerTrace | null>;
  /** The latest `limit` turns of a conversation, oldest first. */
  listTurns(conversationId: string, limit: number): Promise<Turn[]>;
  /** The answers of a conversation with their questions, oldest first, at most `limit` of the latest. */
  listAnswers(conversationId: string, limit: number): Promise<{ question: string; answer: Answer }[]>;
  /** Keeps feedback; a later one replaces the earlier. `false` where the answer is not in this conversation. */
  saveFeedback(answerId: string, conversationId: string, feedback: Feedback, now: number): Promise<boolean>;
}
