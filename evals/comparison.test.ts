import { expect, test } from 'vitest';
import { compare, regressions } from './comparison.ts';
import { comparisonTable } from './comparison-table.ts';
import type { Tallied, TalliedCase } from './evaluation.ts';
import { METRICS } from './metrics.ts';

const none: ReadonlySet<string> = new Set();

/** A run whose cases c0, c1, … have these results of one metric. */
function runOf(metric: string, results: readonly (0 | 1)[], changes: Partial<TalliedCase> = {}): Tallied {
  const cases = results.map((hits, at): TalliedCase => {
    const one = { id: `c${at}`, asked: 'q', case: null, tallies: new Map([[metric, { hits, of: 1 }]]) };
    return { ...one, ...changes };
  });
  return { name: metric, metrics: METRICS.map(({ key }) => key), cases: new Map(cases.map((one) => [one.id, one])) };
}

const results = (right: number, wrong: number): (0 | 1)[] => [
  ...Array.from({ length: right }, () => 1 as const),
  ...Array.from({ length: wrong }, () => 0 as const),
];

test('a decisive metric that falls beyond doubt is a regression', () => {
  const comparison = compare(runOf('first', results(100, 0)), runOf('first', results(90, 10)));
  expect(comparison.metrics).toMatchObject([{ verdict: 'worse', changes: { gained: 0, lost: 10 } }]);
  expect(regressions(comparison, none)).toEqual([expect.stringContaining('首条依据(first):-10.0')]);
});

test('a fall within doubt is none, and neither is one of a metric that does not decide', () => {
  expect(regressions(compare(runOf('first', results(100, 0)), runOf('first', results(98, 2))), none)).toEqual([]);
  expect(regressions(compare(runOf('recall1', results(100, 0)), runOf('recall1', results(50, 50))), none)).toEqual([]);
});

test('where less is better, more is a regression and less is none', () => {
  const few = runOf('overRefusal', results(0, 100));
  const many = runOf('overRefusal', results(10, 90));
  expect(regressions(compare(few, many), none)).toHaveLength(1);
  expect(compare(many, few).metrics).toMatchObject([{ verdict: 'better', changes: { gained: 10, lost: 0 } }]);
  expect(regressions(compare(many, few), none)).toEqual([]);
});

test('one protected case that turns from right to wrong is a regression, whatever else got better', () => {
  const before = runOf('first', [1, 0, 0, 0, 0, 0, 0]);
  const after = runOf('first', [0, 1, 1, 1, 1, 1, 1]);
  const comparison = compare(before, after);
  expect(regressions(comparison, none)).toEqual([]);
  expect(regressions(comparison, new Set(['c0']))).toEqual(['受保护的题 c0 由对变错']);
  // A protected case that was wrong before and still is does no harm.
  expect(regressions(compare(before, before), new Set(['c1']))).toEqual([]);
});

test('a protected case cannot be taken away or rewritten, and what asks something else is not compared', () => {
  const before = runOf('first', [1, 1]);
  const [kept] = [...before.cases.values()] as [TalliedCase];
  const without: Tallied = { ...before, cases: new Map([['c0', kept]]) };
  expect(regressions(compare(before, without), new Set(['c1']))).toEqual(['受保护的题 c1 不见了']);
  const rewritten = compare(before, runOf('first', [0, 0], { asked: 'other' }));
  expect(rewritten).toMatchObject({ shared: 0, rewritten: ['c0', 'c1'], lost: [] });
  expect(regressions(rewritten, new Set(['c0']))).toEqual(['受保护的题 c0 改了问法']);
});

test('the table names every metric with its difference, wins and losses, and the cases that turned', () => {
  const comparison = compare(runOf('first', results(95, 5)), runOf('first', results(80, 20)));
  const table = comparisonTable({ ...comparison, before: '甲', after: '乙' });
  expect(table).toContain('甲 → 乙,共有 100 题');
  expect(table).toMatch(/首条依据 +95\.0% +80\.0% +-15\.0 \(-2\d\.\d…-\d\.\d\) +0:15 +<\.001 +100 +变差/);
  const once = comparisonTable(compare(runOf('first', [1, 1]), runOf('first', [1, 0])));
  expect(once).toMatch(/ 0:1 +1 +2 /);
  expect(table).toMatch(/由对变错\(15\):c80 c81 .*c94$/m);
});
