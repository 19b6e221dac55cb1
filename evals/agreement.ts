import { mean, mulberry32, percentile, RESAMPLES } from './statistics.ts';

/** How far two who judged the same things agree. */
export interface Agreement {
  /** Cohen's kappa: agreement beyond what chance alone would bring; `null` where one of them says always the same. */
  kappa: number | null;
  /** 95 %, by drawing things anew; `null` where kappa is. */
  interval: { low: number; high: number } | null;
  /** The share of things on which they agree. */
  same: number;
  n: number;
}

/** The judgements of two on one thing. */
export type Both = readonly [boolean, boolean];

/** Cohen's kappa with its percentile bootstrap interval; the same judgements give the same one. Throws on none. */
export function agreementOf(judgements: readonly Both[]): Agreement {
  const same = mean(judgements.map(([one, other]) => (one === other ? 1 : 0)));
  const kappa = kappaOf(judgements);
  const drawn = kappa === null ? [] : resample(judgements, kappaOf);
  return { kappa, interval: intervalOf(drawn), same, n: judgements.length };
}

function kappaOf(judgements: readonly Both[]): number | null {
  const n = judgements.length;
  const share = (test: (both: Both) => boolean): number => judgements.filter(test).length / n;
  const observed = share(([one, other]) => one === other);
  const first = share(([one]) => one);
  const second = share(([, other]) => other);
  const byChance = first * second + (1 - first) * (1 - second);
  return byChance >= 1 ? null : (observed - byChance) / (1 - byChance);
}

/** How well a score tells two kinds apart. */
export interface Separation {
  /** The probability that a good one scores above a bad one; ties count half. */
  auc: number;
  interval: { low: number; high: number };
  good: number;
  bad: number;
}

/** The area under the curve with its percentile bootstrap interval, each kind drawn by itself. `null` where one lacks. */
export function separationOf(scored: readonly { score: number; good: boolean }[]): Separation | null {
  const good = scored.filter((one) => one.good).map(({ score }) => score);
  const bad = scored.filter((one) => !one.good).map(({ score }) => score);
  if (!good.length || !bad.length) return null;
  const random = mulberry32(scored.length);
  const drawn = Array.from({ length: RESAMPLES }, () => aucOf(draw(good, random), draw(bad, random)));
  return {
    auc: aucOf(good, bad),
    interval: intervalOf(drawn) as Separation['interval'],
    good: good.length,
    bad: bad.length,
  };
}

/** By ranks, as Mann and Whitney count. */
function aucOf(good: readonly number[], bad: readonly number[]): number {
  const sorted = bad.toSorted((a, b) => a - b);
  const below = (value: number, orEqual: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const at = (low + high) >> 1;
      const under = orEqual ? (sorted[at] as number) <= value : (sorted[at] as number) < value;
      if (under) low = at + 1;
      else high = at;
    }
    return low;
  };
  const wins = good.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return wins / (good.length * bad.length);
}

function draw<T>(values: readonly T[], random: () => number): T[] {
  return values.map(() => values[Math.floor(random() * values.length)] as T);
}

function resample<T>(values: readonly T[], measure: (drawn: readonly T[]) => number | null): number[] {
  const random = mulberry32(values.length);
  return Array.from({ length: RESAMPLES }, () => measure(draw(values, random))).filter((value) => value !== null);
}

function intervalOf(values: readonly number[]): { low: number; high: number } | null {
  return values.length ? { low: percentile(values, 0.025), high: percentile(values, 0.975) } : null;
}
