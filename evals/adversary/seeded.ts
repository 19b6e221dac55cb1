/** A small seeded generator, so that a run can be repeated to the last choice. */
export class Seeded {
  private state: number;

  constructor(seed: string) {
    this.state = 0x811c9dc5;
    for (const char of seed) this.state = Math.imul(this.state ^ (char.codePointAt(0) as number), 0x01000193);
  }

  /** 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** One of the list. Throws where it is empty. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[this.whole(0, list.length - 1)] as T;
  }

  /** At most `count` of the list, each once, in a new order. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    return Array.from({ length: Math.min(count, left.length) }, () => {
      return left.splice(this.whole(0, left.length - 1), 1)[0] as T;
    });
  }

  /** Whether something of this chance (0…1) happens. */
  chance(share: number): boolean {
    return this.next() < share;
  }
}
