import { expect, test } from 'vitest';
import { partsOf, tidy } from './texts.ts';

const bytes = (text: string): number => Buffer.byteLength(text);
const notice = (text: string) => ({ kind: 'notice' as const, text, choices: [] });

test('2,048 bytes go as one text and one more as two, each within the limit, cut behind a sentence', () => {
  const fits = `${'法'.repeat(682)}ab`;
  expect(bytes(fits)).toBe(2048);
  expect(partsOf(notice(fits))).toEqual([fits]);
  const sentences = '行政机关应当依法公开。'.repeat(200);
  const parts = partsOf(notice(sentences));
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(2048);
  expect(parts.slice(0, -1).every((part) => /。\n（未完，.*看下文”）$/.test(part))).toBe(true);
  expect(parts.join('').replace(/\n（未完[^）]*）/g, '')).toBe(sentences);
});

test('682 characters and one more byte are cut', () => {
  expect(partsOf(notice(`${'法'.repeat(682)}abc`)).length).toBe(2);
});

test('choices stand as numbered lines', () => {
  const body = { kind: 'notice' as const, text: '请选择', choices: [{ label: '提意见', text: '提意见 1' }] };
  expect(partsOf(body)[0]).toContain('1. 提意见');
});

test('what XML cannot carry is left out and no link is made', () => {
  expect(tidy('a\u0000\u0008\uFFFE\uD800b\n\tc')).toBe('a�b\n\tc'.replace('�', '\uFFFD'));
  expect(tidy('<a href="https://evil">点</a> 5<6')).toBe('＜a href="https://evil">点＜/a> 5<6');
});
