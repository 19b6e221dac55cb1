import { expect, test } from 'vitest';
import { cite, makeAnswer, makeCase, makeOutcome, makePassage, makeRefusedAnswer } from './fixtures.ts';
import type { Outcome } from './outcome.ts';
import { scoreOutcome, summarise } from './summary.ts';
import { parseThresholds, unmet } from './thresholds.ts';

const P67 = makePassage(67, '化解率不低于70%。');
const P9 = makePassage(9, '没有依据的一律取消。');
const passages = new Map([P67, P9].map((passage) => [passage.ref, passage]));
const right = makeAnswer('化解率不低于70%。【任务67】', [cite(P67)]);

function rowsOf(outcomes: Outcome[]) {
  return summarise(outcomes.map((outcome) => scoreOutcome(outcome, passages)));
}

test('cases are counted over all, by stratum and by noise', () => {
  const noisy = makeCase({ stratum: 'noisy', noise: 'typo' });
  const rows = rowsOf([makeOutcome(makeCase(), right), makeOutcome(noisy, makeRefusedAnswer('no_basis'))]);
  expect(rows.map(({ key, cases }) => [key, cases])).toEqual([
    ['all', 2],
    ['staff', 1],
    ['noisy', 1],
    ['noisy/typo', 1],
  ]);
  expect(rows[0]?.cells.get('first')).toMatchObject({ value: 0.5, n: 2 });
  expect(rows[3]?.cells.get('overRefusal')).toMatchObject({ value: 1, n: 1 });
});

test('facts are summed over all cases, not averaged by case', () => {
  const rows = rowsOf([
    makeOutcome(makeCase({ facts: ['70%'] }), right),
    makeOutcome(makeCase({ facts: ['甲', '乙', '丙'] }), right),
  ]);
  expect(rows[0]?.cells.get('facts')).toMatchObject({ value: 0.25, n: 4 });
});

test('graded values that are all alike still have an interval', () => {
  const outcomes = [1, 2].map(() => makeOutcome(makeCase(), right, ['plan:67']));
  // Wilson for 2 of 2: 1 / (1 + z²/2).
  expect(rowsOf(outcomes)[0]?.cells.get('mrr10')?.interval).toEqual({ low: expect.closeTo(0.34238, 4), high: 1 });
});

test('lengths leave out marks and refusals; times are of all', () => {
  const rows = rowsOf([
    makeOutcome(makeCase(), right),
    makeOutcome(makeCase(), makeRefusedAnswer('no_basis'), [], { ms: 15 }),
  ]);
  expect(rows[0]?.cells.get('chars50')).toEqual({ value: 10, n: 1, unit: 'chars', interval: null });
  expect(rows[0]?.cells.get('ms50')).toMatchObject({ value: 10, n: 2, unit: 'ms' });
});

test('paraphrases agree by the mean overlap of what they cite, pair by pair', () => {
  const grouped = makeCase({ group: 'g' });
  const both = makeAnswer('', [cite(P67), cite(P9)]);
  const rows = rowsOf([right, right, both].map((answer) => makeOutcome(grouped, answer)));
  // Pairs: 1, 1/2, 1/2.
  expect(rows[0]?.cells.get('consistency')).toMatchObject({ value: expect.closeTo(2 / 3, 10), n: 1 });
  expect(rowsOf([makeOutcome(makeCase(), right)])[0]?.cells.has('consistency')).toBe(false);
});

test('a case fails by the decisive metrics that it misses', () => {
  const { failures } = scoreOutcome(makeOutcome(makeCase({ facts: ['90%'] }), right, ['plan:67']), passages);
  expect(failures).toEqual(['facts']);
});

test('thresholds name what is under, over or not measured, and are silent at the bound itself', () => {
  const rows = rowsOf([makeOutcome(makeCase(), right), makeOutcome(makeCase(), makeRefusedAnswer('no_basis'))]);
  const source = [
    { stratum: 'staff', metric: 'first', min: 0.5 },
    { stratum: 'staff', metric: 'first', min: 0.51 },
    { stratum: 'all', metric: 'overRefusal', max: 0.05 },
    { stratum: 'noisy', metric: 'recall5', min: 0.8 },
  ];
  expect(unmet(parseThresholds(JSON.stringify(source)), rows)).toEqual([
    '工作人员 首条依据(staff.first):50.0%,应不低于 51.0%',
    '全部 误拒(all.overRefusal):50.0%,应不高于 5.0%',
    'noisy Recall@5(noisy.recall5):没有可测的题',
  ]);
});

test('a threshold on an unknown metric, or without a bound, is refused', () => {
  expect(() => parseThresholds('[{"stratum":"all","metric":"frist","min":1}]')).toThrow('metric');
  expect(() => parseThresholds('[{"stratum":"all","metric":"first"}]')).toThrow('须有 min 或 max');
});
