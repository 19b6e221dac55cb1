import type { z } from 'zod';
import type { SafeText } from '../domain/safe-text.ts';

/** What a model is asked for; each purpose may have a model of its own. */
export const PURPOSES = ['rewrite', 'write', 'judge', 'research'] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * Why a model gave nothing, or broke off:
 * - `over_budget`: the day's tokens are spent;
 * - `busy`: too many requests are under way here;
 * - `paused`: it failed again and again, and is left alone for a while (circuit breaker);
 * - `timeout`: nothing came in time, or not all of it;
 * - `rate_limited`: the service says so (429);
 * - `refused`: the service does not take the request (other 4xx, a wrong key, its content filter);
 * - `unreachable`: no connection, 5xx, a broken stream;
 * - `unreadable`: what came is of no form that can be read.
 */
export type ModelFailure =
  | 'over_budget'
  | 'busy'
  | 'paused'
  | 'timeout'
  | 'rate_limited'
  | 'refused'
  | 'unreachable'
  | 'unreadable';

/** Tokens as the service counts them; estimated from characters where it does not say. */
export interface ModelUsage {
  inputTokens: number;
  outputTokens: number;
}

/** One request. Only safe text: a person's words come redacted. */
export interface ModelRequest {
  purpose: Purpose;
  instructions: SafeText;
  input: SafeText;
  /** The form asked for; a service that cannot keep to it answers as it can, and the reader of the text copes. */
  shape?: { name: string; schema: z.ZodType } | undefined;
  maxOutputTokens: number;
  /** Milliseconds for all of it, retries included; at most what the settings allow. */
  withinMs: number;
  signal?: AbortSignal | undefined;
}

/** What comes of a request, in order: text in pieces as it is written, then exactly one `end` or `failed`. */
export type ModelEvent =
  | { kind: 'text'; text: string }
  | { kind: 'end'; usage: ModelUsage; cut: boolean }
  | { kind: 'failed'; failure: ModelFailure; detail: string; usage: ModelUsage };

/**
 * The port of language models. `stream` never throws: whatever happens is an event. A consumer that stops reading ends
 * the request. `detail` never holds a key, nor what a person wrote.
 */
export interface LanguageModel {
  /** The model's name for a purpose, as stored with answers. */
  nameOf(purpose: Purpose): string;
  stream(request: ModelRequest): AsyncIterable<ModelEvent>;
}
