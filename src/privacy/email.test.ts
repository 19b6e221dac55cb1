import { expect, test } from 'vitest';
import { findPersonalData } from './personal-data.ts';

const found = (text: string): string[] =>
  findPersonalData(text)
    .filter(({ kind }) => kind === 'email')
    .map((find) => find.text);

test.each([
  'lisi2020@example.com',
  'zhang.san+1@mail.example.com.cn',
  'wangwu @ example . com',
  'zhangsan艾特qq点com',
  'zhang.san [at] 163 [dot] com',
  'zhangsan#163.com',
  'lisi@qq',
  '13800138000@qq.com',
  'ｌｉｓｉ＠ｅｘａｍｐｌｅ．ｃｏｍ',
])('%s is an e-mail address', (address) => {
  expect(found(`发到${address}，谢谢`)).toEqual([address]);
});

test.each(['@了好几个账号', '@张三', '3@5', 'a@b', 'npm i hono@4.13.19'])('%s is none', (text) => {
  expect(found(text)).toEqual([]);
});
