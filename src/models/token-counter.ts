import { dayInChina } from '../domain/law-time.ts';
import type { SharedStore } from '../store/shared.ts';

/** The port that counts the tokens of each day in China, over all instances. */
export interface TokenCounter {
  /**
   * Adds tokens, or takes them back where they are negative, on the day of `at` (milliseconds since the epoch). Gives
   * the day's new sum. Throws where it cannot be reached.
   */
  add(tokens: number, at: number): Promise<number>;
}

/** A day's sum is kept until the day after is over. */
const KEPT_MS = 2 * 24 * 3_600_000;

/** Counts in the store. */
export function storeCounter(store: Pick<SharedStore, 'countShared'>): TokenCounter {
  return {
    add: (tokens, at) => store.countShared(`model-tokens:${dayInChina(at)}`, Math.round(tokens), at + KEPT_MS, at),
  };
}
