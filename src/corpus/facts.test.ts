import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import type { Corpus, Fact, Task } from '../domain/corpus.ts';
import { findFacts } from './facts.ts';
import { diskLoader } from './loader.node.ts';

const FOLDER = fileURLToPath(new URL('../../corpus', import.meta.url));

/** What the rules find and a reader turned down: every place of `quote` in the task. */
interface Rejected {
  task: number;
  kind: string;
  quote: string;
}

const loaded = await diskLoader(FOLDER).load();
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { plan }: Corpus = loaded.corpus;
const { rejected } = load(readFileSync(`${FOLDER}/plan/facts.yaml`, 'utf8')) as { rejected: Rejected[] };

/** A body named twice in a task is one fact; of every other kind each place counts. */
const keyOf = ({ kind, value, quote, start }: Fact): string =>
  [kind, value, quote, kind === 'body' ? '' : start].join('|');
const isRejected = (task: Task, fact: Fact): boolean =>
  rejected.some((entry) => entry.task === task.number && entry.kind === fact.kind && entry.quote === fact.quote);
const tasksWith = (test: (fact: Fact) => boolean): number[] =>
  plan.tasks.filter((task) => task.facts.some(test)).map(({ number }) => number);

/** What no rule finds and a reader added. A rule that loses a fact shows up here. */
const BY_HAND = [
  '12 instrument 中国(湖南)自由贸易试验区条例',
  '16 recurring 五年立法规划',
  '29 recurring 年度重大行政决策目录',
  '37 instrument 湖南省重大行政决策责任追究办法',
  '49 publication 县级以上政府要定期发布指导案例',
  '53 instrument 湖南省实施《个人信息保护法》办法',
  '59 instrument 湖南省社会资源应急征用补偿办法',
  '78 instrument 我省行政执法监督办法',
  '82 publication 编制发布基层政务公开事项目录',
  '89 publication 进一步方便企业和群众查询、获取、使用',
  '93 publication 执法信息统一公示和网上查询',
  '106 instrument 我省行政复议人员管理办法',
  '107 publication 发布法治政府省级科研课题',
];

test('every fact that the rules find was read by hand: it is in the table or among the rejected', () => {
  const unread = plan.tasks.flatMap((task) => {
    const table = new Set(task.facts.map(keyOf));
    const found = findFacts(task.text).filter((fact) => !table.has(keyOf(fact)) && !isRejected(task, fact));
    return found.map(({ kind, value, quote }) => `${task.number} ${kind} ${value} ${quote}`);
  });
  expect(unread).toEqual([]);
});

test('the table holds what the rules find and what was added by hand, nothing else', () => {
  const added = plan.tasks.flatMap((task) => {
    const found = new Set(findFacts(task.text).map(keyOf));
    return task.facts
      .filter((fact) => !found.has(keyOf(fact)))
      .map(({ kind, quote }) => `${task.number} ${kind} ${quote}`);
  });
  expect(added).toEqual(BY_HAND);
});

test('nothing is at once in the table and rejected at the same place, and each rejection rejects something', () => {
  for (const { task: number, kind, quote } of rejected) {
    const task = plan.tasks[number - 1] as Task;
    const found = findFacts(task.text).filter((fact) => fact.kind === kind && fact.quote === quote);
    const table = new Set(task.facts.map(keyOf));
    expect(
      found.filter((fact) => !table.has(keyOf(fact))),
      `${number} ${kind} ${quote}`,
    ).not.toEqual([]);
  }
  const facts = plan.tasks.flatMap((task) => task.facts.map((fact) => `${task.number}|${keyOf(fact)}`));
  expect(new Set(facts).size).toBe(facts.length);
});

test('every fact and every finding stands verbatim at its place', () => {
  for (const { text, facts } of plan.tasks)
    for (const { start, end, quote } of [...facts, ...findFacts(text)]) {
      expect(text.slice(start, end)).toBe(quote);
      expect(quote).not.toBe('');
    }
});

test('the tasks due by the end of 2022 are 4, 48, 66 and 92', () => {
  expect(tasksWith((fact) => fact.kind === 'deadline' && fact.value === '2022-12-31')).toEqual([4, 48, 66, 92]);
});

test('of the other dated tasks each stands under its year', () => {
  expect(tasksWith((fact) => fact.value === '2023-12-31')).toEqual([15]);
  expect(tasksWith((fact) => fact.value === '2024-12-31')).toEqual([78]);
  expect(tasksWith((fact) => fact.kind === 'deadline' && fact.value === '2025')).toEqual([97, 98, 106]);
});

test('the only task with a percentage is 67, not below 70%', () => {
  expect(tasksWith((fact) => fact.kind === 'figure' && fact.value.includes('%'))).toEqual([67]);
  expect(plan.tasks[66]?.facts.find((fact) => fact.kind === 'figure')).toMatchObject({
    value: '不低于70%',
    quote: '不低于70%',
  });
});

test('the tasks that name the 重大行政决策程序暂行条例 are 26 and 30, in the table as in the text', () => {
  const title = '《重大行政决策程序暂行条例》';
  expect(tasksWith((fact) => fact.kind === 'instrument' && fact.value === title)).toEqual([26, 30]);
  expect(plan.tasks.filter(({ text }) => text.includes(title)).map(({ number }) => number)).toEqual([26, 30]);
});

test('no year of the text goes without a deadline, unless it belongs to a title', () => {
  const missed = plan.tasks.flatMap(({ number, text, facts }) =>
    [...text.matchAll(/20\d\d年/g)]
      .filter(({ index }) => !facts.some((fact) => fact.kind === 'deadline' && index >= fact.start && index < fact.end))
      .map((match) => `${number} ${match[0]}`),
  );
  expect(missed).toEqual([]);
});

test('every document in 《》 that the tasks name is a fact', () => {
  const missed = plan.tasks.flatMap(({ number, text, facts }) =>
    [...text.matchAll(/《[^》〈]*(?:〈[^〉]*〉[^》〈]*)*》/g)]
      .filter((match) => !facts.some((fact) => fact.kind === 'instrument' && fact.quote.includes(match[0])))
      .map((match) => `${number} ${match[0]}`),
  );
  expect(missed).toEqual([]);
});

test.each([
  ['在2023年底前完成', ['deadline 2023-12-31 在2023年底前']],
  ['到2025年实现', ['deadline 2025 到2025年']],
  ['每年31日前报告', ['deadline 原文疑有脱字 每年31日前', 'recurring 每年 每年']],
  ['公开率不低于70%', ['figure 不低于70% 不低于70%']],
  ['每年不少于60学时', ['figure 不少于60学时 不少于60学时', 'recurring 每年 每年']],
  ['每年举办两期以上专题班', ['figure 2期以上 两期以上', 'recurring 每年 每年']],
  ['由各级政府部门负责', ['body 各级政府部门 各级政府部门']],
  ['不定期检查', []],
  ['统一领导,一般管理', []],
])('the rules find in %s: %j', (text, expected) => {
  expect(
    findFacts(text)
      .map(({ kind, value, quote }) => `${kind} ${value} ${quote}`)
      .sort(),
  ).toEqual([...expected].sort());
});
