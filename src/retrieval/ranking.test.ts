import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastOfBest, topOf } from './ranking.ts';

test('the highest come first, equal ones in their order, and what scores nothing never comes', () => {
  expect(topOf(Float32Array.of(1, 3, 0, 3, 2, -1), 3)).toEqual([1, 3, 4]);
  expect(topOf(Float32Array.of(1, 3, 0, 3, 2, -1), 10)).toEqual([1, 3, 4, 0]);
  expect(topOf(Float32Array.of(1, 2), 0)).toEqual([]);
  expect(topOf(new Float32Array(0), 5)).toEqual([]);
});

test('over any scores the selection is that of a full sort', () => {
  const scores = fc.array(fc.integer({ min: -2, max: 9 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.nat(20), (values, limit) => {
      const sorted = values.map((_, at) => at).filter((at) => (values[at] as number) > 0);
      sorted.sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
      expect(topOf(Float32Array.from(values), limit)).toEqual(sorted.slice(0, limit));
    }),
  );
});

test('at least as many reach the least of the best as were asked for, and not many more', () => {
  const scores = Float32Array.from({ length: 10_000 }, (_, at) => (at % 997) / 997);
  const least = leastOfBest(scores, 996 / 997, 500);
  const reached = scores.filter((score) => score >= least).length;
  expect(reached).toBeGreaterThanOrEqual(500);
  expect(reached).toBeLessThan(540);
});

test('where fewer are positive than are asked for, all of them reach it and no zero does', () => {
  const scores = Float32Array.of(0, 0.5, 0, 1e-6, 0.2);
  expect([...scores].filter((score) => score >= leastOfBest(scores, 0.5, 10))).toHaveLength(3);
});
