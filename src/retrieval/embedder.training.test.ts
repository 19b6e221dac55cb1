import { expect, test } from 'vitest';
import type { EmbedderDocument, EmbedderQuestion } from './embedder.pieces.ts';
import { articleText, StaticEmbedder } from './embedder.static.ts';
import { type EmbedderOptions, embedderInputs, type TrainingProgress, trainEmbedder } from './embedder.training.ts';

const DOCUMENTS: EmbedderDocument[] = [
  ['fine', '处罚法', '罚款', '对同一个违法行为,不得给予两次以上罚款。罚款数额由法律规定。'],
  ['hearing', '处罚法', '听证', '当事人要求听证的,行政机关应当组织听证。听证应当公开举行。'],
  ['review', '复议法', '申请', '不服行政行为的,可以申请行政复议。复议申请期限为六十日。'],
  ['permit', '许可法', '延续', '许可证有效期届满需要延续的,应当提出申请。逾期未作决定视为准予。'],
  ['open', '公开条例', '依申请公开', '公民可以申请获取政府信息。行政机关应当二十日内答复。'],
].map(([id, title, chapter, text]) => ({ id, title, chapter, text }) as EmbedderDocument);
/** Everyday words that no document has, in ways enough that each word comes several times. */
const QUESTIONS: EmbedderQuestion[] = [
  ['fine', ['交警开单子开了两回', '一件事开两回单子', '又开单子要我交钱', '单子开重了']],
  ['hearing', ['想当面把理讲清楚', '有冇地方当面讲理', '当面讲理找哪个']],
  ['review', ['不服气找上级评理', '心里不服气去哪告', '不服气可以告不']],
  ['permit', ['牌照快到期了咋搞', '店里牌照到期', '牌照到期换新的']],
  ['open', ['想看局里的账本', '账本给不给看', '局里账本能看不']],
].flatMap(([document, texts]) => (texts as string[]).map((text) => ({ text, document: document as string })));
const SMALL: Partial<EmbedderOptions> = {
  dimensions: 16,
  steps: 120,
  passages: 8,
  questions: 16,
  warmUp: 5,
  rate: 0.02,
};
const INPUTS = 'a'.repeat(64);

/** The documents, nearest first. */
function ranking(embedder: StaticEmbedder, question: string): string[] {
  const asked = embedder.vectorOf(question);
  const nearness = (document: EmbedderDocument) =>
    embedder.vectorOf(articleText(document)).reduce((sum, value, k) => sum + value * (asked[k] as number), 0);
  return [...DOCUMENTS].sort((a, b) => nearness(b) - nearness(a)).map(({ id }) => id);
}

const trained = trainEmbedder(DOCUMENTS, QUESTIONS, INPUTS, SMALL);

test('everyday words that no document has come to lie next to what they were asked of', () => {
  const embedder = new StaticEmbedder(trained);
  for (const [question, document] of [
    ['单子', 'fine'],
    ['讲理', 'hearing'],
    ['不服气', 'review'],
    ['牌照', 'permit'],
    ['账本', 'open'],
  ] as const)
    expect(ranking(embedder, question)[0]).toBe(document);
});

test('before any step the same words are next to nothing in particular', () => {
  const untrained = new StaticEmbedder(trainEmbedder(DOCUMENTS, QUESTIONS, INPUTS, { ...SMALL, steps: 0 }));
  const right = QUESTIONS.filter(({ text, document }) => ranking(untrained, text)[0] === document);
  expect(right.length).toBeLessThan(QUESTIONS.length / 2);
});

test('the same texts give the same bytes, another seed others', () => {
  const again = trainEmbedder(DOCUMENTS, QUESTIONS, INPUTS, SMALL);
  expect(again.weights).toEqual(trained.weights);
  expect(again.scales).toEqual(trained.scales);
  expect(again.hashes).toEqual(trained.hashes);
  expect(trainEmbedder(DOCUMENTS, QUESTIONS, INPUTS, { ...SMALL, seed: 2 }).weights).not.toEqual(trained.weights);
});

/** Two words that stand in the same articles, never in one sentence, and have no character in common. */
const COMPANIONS = [
  ['罚单', '收据'],
  ['牌照', '门店'],
  ['征地', '拆迁'],
  ['户口', '学籍'],
  ['护照', '签证'],
] as const;

test('from the documents alone, words of the same articles come nearer than words of others', () => {
  const documents = COMPANIONS.flatMap(([one, other], subject) =>
    ['办理', '变更', '丢失', '作废'].map((what, at) => ({
      id: `${subject}-${at}`,
      title: '',
      chapter: '',
      text: `${one}应当${what}。依法${what}后给${other}。`,
    })),
  );
  const embedder = new StaticEmbedder(trainEmbedder(documents, [], INPUTS, { ...SMALL, headings: 0, steps: 300 }));
  const cosine = (a: string, b: string) =>
    embedder.vectorOf(a).reduce((sum, value, k) => sum + value * (embedder.vectorOf(b)[k] as number), 0);
  for (const [one, other] of COMPANIONS)
    for (const [stranger] of COMPANIONS)
      if (stranger !== one) expect(cosine(one, other)).toBeGreaterThan(cosine(stranger, other) + 0.1);
});

test('each step is told, and the loss falls', () => {
  const states: TrainingProgress[] = [];
  trainEmbedder(DOCUMENTS, QUESTIONS, INPUTS, SMALL, (state) => states.push(state));
  expect(states.map(({ step }) => step)).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
  expect(states.at(-1)?.loss).toBeLessThan((states[0]?.loss as number) / 2);
});

test('a question to a document that is not there is an error', () => {
  const stray = [{ text: '单子', document: 'nowhere' }];
  expect(() => trainEmbedder(DOCUMENTS, stray, INPUTS, SMALL)).toThrow(
    new RangeError('a question to the unknown document nowhere'),
  );
});

test('the vocabulary keeps to its size', () => {
  expect(trainEmbedder(DOCUMENTS, QUESTIONS, INPUTS, { ...SMALL, steps: 1, vocabulary: 7 }).hashes).toHaveLength(7);
});

test('the inputs’ hash tells texts, questions and options apart, and nothing else', async () => {
  const hash = await embedderInputs(DOCUMENTS, QUESTIONS);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await embedderInputs(structuredClone(DOCUMENTS), QUESTIONS, {})).toBe(hash);
  const others = [
    embedderInputs(DOCUMENTS.slice(1), QUESTIONS),
    embedderInputs(DOCUMENTS, QUESTIONS.slice(1)),
    embedderInputs(DOCUMENTS, QUESTIONS, { seed: 2 }),
  ];
  expect(new Set([hash, ...(await Promise.all(others))]).size).toBe(4);
});
