import { beforeAll, expect, test } from 'vitest';
import { type RealRetrieval, realRetrieval, TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import { selectPassages } from './select.ts';

let real: RealRetrieval;
beforeAll(async () => {
  real = await realRetrieval();
}, TRAINING_TIMEOUT);

function select(question: string): string[] {
  const query = real.retriever.reader.read(question);
  const { kept, rejected } = real.retriever.searchQuery(query);
  return selectPassages(question, query, [...kept, ...rejected], real.retriever).map(({ ref }) => ref);
}

test('without a hit nothing is selected', () => {
  expect(selectPassages('行政复议', real.retriever.reader.read('行政复议'), [], real.retriever)).toEqual([]);
});

test.each([
  ['行政执法证件什么时候换发完', ['plan:48']],
  ['重大行政决策合法性审查没过能不能提交审议', ['plan:34']],
  ['实质化解行政争议率不低于多少', ['plan:67']],
])('a question for one thing, %s, rests on one task', (question, refs) => {
  expect(select(question)).toEqual(refs);
});

test.each([
  ['权责清单和行政执法证件分别什么时候完成', ['plan:4', 'plan:48']],
  ['执法证、复议体制、权责清单各要什么时候完成', ['plan:4', 'plan:48', 'plan:66']],
  ['行政裁决和行政调解各由谁牵头', ['plan:60', 'plan:63']],
])('a question for several things, %s, rests on a task for each', (question, refs) => {
  expect(select(question)).toEqual(expect.arrayContaining(refs));
});

test('what is selected comes from the passages that are searched, each once, at most six', () => {
  const known = new Set(real.retriever.passages.map(({ ref }) => ref));
  for (const question of ['行政复议、'.repeat(60), '全部都要', '、、、', '有哪些任务,分别谁负责,还有什么时候', '']) {
    const refs = select(question);
    expect(refs.length, question).toBeGreaterThan(0);
    expect(refs.length).toBeLessThanOrEqual(6);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.filter((ref) => !known.has(ref))).toEqual([]);
  }
});

test('the best hit of a plain question always comes first', () => {
  for (const question of ['网上政务服务覆盖到村', '政务诚信', '信息公开申请怎么办理', '什么']) {
    const [best] = real.retriever.search(question).kept;
    if (best) expect(select(question)[0]).toBe(best.passage.ref);
  }
});

test('the same question selects the same passages', () => {
  const question = '权责清单、执法证件、复议体制分别什么时候完成';
  expect(select(question)).toEqual(select(question));
});
