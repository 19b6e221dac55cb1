import { expect, test } from 'vitest';
import { findPersonalData } from './personal-data.ts';

const found = (text: string): string[] =>
  findPersonalData(text)
    .filter(({ kind }) => kind === 'social_account')
    .map((find) => find.text);

test.each([
  ['微信号:wx_ly6688', 'wx_ly6688'],
  ['加我微信zhangsan_88', 'zhangsan_88'],
  ['v：hn_laoli99', 'hn_laoli99'],
  ['薇信号lisi88888', 'lisi88888'],
  ['QQ 12345678', '12345678'],
  ['扣扣二三四五六七八九', '二三四五六七八九'],
  ['我的qq是1 2 3 4 5 6', '1 2 3 4 5 6'],
  ['抖音号:xiaoli5566', 'xiaoli5566'],
])('%s holds the account %s', (text, account) => {
  expect(found(text)).toEqual([account]);
});

test.each([
  '微信公众号hnsft2020',
  '在微信12345小程序上投诉',
  '微信50000元',
  '微信wechat支付',
  'QQ 2021年',
  'nopqrstuvwxyz0123456789',
])('%s holds no account', (text) => {
  expect(found(text)).toEqual([]);
});
