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

/** How long the account waits before it sends, by chance between the two; milliseconds. */
export interface Pause {
  minMs: number;
  maxMs: number;
}

/** Whatever the pause: two messages of the account, to whomever, are so far apart. */
export const GAP_MS = 1_000;

/** What the pace works with. `random` gives 0 up to, but not, 1. */
export interface PaceParts {
  pause: Pause;
  clock: Clock;
  sleep: Sleep;
  random: () => number;
}

/** Makes one account send as a person would: one message after the other, each after a pause. */
export class Pace {
  /** When the last of those that wait has its turn. */
  private last = 0;
  private sentAt = 0;
  /** The turns of those that were asked to come again. */
  private readonly kept = new Map<string, number>();

  constructor(private readonly parts: PaceParts) {}

  /**
   * Waits for the next turn and takes it: gives 0. Where that would last beyond `mostMs`, keeps the turn for `key` and
   * gives the milliseconds after which to come again, which is some time before the turn.
   */
  async turn(key: string, mostMs: number): Promise<number> {
    const { clock, sleep } = this.parts;
    const now = clock.now();
    const kept = this.kept.get(key);
    const at = kept !== undefined && kept > now ? kept : this.next(now);
    if (at - now > mostMs) {
      this.keep(key, at, now);
      return Math.max(1, at - now - mostMs / 2);
    }
    this.kept.delete(key);
    await sleep(at - now);
    // A timer that was late must not push two messages together.
    for (let left = this.left(); left > 0; left = this.left()) await sleep(left);
    this.sentAt = clock.now();
    return 0;
  }

  private left(): number {
    return this.sentAt + GAP_MS - this.parts.clock.now();
  }

  private next(now: number): number {
    const { pause, random } = this.parts;
    const length = pause.minMs + Math.floor(random() * (pause.maxMs - pause.minMs + 1));
    this.last = Math.max(this.last, now) + Math.max(GAP_MS, length);
    return this.last;
  }

  private keep(key: string, at: number, now: number): void {
    for (const [other, time] of this.kept) if (time < now) this.kept.delete(other);
    this.kept.set(key, at);
  }
}
