import { expect, test } from 'vitest';
import { bootstrapMean, mean, percentile, wilson } from './statistics.ts';

test("Wilson's interval of 8 in 10 is the textbook one", () => {
  const { value, low, high, n } = wilson(8, 10);
  expect({ value, n }).toEqual({ value: 0.8, n: 10 });
  expect(low).toBeCloseTo(0.49016, 4);
  expect(high).toBeCloseTo(0.94332, 4);
});

test("Wilson's interval ends exactly at 0 and at 1 and stays open on the other side", () => {
  expect(wilson(0, 7)).toMatchObject({ low: 0, high: expect.closeTo(0.35433, 4) });
  expect(wilson(10, 10)).toMatchObject({ low: expect.closeTo(0.72246, 4), high: 1 });
});

test('an interval of nothing, or of more hits than chances, is an error', () => {
  expect(() => wilson(0, 0)).toThrow(RangeError);
  expect(() => wilson(11, 10)).toThrow(RangeError);
  expect(() => mean([])).toThrow(RangeError);
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});

test('percentiles lie between their neighbours, whatever the order of the values', () => {
  expect(percentile([40, 10, 30, 20], 0.5)).toBe(25);
  expect(percentile([40, 10, 30, 20], 0.9)).toBeCloseTo(37, 10);
  expect(percentile([7], 0.95)).toBe(7);
});

test('a percentile counts by size, not by spelling', () => {
  expect(percentile([10, 9, 100], 0.5)).toBe(10);
});

test('the bootstrap interval encloses the mean as the normal one does, and is the same each time', () => {
  // 50 ones among 100: the mean is 0.5, its standard error 0.05, so the interval is about 0.402…0.598.
  const values = Array.from({ length: 100 }, (_, at) => at % 2);
  const { value, low, high, n } = bootstrapMean(values);
  expect({ value, n }).toEqual({ value: 0.5, n: 100 });
  expect(low).toBeGreaterThan(0.38);
  expect(low).toBeLessThan(0.42);
  expect(high).toBeGreaterThan(0.58);
  expect(high).toBeLessThan(0.62);
  const roots = values.map((_, at) => Math.sqrt(at));
  expect(bootstrapMean(roots)).toEqual(bootstrapMean(roots));
});
