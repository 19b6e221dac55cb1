import type { Clock } from '../domain/clock.ts';

/** Times the steps of one answer, milliseconds each, in the order in which they were taken. */
export class Steps {
  readonly timings: Record<string, number> = {};

  constructor(private readonly clock: Clock) {}

  take<T>(name: string, work: () => T): T {
    const begun = this.clock.now();
    const result = work();
    this.timings[name] = this.clock.now() - begun;
    return result;
  }

  async wait<T>(name: string, work: () => Promise<T>): Promise<T> {
    const begun = this.clock.now();
    const result = await work();
    this.timings[name] = this.clock.now() - begun;
    return result;
  }
}
