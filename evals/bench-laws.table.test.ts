import { expect, test } from 'vitest';
import { acrossRounds, aheadLines, lawsTable, type Measured } from './bench-laws.table.ts';

const score = (recall10: number) => ({ recall5: recall10, recall10, recall100: 1, mrr10: recall10 });

function measured(title: string, ours: boolean, milliseconds: number, recall10: number): Measured {
  const rounds = [[milliseconds], [milliseconds * 2], [milliseconds * 3]];
  return { title, ours, seconds: 1, residentBefore: 1e8, resident: 3e8, rounds, scores: [score(recall10)] };
}

test('A quantile is that of the middle round, with the smallest and the largest beside it', () => {
  expect(
    acrossRounds(
      [
        [1, 3],
        [10, 30],
        [5, 7],
      ],
      0.5,
    ),
  ).toEqual({ median: 6, low: 2, high: 20 });
});

test('One that is faster and finds as much is said to be ahead', () => {
  const lines = aheadLines([measured('湘问', true, 2, 0.5), measured('别家', false, 1, 0.5)]);
  expect(lines).toEqual([
    '别家 领先 湘问：p50 2.00 毫秒对 4.00 毫秒，p99 2.00 毫秒对 4.00 毫秒；Recall@10 0.500 对 0.500。',
  ]);
});

test('One that is faster but finds less, or finds more but is slower, is not ahead', () => {
  const all = [measured('湘问', true, 2, 0.5), measured('快', false, 1, 0.4), measured('准', false, 3, 0.6)];
  expect(aheadLines(all)).toEqual(['没有一家在 Recall@10 不低于湘问任一项的同时，p50 或 p99 更短。']);
});

test('The table has a line for each with its times, memory and scores', () => {
  const table = lawsTable([measured('湘问', true, 2, 0.5)]).split('\n');
  expect(table).toHaveLength(2);
  expect(table[1]).toContain('300（起 100）');
  expect(table[1]).toContain('4.00（2.00–6.00）');
  expect(table[1]).toContain('0.500 [0.500, 0.500]');
});
