import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anAnswer } from '../store/store.contract.ts';
import { inBytes, plainText, splitText } from './rendering.ts';

test('a text that fits stays whole, and one that does not is cut behind a line or a sentence', () => {
  expect(splitText('一句。两句。', 100)).toEqual(['一句。两句。']);
  expect(splitText('第一行写到这里\n第二行', 9)).toEqual(['第一行写到这里', '第二行']);
  expect(splitText('头一句话。第二句话很长很长', 9)).toEqual(['头一句话。', '第二句话很长很长']);
});

test('bytes are counted as UTF-8, three a character', () => {
  expect(splitText('甲乙丙丁', 6, inBytes)).toEqual(['甲乙', '丙丁']);
  expect(splitText('😀😀', 5, inBytes)).toEqual(['😀', '😀']);
});

test('no part is over the limit and nothing but white space is lost, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 40, max: 90 }), (text, limit) => {
      const parts = splitText(text, limit, inBytes);
      for (const part of parts) expect(inBytes(part)).toBeLessThanOrEqual(limit);
      expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});

test('a limit under a single character is refused instead of going on for ever', () => {
  expect(() => splitText('甲', 2, inBytes)).toThrow(RangeError);
});

test('an answer says its origin first and its choices last, by number', () => {
  const reply = anAnswer('a', 'c', { choices: [{ label: '看全部', text: '列表' }] });
  const text = plainText({ kind: 'reply', reply }, { numbered: true, publicUrl: 'https://x.cn' });
  expect(text).toBe(
    '〔原文摘录〕\n依法不公开的除外。【任务31】\n\n任务31：https://x.cn/plan/31\n\n※ 实施期为2021—2025年\n\n回复数字选择：\n1. 看全部',
  );
  expect(plainText({ kind: 'reply', reply }, { numbered: false })).not.toContain('1. 看全部');
});

test('a choice whose numbered line stands in the text is not listed twice', () => {
  const choices = [
    { label: '提意见：公交票价', text: '评论 #3' },
    { label: '取消', text: '取消' },
  ];
  const text = plainText({ kind: 'notice', text: '哪一件？\n1. 公交票价', choices }, { numbered: true });
  expect(text).toBe('哪一件？\n1. 公交票价\n\n回复数字选择：\n2. 取消');
});
