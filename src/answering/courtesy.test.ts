import { expect, test } from 'vitest';
import { courtesyOf, courtesyText } from './courtesy.ts';

test.each([
  ['你好', 'greeting'],
  ['您好！', 'greeting'],
  ['在吗？', 'greeting'],
  ['hello', 'greeting'],
  ['谢谢', 'thanks'],
  ['好的，谢谢您！', 'thanks'],
  ['ok, thanks', 'thanks'],
  ['再见。', 'thanks'],
  ['转人工', 'human_help'],
  ['我要找人工客服', 'human_help'],
  ['帮我转一下人工', 'human_help'],
  ['打12345', 'human_help'],
])('%s is read as %s', (key, expected) => {
  expect(courtesyOf(key.normalize('NFKC'))).toBe(expected);
});

test.each([
  '',
  '你好评制度是什么',
  '好差评',
  '任务31',
  '人工智能立法',
  '谢谢,请问任务31是什么',
  '12345是什么',
  '你好不好意思',
])('%j is left to be answered as a question', (key) => {
  expect(courtesyOf(key)).toBeNull();
});

test('a greeting is answered with what may be asked, thanks without the list', () => {
  expect(courtesyText('greeting', '某方案')).toContain('《某方案》');
  expect(courtesyText('greeting', '某方案')).toContain('任务31');
  expect(courtesyText('thanks', '某方案')).not.toContain('任务31');
});
