import { beforeAll, expect, test } from 'vitest';
import type { BeyondReason } from '../domain/corpus.ts';
import { type RealRetrieval, realRetrieval, TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import { type Lead, lawProbability, leadOf } from './law-route.ts';

let real: RealRetrieval;
beforeAll(async () => {
  real = await realRetrieval();
}, TRAINING_TIMEOUT);

/** Decides as the answering does; `reason` is why the plan does not answer. */
function lead(question: string, reason: BeyondReason | null, planNamed = true): Lead {
  const { retriever, laws } = real;
  const query = retriever.reader.read(question);
  const named = planNamed ? retriever.lookup.find(query.written) : null;
  return leadOf(query, retriever, retriever.searchQuery(query), { named, reason }, laws.search(query));
}

test.each(['行政处罚法第二十九条', '行政处罚法第二十九条，任务31', '方案里行政处罚法第二十九条'])(
  'an article that is named leads, whatever else is: %s',
  (question) => {
    expect(lead(question, null)).toBe('law');
    expect(lead(question, 'no_basis')).toBe('law');
  },
);

test.each(['行政处罚法第二十九条', '行政处罚法', '被罚了不服多少天内可以申请复议'])(
  'what asks for harm is left to the plan, which refuses it: %s',
  (question) => {
    expect(lead(question, 'unsafe')).toBe('plan');
  },
);

test('what the plan names outright is the plan’s, unless a law is named beside it and the plan is not', () => {
  expect(lead('任务31', null)).toBe('plan');
  expect(lead('2022年底前要完成哪些任务', null)).toBe('plan');
  expect(lead('方案里哪些任务提到行政处罚法', null)).toBe('plan');
});

test('a question for a law that the plan cannot answer is led by the law', () => {
  for (const question of ['行政处罚听证要几天内申请', '被罚了不服多少天内可以申请复议'])
    expect(lead(question, 'no_basis'), question).toBe('law');
  for (const question of ['明天长沙会下雨吗', '红烧肉怎么做'])
    expect(lead(question, 'out_of_scope'), question).toBe('plan');
});

test('that a law is named makes it more probable that it leads, and never less', () => {
  const { retriever } = real;
  for (const question of ['怎么申请听证', '加强基层建设', '红烧肉怎么做', '行政复议']) {
    const query = retriever.reader.read(question);
    const probability = (named: boolean): number =>
      lawProbability(query, retriever, retriever.searchQuery(query), named);
    expect(probability(true)).toBeGreaterThan(probability(false));
    expect(probability(false)).toBeGreaterThanOrEqual(0);
    expect(probability(true)).toBeLessThanOrEqual(1);
  }
});

test('where nothing was found among the laws the plan leads', () => {
  const { retriever } = real;
  const query = retriever.reader.read('行政处罚听证要几天内申请');
  const nothing = { hits: [], named: [], match: 0 };
  const seen = { named: null, reason: 'no_basis' as const };
  expect(leadOf(query, retriever, retriever.searchQuery(query), seen, nothing)).toBe('plan');
});
