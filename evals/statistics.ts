/** Two-sided 95 %. */
const Z = 1.959963984540054;
/** How often a bootstrap draws anew. */
export const RESAMPLES = 2_000;

/** A share or a mean with the bounds of its 95 % interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  n: number;
}

/**
 * Wilson's interval of `hits` in `n`. Hits may be fractions (a question whose gold is half found): values between
 * 0 and 1 vary no more than a coin of the same mean does, so that the interval is then too wide rather than too narrow.
 * Throws RangeError where n is not positive or hits lie outside 0…n.
 */
export function wilson(hits: number, n: number): Estimate {
  if (!(n > 0) || hits < 0 || hits > n) throw new RangeError(`wilson(${hits}, ${n})`);
  const share = hits / n;
  const scale = 1 + Z ** 2 / n;
  const centre = (share + Z ** 2 / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  // At the ends the bound is exact; floating point would leave 1e-17 of it.
  const low = hits === 0 ? 0 : centre - half;
  const high = hits === n ? 1 : centre + half;
  return { value: share, low, high, n };
}

/** The mean with a percentile bootstrap interval; the same values give the same interval. Throws on no values. */
export function bootstrapMean(values: readonly number[]): Estimate {
  const value = mean(values);
  const random = mulberry32(values.length);
  const means = Array.from({ length: RESAMPLES }, () => {
    let total = 0;
    for (let draw = 0; draw < values.length; draw++) total += values[Math.floor(random() * values.length)] as number;
    return total / values.length;
  });
  return { value, low: percentile(means, 0.025), high: percentile(means, 0.975), n: values.length };
}

/** The arithmetic mean. Throws RangeError on no values. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('the mean of nothing');
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** The quantile `share` (0…1) with linear interpolation between neighbours. Throws RangeError on no values. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('a percentile of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}

/** A small seeded generator (mulberry32), so that a report can be reproduced to the last digit. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
