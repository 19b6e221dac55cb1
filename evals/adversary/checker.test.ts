import { describe, expect, test } from 'vitest';
import { BAD } from './checker.bad.fixture.ts';
import { answerOf, KNOWN } from './checker.fixture.ts';
import { GOOD } from './checker.good.fixture.ts';
import { checkAnswer } from './checker.ts';
import { readFigures } from './figures.ts';

describe('what a person may read', () => {
  test.each(GOOD)('%s', (text) => {
    expect(checkAnswer(answerOf(text), KNOWN)).toEqual([]);
  });
});

describe('what must not reach anybody', () => {
  test.each(BAD)('%s: %.60s', (kind, text) => {
    expect(checkAnswer(answerOf(text), KNOWN).map((violation) => violation.kind)).toContain(kind);
  });
});

test('a citation whose slice is not its quote is seen, and one of a passage that is not there', () => {
  const sound = answerOf('加大政府权力清单实施监督力度。〔4〕');
  const shifted = sound.citations.map((citation) => ({ ...citation, start: citation.start + 1 }));
  expect(checkAnswer({ ...sound, citations: shifted }, KNOWN).filter(({ kind }) => kind === 'slice')).toHaveLength(4);
  const unknown = sound.citations.map((citation) => ({ ...citation, ref: `${citation.ref}9` }));
  expect(checkAnswer({ ...sound, citations: unknown }, KNOWN).map(({ kind }) => kind)).toContain('unknown_passage');
});

test('a refusal cites nothing, and its words need no marks', () => {
  const refusal = { text: '这个问题方案没有写到，可以拨打12345。', outcome: 'refused' as const };
  expect(checkAnswer(answerOf('', { ...refusal, citations: [] }), KNOWN)).toEqual([]);
  expect(checkAnswer(answerOf('', refusal), KNOWN).map(({ kind }) => kind)).toEqual(['refused_with_citations']);
});

test('lists may be introduced without marks only where no model wrote', () => {
  const list = '方案中2022年底前的任务：\n加大政府权力清单实施监督力度。〔4〕';
  expect(checkAnswer(answerOf(list, { mode: 'extractive' }), KNOWN)).toEqual([]);
  expect(checkAnswer(answerOf(list), KNOWN)).not.toEqual([]);
});

test.each([
  ['二〇二五年', '2025年'],
  ['一百零八项', '108个'],
  ['3万5千元', '35000元'],
  ['1,260.5元', '1260.5元'],
  ['百分之七十', '70%'],
  ['２０日', '20日'],
  ['十五个工作日', '15工作日'],
  ['三个月', '3个月'],
  ['三分之二', '2/3'],
  ['2022-12-31', '2022年 12月 31日'],
  ['2021—2025年', '2021年 2025年'],
  ['壹仟元', '1000元'],
  ['两千三百亿元', '230000000000元'],
])('%s is read as %s', (text, wanted) => {
  expect(
    readFigures(text)
      .map(({ value, unit }) => `${value}${unit}`)
      .join(' '),
  ).toBe(wanted);
});

test.each(['统一规定', '一律取消', '进一步', '三高四新', '万一出事', '千方百计', '十分重要', '一个单位', '老百姓'])(
  'a word is no figure: %s',
  (text) => {
    expect(readFigures(text).filter(({ sure }) => sure)).toEqual([]);
  },
);
