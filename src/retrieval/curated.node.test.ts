import { beforeAll, expect, test } from 'vitest';
import type { Curated } from '../domain/curated.ts';
import { OTHERS, PARAPHRASES } from './curated.fixture.ts';
import { CuratedFinder } from './curated.ts';
import { type RealRetrieval, realRetrieval, TRAINING_TIMEOUT } from './fixture.node.ts';
import { trainingInputs } from './saved-models.ts';

const TODAY = '2026-12-01';

let real: RealRetrieval;
let finder: CuratedFinder;
beforeAll(async () => {
  real = await realRetrieval();
  finder = new CuratedFinder(real.corpus, real.retriever);
}, TRAINING_TIMEOUT);

const find = (question: string, today = TODAY): string | undefined =>
  finder.find(real.reader.read(question), today)?.id;

test('each question of each curated answer finds it, however it is written', () => {
  for (const { id, questions } of real.corpus.curated)
    for (const question of questions) {
      expect(find(question), question).toBe(id);
      expect(find(` ${question}？？`), question).toBe(id);
    }
});

test('of other words for them most find it, and none another', () => {
  for (const [id, paraphrases] of Object.entries(PARAPHRASES)) {
    const found = paraphrases.map((question) => find(question));
    expect(found.filter((one) => one !== undefined && one !== id)).toEqual([]);
    expect(found.filter((one) => one === id).length, id).toBeGreaterThanOrEqual(7);
  }
});

test('a question that differs by the one word that matters finds none', () => {
  expect(OTHERS.filter((question) => find(question) !== undefined)).toEqual([]);
});

/** Questions of the corpus that ask the very thing that a curated answer was written for. */
const MEANT = ['108项任务都完成了吗', '方案定的任务完成得怎么样了', '任务完成情况在哪看'];

test('of all people’s questions of the corpus none finds an answer that was not meant for it', () => {
  const { questions, beyond, lawQuestions } = real.corpus;
  const all = [...questions, ...beyond, ...lawQuestions].map(({ text }) => text);
  expect(all.length).toBeGreaterThan(40_000);
  expect(all.filter((question) => find(question) !== undefined)).toEqual(MEANT);
});

test('before it was signed and behind its last day it is not given', () => {
  const { questions, date, expires, id } = real.corpus.curated[0] as Curated;
  const [question] = questions as [string];
  expect(find(question, date)).toBe(id);
  expect(find(question, expires)).toBe(id);
  expect(find(question, '2026-11-21')).toBeUndefined();
  expect(find(question, '2030-01-01')).toBeUndefined();
});

test('a story that holds the question is no plain question, and nothing asked finds nothing', () => {
  expect(find(`${'我家里的事说来话长，'.repeat(8)}方案到期后还有效吗`)).toBeUndefined();
  for (const nothing of ['', '方案', '？', '吗']) expect(find(nothing)).toBeUndefined();
});

test('two answers to one question are told; those of the checkout do not collide', () => {
  expect(finder.collisions()).toEqual([]);
  const [one] = real.corpus.curated as [Curated];
  const twin: Curated = { ...one, id: 'twin', questions: [`请问${one.questions[0]}呢`, '别的'] };
  const [collision] = new CuratedFinder({ curated: [one, twin] }, real.retriever).collisions();
  expect(collision).toMatchObject({ of: { id: one.id }, with: { id: 'twin' } });
});

test('no model is trained on them: whatever is written there, the models stay current', async () => {
  const { corpus } = real;
  expect(await trainingInputs({ ...corpus, curated: [] })).toBe(await trainingInputs(corpus));
});
