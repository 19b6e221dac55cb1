import type { Clock } from '../domain/clock.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Store } from '../store/store.ts';

/** What was deleted; how many of each. */
export interface Forgotten {
  conversations: number;
  /** Of conversations that went on. */
  turns: number;
  /** Links that were over. */
  shares: number;
  /** Finished messages, with chats that nobody used for a year. */
  messages: number;
  /** Half-finished things of chats that go on. */
  memories: number;
  /** Marks of what was sent, and what nobody could be told. */
  sent: number;
}

/** What forgetting needs of the store. */
export type ForgettingStore = Pick<
  Store,
  'forgetConversations' | 'forgetTurns' | 'forgetShares' | 'forgetMemories' | 'forgetMessages' | 'forgetSent'
>;

const DAY = 24 * 3_600_000;
/** Finished messages are known for longer than any platform delivers again. */
const MESSAGES_KEPT = 3 * DAY;
/** Receipts and settings of a chat are forgotten after a year unused, and so is what nobody could be told. */
const CHATS_KEPT = 365 * DAY;
/** A link that is over says so for as long again. */
const SHARES_KEPT = LIMITS.shareDays * DAY;
const A_BATCH = 50;
/** What is left after so many is for the next run. */
const BATCHES = 1_000;

/**
 * Deletes what is older than so many days: conversations, old turns of those that went on, and all else that would
 * outlive them. In batches, until none is left; others get their turn in between. Running it twice, or from two
 * processes at once, does no harm. Where one of these fails, the others are deleted all the same; then the first thing
 * that the store threw is thrown. What was deleted stays deleted.
 */
export async function forgetOld(store: ForgettingStore, clock: Clock, days: number): Promise<Forgotten> {
  const now = clock.now();
  const before = now - days * DAY;
  const briefly = (kept: number) => now - Math.min(kept, days * DAY);
  const failures: unknown[] = [];
  const noting = (counting: Promise<number>) =>
    counting.catch((error: unknown) => {
      failures.push(error);
      return 0;
    });
  const forgotten = {
    conversations: await noting(untilNone((limit) => store.forgetConversations(before, limit))),
    turns: await noting(untilNone((limit) => store.forgetTurns(before, limit))),
    shares: await noting(untilNone((limit) => store.forgetShares(briefly(SHARES_KEPT), limit))),
    memories: await noting(untilNone((limit) => store.forgetMemories(briefly(LIMITS.dialogueMs), limit))),
    messages: await noting(store.forgetMessages(briefly(MESSAGES_KEPT), now - CHATS_KEPT)),
    sent: await noting(store.forgetSent(briefly(MESSAGES_KEPT), now - CHATS_KEPT)),
  };
  if (failures.length > 0) throw failures[0];
  return forgotten;
}

async function untilNone(forget: (limit: number) => Promise<number>): Promise<number> {
  let sum = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const count = await forget(A_BATCH);
    if (count === 0) break;
    sum += count;
    // A database in this process answers without ever letting anything else run.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return sum;
}
