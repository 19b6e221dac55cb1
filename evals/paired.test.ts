import { expect, test } from 'vitest';
import { countChanges, mcnemar, type Pair, pairedDifference } from './paired.ts';

const yes = { hits: 1, of: 1 };
const no = { hits: 0, of: 1 };
const times = (count: number, pair: Pair): Pair[] => Array.from({ length: count }, () => pair);

test.each([
  [0, 0, 1],
  [1, 0, 1],
  [5, 0, 2 * 0.5 ** 5],
  [8, 2, (2 * (1 + 10 + 45)) / 1024],
  [2, 8, (2 * (1 + 10 + 45)) / 1024],
  [3, 3, 1],
])('%d gained and %d lost have the p of the binomial', (gained, lost, p) => {
  expect(mcnemar(gained, lost)).toBeCloseTo(p, 12);
});

test('thousands of changes have a p, too, and no counts have none', () => {
  expect(mcnemar(1_000, 1_100)).toBeCloseTo(0.03, 2);
  expect(mcnemar(0, 5_000)).toBe(0);
  expect(() => mcnemar(-1, 0)).toThrow(RangeError);
});

test('a difference is of sums, over the cases that count in either run', () => {
  const pairs: Pair[] = [
    { before: { hits: 1, of: 2 }, after: { hits: 2, of: 2 } },
    { before: null, after: { hits: 0, of: 4 } },
    { before: null, after: null },
  ];
  const found = pairedDifference(pairs);
  expect(found).toMatchObject({ before: 0.5, after: 2 / 6, n: 2 });
  expect(found?.difference).toBeCloseTo(2 / 6 - 0.5, 12);
});

test('the interval of a clear loss lies below zero, that of as many gains as losses around it', () => {
  const clear = [...times(90, { before: yes, after: yes }), ...times(10, { before: yes, after: no })];
  const found = pairedDifference(clear);
  expect(found?.difference).toBeCloseTo(-0.1, 12);
  // By the normal approximation −0.1 ± 1.96·√(0.09/100).
  expect(found?.interval?.low).toBeCloseTo(-0.159, 1);
  expect(found?.interval?.high).toBeLessThan(-0.03);
  const even = [...times(10, { before: no, after: yes }), ...times(10, { before: yes, after: no })];
  const interval = pairedDifference(even)?.interval;
  expect(interval?.low).toBeLessThan(0);
  expect(interval?.high).toBeGreaterThan(0);
});

test('pairing takes out what is hard for both: the same losses unpaired would be lost in the noise', () => {
  const pairs = [...times(500, { before: yes, after: yes }), ...times(480, { before: no, after: no })];
  const found = pairedDifference([...pairs, ...times(20, { before: yes, after: no })]);
  // Unpaired, 52 % and 50 % of 1,000 overlap widely: ± 4.4 points.
  expect(found?.interval?.high).toBeLessThan(0);
});

test('where nothing differs there is no interval, and the same pairs give the same one', () => {
  expect(pairedDifference(times(5, { before: yes, after: yes }))).toMatchObject({ difference: 0, interval: null });
  const third = { before: { hits: 1 / 3, of: 1 }, after: { hits: 0.3333, of: 1 } };
  expect(pairedDifference([third])?.interval).toBeNull();
  expect(pairedDifference([])).toBeNull();
  const pairs = [...times(7, { before: yes, after: no }), ...times(50, { before: no, after: no })];
  expect(pairedDifference(pairs)).toEqual(pairedDifference(pairs));
});

test('changes are counted for yes or no only', () => {
  expect(
    countChanges([...times(6, { before: yes, after: no }), { before: no, after: yes }, { before: null, after: no }]),
  ).toEqual({ gained: 1, lost: 6, p: mcnemar(1, 6) });
  expect(countChanges([{ before: { hits: 0.5, of: 1 }, after: yes }])).toBeNull();
  expect(countChanges([])).toBeNull();
});
