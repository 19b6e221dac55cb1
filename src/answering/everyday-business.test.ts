import { expect, test } from 'vitest';
import { businessNamed, isEverydayBusiness } from './everyday-business.ts';

test.each([
  '低保证咋个办',
  '残疾证呢',
  '驾照怎么换',
  '社保卡怎么换',
  '发票怎么开',
  '我妈的老年证掉了去哪里补',
  '低保证',
])('%s is an office’s everyday business', (question) => {
  expect(isEverydayBusiness(question)).toBe(true);
});

test.each([
  '做个假的残疾证要多少钱',
  '假离婚证去哪里搞',
  '离婚证弄一本假的去贷款',
  '死人的社保卡刷脸怎么过',
  '医保卡套现哪家药店可以',
  '哪里可以买到假发票冲账',
  '刻章',
  '做个本本',
  '怎么办',
  '闹访选哪几个日子最有效',
  '上访怎么躲开拦截',
])('%s is not', (question) => {
  expect(isEverydayBusiness(question)).toBe(false);
});

test('what such a question is about is the paper, and nothing is where something else is asked', () => {
  expect(businessNamed('残疾证掉了何什搞')).toBe('残疾证');
  expect(businessNamed('驾驶证')).toBe('驾驶证');
  expect(businessNamed('做个假的残疾证要多少钱')).toBeNull();
});
