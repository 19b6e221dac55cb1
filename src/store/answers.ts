import type { Answer, AnswerMode, Turn } from '../domain/answer.ts';
import type { CitationFault } from '../domain/citation.ts';

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
  /** How the question was taken: what a replay needs beside the question. */
  asked?: { mode: AnswerMode | 'auto'; entire: boolean; refused: boolean; simple: boolean } | undefined;
  /** Queries that a model rewrote the question into; searched beside it. */
  rewritten?: string[] | undefined;
  /** What the model wrote, as it came; `null` where it wrote nothing. */
  output?: string | null | undefined;
  /**
   * Why the model's words are not what was given, in whole or in part; `null` where they are. A `ModelFailure`;
   * `unsupported`: the guard let not all of them through; `silent`: it wrote nothing.
   */
  fellBack?: string | null | undefined;
  /** Each sentence that the guard looked at, what it found, and how well its sources support it (0…1). */
  checks?: { text: string; fault: CitationFault | null; detail?: string | undefined; support: number }[] | undefined;
  tokens?: { input: number; output: number } | undefined;
}

/** People's judgement of an answer. */
export interface Feedback {
  helpful: boolean;
  reason?: string | undefined;
}

/** An answer as it is listed: with its question and what was thought of it. */
export interface KeptAnswer {
  question: string;
  answer: Answer;
  feedback: Feedback | null;
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
  /** An answer with its trace, whoever's it is, for operators; `null` where there is none. */
  findForReplay(answerId: string): Promise<{ answer: Answer; trace: AnswerTrace } | null>;
  /** The latest `limit` turns of a conversation, oldest first. */
  listTurns(conversationId: string, limit: number): Promise<Turn[]>;
  /** The answers of a conversation with their questions, oldest first, at most `limit` of the latest. */
  listAnswers(conversationId: string, limit: number): Promise<KeptAnswer[]>;
  /** Keeps feedback; a later one replaces the earlier. `false` where the answer is not in this conversation. */
  saveFeedback(answerId: string, conversationId: string, feedback: Feedback, now: number): Promise<boolean>;
  /**
   * Deletes a conversation: turns, traces, feedback, shared links; of one over HTTP also its messages (those that wait,
   * too), its memory, and what was to be told in it. A bot's chat goes on as a new conversation. `false` where there was
   * nothing to delete. Comments that were handed in are no part of it.
   */
  deleteConversation(id: string): Promise<boolean>;
  /**
   * Deletes conversations whose newest turn is older than this, likewise, but for what waits. Gives how many, at most
   * `limit` and at most 90; call it until it gives 0.
   */
  forgetConversations(before: number, limit: number): Promise<number>;
  /** Deletes turns older than this of conversations that went on, likewise. */
  forgetTurns(before: number, limit: number): Promise<number>;
}
