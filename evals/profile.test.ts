import { expect, test } from 'vitest';
import { makeAnswer, makeCase, makeEvaluation, makeMade, makeOutcome, makeRefusedAnswer } from './fixtures.ts';
import { profileOf } from './profile.ts';
import { profileLines } from './profile-table.ts';
import { scoreOutcome } from './summary.ts';

const byModel = makeAnswer('答。', [], { mode: 'model' });
const passed = { text: '甲', fault: null, support: 0.9 };
const failed = { text: '乙', fault: 'unsupported_number', support: 0.5 } as const;
const outcomes = [
  makeOutcome(makeCase(), byModel, [], {
    ...{ ms: 1_000, made: makeMade({ model: 'm', tokens: { input: 1_000, output: 100 }, checks: [passed, passed] }) },
  }),
  makeOutcome(makeCase(), byModel, [], {
    ms: 3_000,
    made: makeMade({
      model: 'm',
      fellBack: 'unsupported',
      tokens: { input: 1_000, output: 300 },
      checks: [passed, failed],
    }),
  }),
  makeOutcome(makeCase(), makeAnswer('摘录。', []), [], {
    ms: 500,
    made: makeMade({ model: 'm', fellBack: 'timeout' }),
  }),
  makeOutcome(makeCase(), makeRefusedAnswer('no_basis'), [], { ms: 10 }),
];
const scored = outcomes.map((outcome) => scoreOutcome(outcome, new Map()));

test('a run is taken stock of: modes, fall-backs by why, cost, faults and support', () => {
  expect(profileOf(makeEvaluation(scored, { prices: { input: 10, output: 20 } }))).toEqual({
    cases: 4,
    modes: [
      { mode: 'model', cases: 2, ms50: 2_000, ms95: expect.closeTo(2_900, 6) },
      { mode: 'extractive', cases: 2, ms50: 255, ms95: expect.closeTo(475.5, 6) },
    ],
    outcomes: { answered: 3, refused: 1 },
    asked: 3,
    fellBack: [
      { why: 'timeout', cases: 1, inPart: 0 },
      { why: 'unsupported', cases: 1, inPart: 1 },
    ],
    tokens: { input: 2_000, output: 400 },
    // 2,000 at ¥10 and 400 at ¥20 a million, over three answered questions.
    cost: { total: expect.closeTo(0.028, 12), perAnswered: expect.closeTo(0.028 / 3, 12) },
    sentences: 4,
    faults: [{ fault: 'unsupported_number', sentences: 1 }],
    support: { passed: [0.9, 0.9, 0.9, 0.9, 0.9], failed: [0.5, 0.5, 0.5, 0.5, 0.5] },
  });
});

test('the lines say why and how much in Chinese, and nothing of models where none was asked', () => {
  const lines = new Map(profileLines(profileOf(makeEvaluation(scored, { prices: { input: 10, output: 20 } }))));
  expect(lines.get('退回摘录或略去')).toBe('2 题,占 66.7%:超时 1、没通过核对 1(其中部分采用 1)');
  expect(lines.get('费用')).toBe('共 ¥0.0280,每答复一题 ¥0.00933');
  expect(lines.get('·数字无据')).toBe('1 句');
  const extractive = profileLines(profileOf(makeEvaluation(scored.slice(3))));
  expect(extractive.map(([name]) => name)).toEqual(['结果', '用时(原文摘录)']);
});
