import { expect, test } from 'vitest';
import { callsEverybody, namesOne, withoutMention } from './mention.ts';

const NAMES = ['湘问', '湘问（测试）+'];

test('a mention is a name behind @ with a space or nothing behind it', () => {
  for (const text of ['@湘问\u2005任务31', '@湘问 任务31', '请问@湘问', '@湘问（测试）+ 任务31', '一\n@湘问\n二'])
    expect(namesOne(text, NAMES), text).toBe(true);
  for (const text of ['湘问 任务31', '@湘问答 任务31', '@别人\u2005湘问', '@湘问（测试）', ''])
    expect(namesOne(text, NAMES), text).toBe(false);
  expect(namesOne('@任何人 好', [])).toBe(false);
});

test('only the own mention is taken out of a text', () => {
  expect(withoutMention('@湘问\u2005任务31是什么', NAMES)).toBe('任务31是什么');
  expect(withoutMention('任务31是什么 @湘问', NAMES)).toBe('任务31是什么');
  expect(withoutMention('@别人 请问@湘问（测试）+ 任务31', NAMES)).toBe('@别人 请问 任务31');
  expect(withoutMention('@湘问任务31是什么', NAMES)).toBe('任务31是什么');
  expect(withoutMention('@湘问\u2005', NAMES)).toBe('');
});

test('everybody is called by the words of the app', () => {
  expect(['@所有人\u2005开会', '@all 开会', '@ALL'].every(callsEverybody)).toBe(true);
  expect(['所有人', '@所有人民政府'].some(callsEverybody)).toBe(false);
});
