import { expect, test } from 'vitest';
import { cite, makeAnswer, makeCase, makeOutcome, makePassage } from './fixtures.ts';
import { scoreOutcome, summarise } from './summary.ts';
import { align, displayWidth, failureList, overallTable, strataTable } from './table.ts';

const P67 = makePassage(67, '化解率不低于70%。');
const passages = new Map([[P67.ref, P67]]);
const hostile = makeCase({ id: 'h-1', question: '<img src=x onerror=alert(1)>"\'&', facts: ['90%'] });
const scored = [
  scoreOutcome(makeOutcome(hostile, makeAnswer('<script>x</script>', [cite(P67)]), ['plan:67']), passages),
];
const rows = summarise(scored);

test('cells stand under each other by their width on screen', () => {
  expect(
    align([
      ['指标', 'n'],
      ['R', '10'],
    ]),
  ).toBe('指标   n\nR     10');
  expect(displayWidth('首条(严)—R@5')).toBe(12);
});

test('the tables hold every metric and every row, the list of failures only ids', () => {
  expect(overallTable(rows)).toMatch(/引文属实 +100\.0% +20\.7–100\.0 +1\n/);
  expect(strataTable(rows)).toMatch(/\n工作人员 +1 +100\.0/);
  expect(failureList(scored)).toBe('无依据句(1):h-1\n要点齐全(1):h-1');
});
