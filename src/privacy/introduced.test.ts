import { expect, test } from 'vitest';
import { findPersonalData, type PersonalDataKind } from './personal-data.ts';

const found = (text: string, wanted: PersonalDataKind): string[] =>
  findPersonalData(text)
    .filter(({ kind }) => kind === wanted)
    .map((find) => find.text);

test.each([
  ['我叫张三，想问低保', '张三'],
  ['本人李四,男', '李四'],
  ['本人：李四', '李四'],
  ['姓名:王五', '王五'],
  ['姓名：王 五 电话', '王 五'],
  ['联系人赵六电话0731', '赵六'],
  ['我叫欧阳修远。', '欧阳修远'],
  ['姓名：阿依古丽·买买提', '阿依古丽·买买提'],
  ['我儿子叫黄子轩,读三年级', '黄子轩'],
  ['我爱人孙丽的身份证', '孙丽'],
  ['申请人：彭国强', '彭国强'],
])('%s names %s', (text, name) => {
  expect(found(text, 'name')).toEqual([name]);
});

test.each([
  '我叫他们出示证件',
  '我是农民，我是高中老师，我是周边居民，我是常德人，我是高血压，我是包工头，我是江西的',
  '本人于2021年买房',
  '本人曾多次反映',
  '本人向贵局申请公开',
  '由本人向暂住地的公安机关申请',
  '当事人陈述、申辩',
  '申请人申请行政复议',
  '联系人和电话，联系人员名单',
  '姓名：  电话：',
  '姓名：张某某，联系人：王女士',
  '张三李四都可以去',
])('%s names nobody', (text) => {
  expect(found(text, 'name')).toEqual([]);
});

test.each([
  '湘A12345',
  '湘A·12345',
  '湘AD12345',
  '湘Ａ·Ｄ１２３４５',
  '湘 b 6 6 8 8 9',
  '粤B·12345D',
  '湘A幺二三四五',
  '湘K1234学',
])('%s is a licence plate', (plate) => {
  expect(found(`车牌${plate}停在路边`, 'licence_plate')).toEqual([plate]);
});

test.each(['湘A的车', '皖B站', '京A股', '湘政发2021', '湘ABCDEF'])('%s is no licence plate', (text) => {
  expect(found(text, 'licence_plate')).toEqual([]);
});

test.each([
  ['护照号E12345678', 'E12345678'],
  ['我的E1234 5678过期了', 'E1234 5678'],
  ['护照EJ1234567', 'EJ1234567'],
  ['港澳通行证C01234567', 'C01234567'],
  ['台胞证12345678', '12345678'],
])('%s holds a travel document’s number', (text, number) => {
  expect(found(text, 'passport')).toEqual([number]);
});

test.each(['护照法(2006-04-29)', 'GB12345678', '编号HE12345678', '护照2021年办的'])('%s holds none', (text) => {
  expect(found(text, 'passport')).toEqual([]);
});

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
  expect(found(text, 'social_account')).toEqual([account]);
});

test.each([
  '微信公众号hnsft2020',
  '在微信12345小程序上投诉',
  '微信50000元',
  '微信wechat支付',
  'QQ 2021年',
  'nopqrstuvwxyz0123456789',
])('%s holds no account', (text) => {
  expect(found(text, 'social_account')).toEqual([]);
});

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
  expect(found(`发到${address}，谢谢`, 'email')).toEqual([address]);
});

test.each(['@了好几个账号', '@张三', '3@5', 'a@b', 'npm i hono@4.13.19'])('%s is none', (text) => {
  expect(found(text, 'email')).toEqual([]);
});
