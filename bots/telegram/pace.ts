import type { Clock } from '../../src/domain/clock.ts';

/** Waits; ends early, without throwing, where the signal aborts. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The runtime's own timer. */
export const systemSleep: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });

/** Telegram's limits as its FAQ states them. Milliseconds. */
const PACE = {
  /** Between two messages to one chat. */
  chatGapMs: 1_000,
  groupMessages: 20,
  groupWindowMs: 60_000,
  overallMessages: 30,
  overallWindowMs: 1_000,
} as const;

interface ChatPace {
  /** When messages went out, the newest last. */
  times: number[];
  /** The platform asked for silence until then. */
  heldUntil: number;
}

/** Keeps to the platform's flood limits: says when a message may go. One for each bot; windows slide. */
export class Pace {
  private readonly chats = new Map<number, ChatPace>();
  private overall: number[] = [];
  private turns = 0;

  constructor(
    private readonly clock: Clock,
    private readonly sleep: Sleep,
  ) {}

  /**
   * Waits for the chat's turn and takes it: gives 0. Where that would last beyond `mostMs`, takes nothing and gives
   * the milliseconds that are left to wait.
   *
   * @param chatId negative for groups.
   */
  async turn(chatId: number, mostMs: number): Promise<number> {
    const begin = this.clock.now();
    for (;;) {
      const now = this.clock.now();
      const wait = this.waitFor(chatId, now);
      if (wait <= 0) break;
      if (now - begin + wait > mostMs) return wait;
      await this.sleep(wait);
    }
    this.take(chatId, this.clock.now());
    return 0;
  }

  /** The message is through: the gap counts from here, so that a slow network does not push two together. */
  passed(chatId: number): void {
    const times = this.chats.get(chatId)?.times;
    if (times?.length) times[times.length - 1] = this.clock.now();
  }

  /** No message to this chat for so long. */
  hold(chatId: number, ms: number): void {
    const chat = this.chats.get(chatId) ?? { times: [], heldUntil: 0 };
    this.chats.set(chatId, { ...chat, heldUntil: this.clock.now() + ms });
  }

  private waitFor(chatId: number, now: number): number {
    const { times, heldUntil } = this.chats.get(chatId) ?? { times: [], heldUntil: 0 };
    const { chatGapMs, groupMessages, groupWindowMs, overallMessages, overallWindowMs } = PACE;
    return Math.max(
      heldUntil - now,
      until(times.at(-1), chatGapMs, now),
      chatId < 0 ? until(times.at(-groupMessages), groupWindowMs, now) : 0,
      until(this.overall.at(-overallMessages), overallWindowMs, now),
    );
  }

  private take(chatId: number, now: number): void {
    const { times, heldUntil } = this.chats.get(chatId) ?? { times: [], heldUntil: 0 };
    this.chats.set(chatId, { times: [...times, now].slice(-PACE.groupMessages), heldUntil });
    this.overall = [...this.overall, now].slice(-PACE.overallMessages);
    this.turns += 1;
    if (this.turns % FORGET_EVERY === 0) this.forget(now);
  }

  private forget(now: number): void {
    for (const [chatId, { times, heldUntil }] of this.chats)
      if ((times.at(-1) ?? 0) + PACE.groupWindowMs < now && heldUntil < now) this.chats.delete(chatId);
  }
}

/** After so many turns chats that are quiet again are forgotten. */
const FORGET_EVERY = 1_000;

function until(time: number | undefined, gapMs: number, now: number): number {
  return time === undefined ? 0 : time + gapMs - now;
}
