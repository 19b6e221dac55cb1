import { beforeAll, expect, test } from 'vitest';
import type { Corpus, Task } from '../domain/corpus.ts';
import { realCorpus } from '../retrieval/fixture.node.ts';
import { QueryReader } from '../retrieval/query.ts';
import { checkPremise, type PremiseFault } from './premise.ts';

let corpus: Corpus;
let reader: QueryReader;
beforeAll(async () => {
  corpus = await realCorpus();
  reader = new QueryReader(corpus.lexicon);
});

const taskOf = (number: number): Task => corpus.plan.tasks[number - 1] as Task;
const check = (number: number, question: string): PremiseFault | null =>
  checkPremise(reader.read(question), taskOf(number));

test.each([
  [67, '第67项改成90%了,对吧?', '70%'],
  [67, '实质化解行政争议率是百分之九十吗', '70%'],
  [67, '第67项说的是７５％吧', '70%'],
  [4, '权责清单是2023年底前公开吧', '2022年'],
  [106, '每人每年40个学时对吗', '60学时'],
  [106, '执法人员是每三年轮训一次吗', '年'],
  [102, '每年办五期以上法治讲座吧', '期'],
])('task %d: %s states another figure than the task, whose own is given', (number, question, held) => {
  const fault = check(number, question);
  if (fault?.kind !== 'figure') throw new Error(`no figure fault: ${JSON.stringify(fault)}`);
  expect(fault.quote).toContain(held);
  expect(taskOf(number).text).toContain(fault.quote);
});

test.each([
  [67, '第67项的70%是什么意思'],
  [67, '争议化解率百分之七十以上吗'],
  [67, '第90项是什么'],
  [67, '任务九十和这项有关吗'],
  [4, '权责清单2022年底前公开吗'],
  [106, '每人每年60个学时吗'],
  [31, '公众参与率达到90%了吗'],
  [15, '这项任务要开几次会'],
])('task %d: %s states nothing that the task contradicts', (number, question) => {
  expect(check(number, question)).toBeNull();
});

test.each([
  [37, '第37项规定罚款多少?'],
  [37, '责任追究要罚款三万元吗'],
  [66, '行政复议的手续费要几块'],
  [44, '举报的奖金最高是多少'],
])('task %d: %s asks for a sum that the task does not set', (number, question) => {
  expect(check(number, question)).toEqual({ kind: 'amount' });
});

test.each([
  [37, '第37项提到罚款了吗'],
  [37, '责任倒查多少年'],
])('task %d: %s asks for no sum', (number, question) => {
  expect(check(number, question)).toBeNull();
});

test.each([
  [34, '听说重大决策可以不经合法性审查就提交集体审议', '不得提交集体审议'],
  [48, '没考过资格考试也可以去执法,对吧?', '不得从事执法活动'],
  [42, '既然方案允许下达罚没指标,那定多少', '严禁下达'],
])('task %d: %s takes for allowed what the task forbids, in its own words', (number, question, held) => {
  const fault = check(number, question);
  if (fault?.kind !== 'forbidden') throw new Error(`no such fault: ${JSON.stringify(fault)}`);
  expect(fault.quote).toContain(held);
  expect(taskOf(number).text).toContain(fault.quote);
});

test('who only asks whether something is allowed has taken nothing for granted', () => {
  expect(check(34, '不经合法性审查可以提交集体审议吗')).toBeNull();
  expect(check(31, '听说可以在网上提意见,对吧?')).toBeNull();
});

test('every figure of every task, asked about as it stands, is no false premise', () => {
  const wrong = corpus.plan.tasks.flatMap((task) =>
    task.facts
      .filter(({ kind }) => kind === 'figure' || kind === 'deadline')
      .filter(({ quote }) => checkPremise(reader.read(`原文写的是${quote}吗`), task)?.kind === 'figure')
      .map(({ quote }) => `${task.label} ${quote}`),
  );
  expect(wrong).toEqual([]);
});
