import { expect, test } from 'vitest';
import { linesOf, markedLabel, piecesOf } from './marks.ts';

test('a mark is a piece of its own, and what stands about it stays', () => {
  const pieces = piecesOf('应当公开。【任务31】由司法厅负责。【任务4】【《行政处罚法》第五条】');
  expect(pieces).toEqual(['应当公开。', '【任务31】', '由司法厅负责。', '【任务4】', '【《行政处罚法》第五条】']);
  expect(pieces.map(markedLabel)).toEqual([null, '任务31', null, '任务4', '《行政处罚法》第五条']);
});

test('a mark that is not closed yet is held back while the text is written, and shown once it is finished', () => {
  expect(linesOf('应当公开。【任务3', false)).toEqual(['应当公开。']);
  expect(linesOf('应当公开。【任务31】', false)).toEqual(['应当公开。【任务31】']);
  expect(linesOf('应当公开。【任务3', true)).toEqual(['应当公开。【任务3']);
});

test('empty lines are no paragraphs', () => {
  expect(linesOf('一。\n\n 二。\n \n', true)).toEqual(['一。', ' 二。']);
});

test('however a text is cut, its pieces only grow at the end', () => {
  const text = '甲。【任务1】乙\n【任务2】丙【丁';
  for (let length = 1; length < text.length; length += 1) {
    const before = linesOf(text.slice(0, length), false);
    const after = linesOf(text.slice(0, length + 1), false);
    expect(after.length).toBeGreaterThanOrEqual(before.length);
    for (const [at, line] of before.entries()) expect(after[at]?.startsWith(line)).toBe(true);
  }
});
