import { expect, test } from 'vitest';
import { beyond, measureTable } from './bench-pages.measures.ts';

const samples = [10, 20, 30, 40, 100];

test('a measure goes beyond its budget where its quantile does, whatever its largest is', () => {
  expect(beyond([{ name: '打字', samples }], { 打字: { at: 0.75, ms: 40 } })).toEqual([]);
  expect(beyond([{ name: '打字', samples }], { 打字: { at: 0.75, ms: 39 } })).toEqual([
    '打字：p75 为 40 ms，超过 39 ms',
  ]);
  expect(beyond([{ name: '打字', samples }], { 打字: { at: 1, ms: 40 } })).toHaveLength(1);
});

test('neither a measure without a budget passes, nor one that was not taken, nor a budget for nothing', () => {
  expect(beyond([{ name: '打字', samples }], {})).toEqual(['打字：没有预算']);
  expect(beyond([{ name: '打字', samples: [] }], { 打字: { at: 0.5, ms: 1 } })).toEqual(['打字：没有测到']);
  expect(beyond([], { 打字: { at: 0.5, ms: 1 } })).toEqual(['打字：有预算，没有测']);
});

test('the table gives n, the spread and the budget', () => {
  const table = measureTable([{ name: '打字', samples }], { 打字: { at: 0.75, ms: 40 } });
  expect(
    table
      .split('\n')
      .at(-1)
      ?.trim()
      .split(/\s{2,}/),
  ).toEqual(['打字', '5', '10', '30', '40', '98', '100', 'p75 ≤ 40']);
});
