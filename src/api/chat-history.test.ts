import { expect, test } from 'vitest';
import { Problem } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { historyOf, textIn } from './chat-history.ts';

test('the last is the question, and the latest turns before it come along, oldest first', () => {
  const written = Array.from({ length: LIMITS.turns + 3 }, (_, at) => `问${at}`);
  const { question, before } = historyOf(written);
  expect(question).toBe(`问${LIMITS.turns + 2}`);
  expect(before).toEqual(written.slice(2, -1));
});

test('what nobody can see was no question, and is not counted', () => {
  expect(historyOf(['甲', ' \u200b\n', '', '乙', '丙'])).toEqual({ question: '丙', before: ['甲', '乙'] });
});

test('an earlier question is cut to its limit and stays text that can be stored', () => {
  const [cut] = historyOf([`${'长'.repeat(LIMITS.questionChars - 1)}😀`, '问']).before;
  expect(cut).toBe('长'.repeat(LIMITS.questionChars - 1));
  expect(cut?.isWellFormed()).toBe(true);
});

test('a question as long as a body may be goes to the engine, a longer one is too large', () => {
  const longest = 'a'.repeat(LIMITS.bodyBytes);
  expect(historyOf([longest]).question).toBe(longest);
  for (const question of [`${longest}a`, '长'.repeat(LIMITS.bodyBytes / 2)])
    expect(() => historyOf(['短', question])).toThrow(Problem);
});

test('a message’s text is that of its text parts', () => {
  expect(
    textIn([
      { type: 'text', text: '那' },
      { type: 'reasoning', text: '想' },
      { type: 'text', text: '谁' },
    ]),
  ).toBe('那\n谁');
});
