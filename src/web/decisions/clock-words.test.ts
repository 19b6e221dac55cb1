import { expect, test } from 'vitest';
import { timeLeftInWords } from './clock-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [41 * DAY + 13 * HOUR + 59 * MINUTE, '剩余41天13小时'],
  [41 * DAY + 59 * MINUTE, '剩余41天'],
  [5 * HOUR + 20 * MINUTE, '剩余5小时20分钟'],
  [5 * HOUR, '剩余5小时'],
  [35 * MINUTE + 59_999, '剩余35分钟'],
  [59_999, '剩余不到1分钟'],
  [0, '已经截止'],
  [-1, '已经截止'],
])('%d ms before the end: %s', (left, words) => {
  expect(timeLeftInWords(1_800_000_000_000 + left, 1_800_000_000_000)).toBe(words);
});
