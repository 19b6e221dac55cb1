import type { Sleep } from './pace.ts';

interface Sleeper {
  end: number;
  wake: () => void;
}

/** For tests: a time that goes on by sleeping, or, where it is `held`, only by `pass`. */
export class TestTime {
  private time = Date.now();
  private sleepers: Sleeper[] = [];
  readonly slept: number[] = [];
  held = false;
  readonly now = () => this.time;

  readonly sleep: Sleep = (ms, signal) => {
    this.slept.push(ms);
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper: Sleeper = { end: this.time + ms, wake: resolve };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        resolve();
      });
      if (!this.held) setImmediate(() => this.wakeNext(Number.POSITIVE_INFINITY));
    });
  };

  /** Goes on so far; whoever's time is up wakes on the way, the first first. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    while (this.wakeNext(end)) await new Promise((resolve) => setImmediate(resolve));
    this.time = end;
  }

  /** Everybody whose time is up wakes only at the end of it, as after a machine that stood still. */
  async passLate(ms: number): Promise<void> {
    this.time += ms;
    while (this.wakeNext(this.time)) await new Promise((resolve) => setImmediate(resolve));
  }

  private wakeNext(latest: number): boolean {
    const [next] = this.sleepers.sort((one, other) => one.end - other.end);
    if (!next || next.end > latest) return false;
    this.sleepers = this.sleepers.filter((other) => other !== next);
    this.time = Math.max(this.time, next.end);
    next.wake();
    return true;
  }
}
