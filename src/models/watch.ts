/** Why a request was broken off from here. */
export type Stopped = 'silence' | 'time' | 'caller';

/** When a request is broken off; times of `performance.now()`. */
export interface WatchLimits {
  deadline: number;
  silenceMs: number;
  signal: AbortSignal | undefined;
}

/** Watches over one request: its signal aborts it when the time is over, nothing comes, or the caller hangs up. */
export class Watch {
  /** Why it was broken off; `null` while it was not. */
  stopped: Stopped | null = null;
  private readonly controller = new AbortController();
  private readonly total: ReturnType<typeof setTimeout>;
  private silence: ReturnType<typeof setTimeout>;

  constructor(private readonly limits: WatchLimits) {
    this.total = setTimeout(() => this.stop('time'), Math.max(0, limits.deadline - performance.now()));
    this.silence = this.listen();
    limits.signal?.addEventListener('abort', this.hangUp);
    if (limits.signal?.aborted) this.stop('caller');
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Something came. */
  heard(): void {
    clearTimeout(this.silence);
    this.silence = this.listen();
  }

  /** The request is over, whether it came to its end or not; its connection goes, its timers too. */
  end(): void {
    clearTimeout(this.total);
    clearTimeout(this.silence);
    this.limits.signal?.removeEventListener('abort', this.hangUp);
    this.controller.abort();
  }

  private listen() {
    return setTimeout(() => this.stop('silence'), this.limits.silenceMs);
  }

  private readonly hangUp = (): void => this.stop('caller');

  private stop(why: Stopped): void {
    this.stopped ??= why;
    this.controller.abort();
  }
}
