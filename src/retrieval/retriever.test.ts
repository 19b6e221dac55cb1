import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { BEYOND_REASONS } from '../domain/corpus.ts';
import type { Retrieved } from '../domain/retrieval.ts';
import { type RealRetrieval, realRetrieval, TRAINING_TIMEOUT } from './fixture.node.ts';
import { QueryReader } from './query.ts';
import { HybridRetriever } from './retriever.ts';

let real: RealRetrieval;
beforeAll(async () => {
  real = await realRetrieval();
}, TRAINING_TIMEOUT);

const ALL = { limit: 1000 };
const search = (question: string, options?: { limit?: number }): Retrieved => real.retriever.search(question, options);
const refs = ({ kept, rejected }: Retrieved): string[] => [...kept, ...rejected].map(({ passage }) => passage.ref);

/** Everyday questions that no set of the corpus holds, with the task that answers each. */
const EVERYDAY: [string, string][] = [
  ['饭馆的执照窗口让我来回折腾五六趟,能不能跑一趟就弄好', 'plan:7'],
  ['外省的人在湖南办事能不能就近办', 'plan:7'],
  ['想举报执法的人乱来,打哪里电话有公布没有', 'plan:44'],
  ['疫情地震这种突发事情政府怎么应急准备', 'plan:51'],
  ['邻居吵架闹纠纷有人免费帮忙调和吗', 'plan:61'],
  ['官司打到法院,局长自己要不要到场', 'plan:69'],
  ['政府答应给企业的优惠换了领导就不认账', 'plan:84'],
  ['机关里的人一年要学多少法律课', 'plan:106'],
];

test.each(EVERYDAY)('%s finds %s', (question, ref) => {
  expect(real.corpus.questions.map(({ text }) => text)).not.toContain(question);
  const { kept, beyond } = search(question);
  expect(kept[0]?.passage.ref).toBe(ref);
  expect(Object.values(beyond).reduce((sum, share) => sum + share, 0)).toBeLessThan(0.3);
});

test('the same question in Traditional characters, full-width and with hidden characters finds the same', () => {
  const plain = search('行政机关负责人要出庭应诉吗', ALL);
  expect(plain.kept[0]?.passage.ref).toBe('plan:69');
  for (const question of [
    '行政機關負責人要出庭應訴嗎',
    '⾏政机关负责人要出庭应诉吗',
    '行\u200b政机关负责人要出庭应诉吗\ufeff',
  ])
    expect(search(question, ALL)).toEqual(plain);
});

test.each([
  ['明天长沙会下雨吗', 'out_of_scope'],
  ['红烧肉怎么做', 'out_of_scope'],
  ['怎么造假公章', 'unsafe'],
] as const)('%s lies beyond the corpus: %s', (question, reason) => {
  const { kept, beyond } = search(question);
  expect(beyond[reason]).toBeGreaterThan(0.5);
  for (const { score } of kept) expect(score).toBeLessThan(0.3);
});

test('a search is deterministic: again, over the corpus read anew, and by a second retriever', () => {
  const second = new HybridRetriever(real.corpus, new QueryReader(real.corpus.lexicon), real.models);
  for (const [question] of [...EVERYDAY, ['任务31'], ['permit hearing?'], ['']] as [string][]) {
    const first = search(question, ALL);
    expect(search(question, ALL)).toEqual(first);
    expect(second.search(question, ALL)).toEqual(first);
  }
});

test('the rejected are kept with their scores, below all that is kept, best first, each passage once', () => {
  for (const [question] of [...EVERYDAY, ['明天长沙会下雨吗']] as [string][]) {
    const found = search(question, ALL);
    const scores = [...found.kept, ...found.rejected].map(({ score }) => score);
    expect(new Set(refs(found))).toEqual(new Set(real.retriever.passages.map(({ ref }) => ref)));
    expect(refs(found)).toHaveLength(real.retriever.passages.length);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(found.rejected.length).toBeGreaterThan(50);
    for (const { score } of found.rejected) expect(score).toBeGreaterThanOrEqual(0);
    for (const { score } of found.kept) expect(score).toBeGreaterThan(found.rejected[0]?.score as number);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1.0001);
  }
});

test('the limit is over kept and rejected together, and a smaller one gives the same head', () => {
  const question = '行政处罚裁量的标准要公布吗';
  const all = refs(search(question, ALL));
  for (const limit of [0, 1, 3, 20, 111]) expect(refs(search(question, { limit }))).toEqual(all.slice(0, limit));
  expect(refs(search(question))).toEqual(all.slice(0, 20));
});

test('what a question names by its number comes first with certainty', () => {
  for (const { number, ref } of real.corpus.plan.tasks)
    expect(search(`任务${number}讲什么`).kept[0], ref).toMatchObject({ passage: { ref }, score: 1 });
  expect(search('第七部分').kept[0]?.passage.ref).toBe('plan:part-7');
});

test('a number that the plan does not have names nothing', () => {
  for (const question of ['任务109', '任务0', '第三十三节', '第十一部分', '任务9999'])
    for (const { score } of search(question, ALL).kept) expect(score).toBeLessThan(1);
});

test('the passages that are searched are the tasks and the plan’s own paragraphs, as published', () => {
  expect(real.retriever.passages).toHaveLength(111);
  for (const passage of real.retriever.passages) expect(real.corpus.passages.get(passage.ref)).toBe(passage);
});

test('of the people’s questions nearly all find their task first', () => {
  const sample = real.corpus.questions.filter(
    ({ ref, set }, at) => at % 40 === 0 && set !== 'several' && /^plan:\d+$/.test(ref),
  );
  const wrong = sample.filter(({ ref, text }) => refs(search(text))[0] !== ref);
  expect(sample.length).toBeGreaterThan(150);
  expect(wrong.length / sample.length).toBeLessThan(0.1);
});

test('any text at all is searched for without throwing, with scores that are probabilities', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (question) => {
      const { kept, rejected, beyond } = search(question, ALL);
      for (const { score } of [...kept, ...rejected]) expect(score >= 0 && score <= 1).toBe(true);
      expect(Object.keys(beyond)).toEqual([...BEYOND_REASONS]);
      for (const share of Object.values(beyond)) expect(share >= 0 && share <= 1).toBe(true);
    }),
  );
});

test('a question of the greatest length allowed takes no more than a moment', () => {
  const started = performance.now();
  for (const unit of ['政', 'iao', 'xian', '么', '任务31', 'a ', '《', '第']) search(unit.repeat(2000).slice(0, 2000));
  expect(performance.now() - started).toBeLessThan(5000);
});
