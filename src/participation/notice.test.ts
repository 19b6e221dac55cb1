import { expect, test } from 'vitest';
import { NOTICE } from './notice.ts';

/** Whoever changes the text writes the new version here, and thinks of those who are reading the old one just now. */
test('the version is that of the text', () => {
  expect(NOTICE.version).toBe('4347dc39e70c');
});

test('each paragraph names its source', () => {
  for (const paragraph of NOTICE.paragraphs) expect(paragraph).toMatch(/第[一二三四五六七八九十]+条|任务44/);
});

test('the notice tells what article 17 asks for, and asks for no consent', () => {
  const text = NOTICE.paragraphs.join('');
  for (const told of [
    '承办单位',
    '第十三条第一款第三项',
    '第三十五条',
    '存多久',
    '撤回码',
    '第四十五条',
    '第四十七条',
    '第六十五条',
  ])
    expect(text).toContain(told);
  expect(text).toContain('不是征求同意');
});

test('the notice fits one message of WeChat', () => {
  expect(new TextEncoder().encode(NOTICE.paragraphs.join('')).length).toBeLessThanOrEqual(2_048);
});
