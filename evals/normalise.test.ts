import { expect, test } from 'vitest';
import { statesFact, withoutMarks } from './normalise.ts';

test.each([
  ['每年不少于 60 学时', '60学时', 'spaces'],
  ['每年不少于６０学时', '60学时', 'full width'],
  ['每年不少于六十学时', '60学时', 'Chinese numerals'],
  ['每2年评选一次', '每两年', 'Arabic numerals for 两'],
  ['化解率不低于百分之七十', '不低于70%', '百分之'],
  ['化解率不低于70％', '不低于70%', 'the full-width percent sign'],
  ['落实“双随机、一公开”', '双随机,一公开', 'punctuation'],
  ['2021—2025年', '2021-2025年', 'kinds of dashes'],
  ['2021—2025年', '2025年', 'the end of a range'],
  ['经费1,000元', '1000元', 'thousands'],
  ['一律取消', '一律取消', 'a numeral that is no number'],
])('%s states %s (%s)', (answer, fact) => {
  expect(statesFact(answer, fact)).toBe(true);
});

test.each([
  ['每年不少于160学时', '60学时', 'the end of a longer number'],
  ['每年不少于二百六十学时', '60学时', 'the end of a longer Chinese number'],
  ['下降1.5%', '5%', 'the decimals of another number'],
  ['共10项', '共1', 'the beginning of a longer number'],
  ['不低于90%', '不低于70%', 'another number'],
  ['严格执行。【任务108】', '108', 'a mark'],
  ['什么都没有说', '。', 'a fact of punctuation only'],
])('%s does not state %s (%s)', (answer, fact) => {
  expect(statesFact(answer, fact)).toBe(false);
});

test('marks are taken out, and nothing else', () => {
  expect(withoutMarks('甲。【任务31】【第七部分】\n乙(二)。【《行政处罚法》第二十九条】')).toBe('甲。\n乙(二)。');
});
