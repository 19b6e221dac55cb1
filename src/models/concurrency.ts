import type { LanguageModel, ModelEvent, ModelRequest } from './model.ts';
import { NO_USAGE } from './tokens.ts';

/** How long a request waits for another to end, in milliseconds; at most a quarter of its own time. */
const WAIT_MS = 1_000;

/** Lets at most `most` requests be under way at once; who has waited for a second is told `busy`. */
export function withConcurrency(model: LanguageModel, most: number): LanguageModel {
  const slots = new Slots(most);

  async function* stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const began = performance.now();
    const release = await slots.take(Math.min(WAIT_MS, request.withinMs / 4), request.signal);
    if (!release) return yield { kind: 'failed', failure: 'busy', detail: '同时进行的请求已满', usage: NO_USAGE };
    // Whoever stops reading without a word keeps the slot no longer than the request might have taken.
    const timer = setTimeout(release, request.withinMs);
    try {
      yield* model.stream({ ...request, withinMs: request.withinMs - (performance.now() - began) });
    } finally {
      clearTimeout(timer);
      release();
    }
  }

  return { nameOf: (purpose) => model.nameOf(purpose), stream };
}

/** Slots, given out in the order in which they were asked for. */
class Slots {
  private readonly waiting = new Set<() => void>();

  constructor(private free: number) {}

  /** Gives back how to release the slot (twice is once); `null` after `waitMs`, or when the signal is aborted. */
  async take(waitMs: number, signal: AbortSignal | undefined): Promise<(() => void) | null> {
    if (this.free > 0) this.free -= 1;
    else if (!(await this.wait(waitMs, signal))) return null;
    let held = true;
    return () => {
      if (held) this.giveBack();
      held = false;
    };
  }

  private giveBack(): void {
    const [first] = this.waiting;
    if (first) first();
    else this.free += 1;
  }

  private wait(waitMs: number, signal: AbortSignal | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (taken: boolean) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        this.waiting.delete(take);
        resolve(taken);
      };
      const take = () => settle(true);
      const giveUp = () => settle(false);
      const timer = setTimeout(giveUp, waitMs);
      signal?.addEventListener('abort', giveUp);
      this.waiting.add(take);
      if (signal?.aborted) giveUp();
    });
  }
}
