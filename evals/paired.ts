import type { Tally } from './outcome.ts';
import { mulberry32, percentile, RESAMPLES } from './statistics.ts';

/** What one case adds to a metric in two runs; `null` where the metric says nothing of it in that run. */
export interface Pair {
  before: Tally | null;
  after: Tally | null;
}

/** A metric over the same cases in two runs. Shares are sums of hits by sums of chances; differences are after − before. */
export interface Difference {
  before: number;
  after: number;
  difference: number;
  /** 95 %, by drawing cases anew; `null` where no case differs, so that nothing is known of the doubt. */
  interval: { low: number; high: number } | null;
  /** Cases that count in either run. */
  n: number;
}

/** Cases that count whole in both runs and came out differently, with McNemar's exact two-sided p. */
export interface Changes {
  /** Missed before, hit after. */
  gained: number;
  /** Hit before, missed after. */
  lost: number;
  p: number;
}

/**
 * The difference of two shares with its percentile bootstrap interval: cases are drawn with both of their results, so
 * that what is hard for both runs cancels out. The same pairs give the same interval. `null` where a run has nothing.
 */
export function pairedDifference(pairs: readonly Pair[]): Difference | null {
  const counted = pairs.filter(({ before, after }) => before || after);
  const sums = new Sums(counted);
  const whole = sums.of((at) => at);
  if (!whole) return null;
  const { before, after } = whole;
  const differs = counted.some(({ before: a, after: b }) => !isSame(a, b));
  const interval = differs ? resampled(sums, counted.length) : null;
  return { before, after, difference: after - before, interval, n: counted.length };
}

/** Stored thirds are rounded; no real results are so near to each other. */
function isSame(a: Tally | null, b: Tally | null): boolean {
  return a?.of === b?.of && Math.abs((a?.hits ?? 0) - (b?.hits ?? 0)) < 1e-3;
}

function resampled(sums: Sums, n: number): Difference['interval'] {
  const random = mulberry32(n);
  const differences: number[] = [];
  for (let round = 0; round < RESAMPLES; round++) {
    const drawn = sums.of(() => Math.floor(random() * n));
    if (drawn) differences.push(drawn.after - drawn.before);
  }
  if (differences.length === 0) return null;
  return { low: percentile(differences, 0.025), high: percentile(differences, 0.975) };
}

/** The four columns of hits and chances, side by side, because they are summed two thousand times. */
class Sums {
  private readonly columns: Float64Array;

  constructor(private readonly pairs: readonly Pair[]) {
    this.columns = Float64Array.from(
      pairs.flatMap(({ before, after }) => [before?.hits ?? 0, before?.of ?? 0, after?.hits ?? 0, after?.of ?? 0]),
    );
  }

  /** The two shares over as many cases as there are, each chosen by `pick`; `null` where a run has no chance at all. */
  of(pick: (at: number) => number): { before: number; after: number } | null {
    const { columns, pairs } = this;
    const total = [0, 0, 0, 0] as [number, number, number, number];
    for (let at = 0; at < pairs.length; at++) {
      const from = pick(at) * 4;
      for (let column = 0; column < 4; column++) total[column as 0] += columns[from + column] as number;
    }
    const [hitsBefore, before, hitsAfter, after] = total;
    return before > 0 && after > 0 ? { before: hitsBefore / before, after: hitsAfter / after } : null;
  }
}

/** Counts changes of cases that count as one whole in both runs; `null` where some case counts in parts. */
export function countChanges(pairs: readonly Pair[]): Changes | null {
  const both = pairs.flatMap(({ before, after }) => (before && after ? [{ before, after }] : []));
  const whole = ({ hits, of }: Tally): boolean => of === 1 && (hits === 0 || hits === 1);
  if (!both.length || !both.every(({ before, after }) => whole(before) && whole(after))) return null;
  const gained = both.filter(({ before, after }) => before.hits < after.hits).length;
  const lost = both.filter(({ before, after }) => before.hits > after.hits).length;
  return { gained, lost, p: mcnemar(gained, lost) };
}

/**
 * McNemar's exact two-sided p of so many changes one way and the other: how likely a split at least as uneven is where
 * either way is equally likely. Throws RangeError on negative or broken counts.
 */
export function mcnemar(gained: number, lost: number): number {
  if (![gained, lost].every((count) => Number.isInteger(count) && count >= 0)) throw new RangeError('no counts');
  const n = gained + lost;
  // By logarithms: 0.5^n itself leaves floating point beyond a thousand changes.
  let log = -n * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= Math.min(gained, lost); k++) {
    tail += Math.exp(log);
    log += Math.log((n - k) / (k + 1));
  }
  return Math.min(1, 2 * tail);
}
