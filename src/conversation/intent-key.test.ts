import { expect, test } from 'vitest';
import { intentKey } from './intent-key.ts';

test.each([
  ['我有意件', '我有意见'],
  ['平论 2', '评论 2'],
  ['查回直', '查回执'],
  ['撒回', '撤回'],
  ['征球意建', '征求意见'],
  ['丁阅', '订阅'],
  ['退定', '退订'],
  ['転人工', '転人工'],
  ['轉人公服务', '转人工服务'],
])('the slips of %s are put right: %s', (said, key) => {
  expect(intentKey(said)).toBe(key);
});

test.each([
  ['有冇得结果', '有没有结果'],
  ['采纳冇', '采纳没'],
  ['咯杂是么子', '这个是什么'],
  ['搞掉', '删掉'],
  ['何解不采纳', '为什么不采纳'],
  ['莫发了', '不要发了'],
  ['喊我一声', '叫我一声'],
])('Hunan speech is put into plain words: %s is %s', (said, key) => {
  expect(intentKey(said)).toBe(key);
});

test.each(['特别是个别级别', '会执行', '恢复', '修建一个', '取笑', '予以监督', '坐车回家', '乡镇人大', '莫名其妙'])(
  '%s stays as it is',
  (text) => {
    expect(intentKey(text)).toBe(text);
  },
);

test('pinyin is read where it holds a word that matters, English never', () => {
  expect(intentKey('woyao ti yijian')).toBe('我要提意见');
  expect(intentKey('zhuan rengong')).toBe('转人工');
  expect(intentKey('change me')).toBe('change me');
});

test('width, case, Traditional characters, hidden characters and fillers make no difference', () => {
  expect(intentKey('嗯 訂\u200b閱')).toBe('订阅');
  expect(intentKey('ＴＤ')).toBe('退订');
  expect(intentKey('你好 我要提意见')).toBe('我要提意见');
});
