import { expect, test } from 'vitest';
import { asksForPaper } from './everyday-papers.ts';

test.each([
  '低保证咋个办',
  '残疾证呢',
  '驾照怎么换',
  '社保卡怎么换',
  '发票怎么开',
  '我妈的老年证掉了去哪里补',
  '低保证',
])('%s asks for a paper as one gets it at an office', (question) => {
  expect(asksForPaper(question)).toBe(true);
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
])('%s does not', (question) => {
  expect(asksForPaper(question)).toBe(false);
});
