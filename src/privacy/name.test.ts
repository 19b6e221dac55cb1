import { expect, test } from 'vitest';
import { findPersonalData } from './personal-data.ts';

const found = (text: string): string[] =>
  findPersonalData(text)
    .filter(({ kind }) => kind === 'name')
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
  expect(found(text)).toEqual([name]);
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
  expect(found(text)).toEqual([]);
});
