import { expect, test } from 'vitest';
import { beginningInWords, deadlineInWords, endInWords } from './decision-time.ts';

const at = (time: string): number => Date.parse(`${time}+08:00`);

test('a period that ends with a day ends at its 24th hour, by the clock in China', () => {
  expect(endInWords(at('2026-12-02T00:00'))).toBe('2026年12月1日24时');
  expect(endInWords(at('2026-12-01T18:05'))).toBe('2026年12月1日18时05分');
  expect(beginningInWords(at('2026-11-02T00:00'))).toBe('2026年11月2日');
});

test('a last day that is today or tomorrow in China is called so, and no other', () => {
  const end = at('2026-12-02T00:00');
  expect(deadlineInWords(end, at('2026-12-01T00:30'))).toBe('2026年12月1日24时（今天）');
  expect(deadlineInWords(end, at('2026-11-30T23:59'))).toBe('2026年12月1日24时（明天）');
  expect(deadlineInWords(end, at('2026-11-29T23:59'))).toBe('2026年12月1日24时');
});
