import { expect, test } from 'vitest';
import type { Question } from '../src/conversation/conversation.ts';
import type { Corpus } from '../src/domain/corpus.ts';
import type { AnswerTrace } from '../src/store/answers.ts';
import { type Engine, restrictQuestions } from './engine.ts';
import { makeAnswer, makeCase, makePassage } from './fixtures.ts';
import { measure } from './measure.ts';

const P67 = makePassage(67, '文');
const P9 = makePassage(9, '文');

/** An engine that notes what it is asked, and searches by rote. */
function roteEngine(trace: Partial<AnswerTrace> | null): { engine: Engine; asked: Question[] } {
  const asked: Question[] = [];
  const engine: Engine = {
    corpus: {} as Corpus,
    passages: new Map(),
    hasLawTexts: false,
    async ask(question) {
      asked.push(question);
      if (question.question === '坏') return { kind: 'unknown_conversation' };
      return { kind: 'answer', answer: makeAnswer('答', [], { id: `a${asked.length}`, conversationId: 'c1' }) };
    },
    search: (_, limit) => ({
      kept: [{ passage: P67, score: 0.9 }],
      rejected: [P9, P67].map((passage) => ({ passage, score: 1 / limit })),
      beyond: { no_basis: 0, out_of_scope: 0, unsafe: 0 },
    }),
    trace: async () => trace as AnswerTrace | null,
    close: async () => undefined,
  };
  return { engine, asked };
}

test('the turns of a case are asked in one conversation, and the last answer is measured', async () => {
  const { engine, asked } = roteEngine({ resolved: '整句', retrieved: [{ ref: 'plan:9', score: 1, kept: true }] });
  const one = makeCase({ stratum: 'multi_turn', turns: ['一', '二'], question: '三' });
  const [outcome] = await measure([one, makeCase({ question: '四' })], engine, []);
  expect(asked.map(({ question, conversationId }) => [question, conversationId])).toEqual([
    ['一', undefined],
    ['二', 'c1'],
    ['三', 'c1'],
    ['四', undefined],
  ]);
  expect(outcome).toMatchObject({ answer: { id: 'a3' }, resolved: '整句', retrieved: [{ ref: 'plan:9' }] });
});

test('without a trace a single question is searched for again, each reference once', async () => {
  const [outcome] = await measure([makeCase()], roteEngine(null).engine, []);
  expect(outcome?.retrieved).toEqual([
    { ref: 'plan:67', score: 0.9, kept: true },
    { ref: 'plan:9', score: 0.1, kept: false },
  ]);
});

test('without a trace nothing is known of the search for a follow-up', async () => {
  const one = makeCase({ stratum: 'multi_turn', turns: ['一'] });
  expect(await measure([one], roteEngine(null).engine, [])).toMatchObject([{ retrieved: null, resolved: null }]);
});

test('a case that cannot be asked is named', async () => {
  await expect(measure([makeCase({ id: 'x-9', question: '坏' })], roteEngine(null).engine, [])).rejects.toThrow(
    'x-9: ',
  );
});

test('the draft alone keeps the questions of the draft and of the frame', () => {
  const questions = ['draft', 'frame', 'widened'].map((set) => ({ ref: 'plan:1', text: set, set }));
  const kept = restrictQuestions({ questions } as Corpus, 'draft').questions.map(({ set }) => set);
  expect(kept).toEqual(['draft', 'frame']);
  expect(restrictQuestions({ questions } as Corpus, 'all').questions).toHaveLength(3);
});

test('what the trace says of an answer is kept, and the mode is asked for', async () => {
  const check = { text: '甲', fault: null, support: 0.9 };
  const { engine, asked } = roteEngine({
    ...{ model: 'm', promptHash: 'sha256:1', fellBack: 'timeout', output: '甲', rewritten: ['乙'], checks: [check] },
    ...{ tokens: { input: 9, output: 1 }, timings: { write: 5 }, retrieved: [] },
  });
  const [outcome] = await measure([makeCase()], engine, [], { mode: 'model' });
  expect(asked[0]?.mode).toBe('model');
  expect(outcome?.made).toEqual({
    ...{ model: 'm', promptHash: 'sha256:1', fellBack: 'timeout', output: '甲', rewritten: ['乙'], checks: [check] },
    ...{ tokens: { input: 9, output: 1 }, timings: { write: 5 } },
  });
});

test('several cases may be under way at once; outcomes keep the order of the cases', async () => {
  const { engine } = roteEngine(null);
  let [under, most] = [0, 0];
  const slow: Engine = {
    ...engine,
    async ask(question) {
      most = Math.max(most, ++under);
      await new Promise((done) => setTimeout(done, question.question === '0' ? 30 : 5));
      under--;
      return { kind: 'answer', answer: makeAnswer(question.question, []) };
    },
  };
  const cases = [...'01234567'].map((question) => makeCase({ question }));
  const told: number[] = [];
  const outcomes = await measure(cases, slow, [], { atOnce: 3, onProgress: (done) => told.push(done) });
  expect(most).toBe(3);
  expect(outcomes.map(({ answer }) => answer.text).join('')).toBe('01234567');
  expect(told.at(-1)).toBe(8);
});

test('an answer that does not come in time is a refusal of its case, not the end of the run', async () => {
  const { engine } = roteEngine(null);
  const [outcome] = await measure([makeCase()], { ...engine, ask: async () => ({ kind: 'late' }) }, []);
  expect(outcome?.answer).toMatchObject({ outcome: 'refused', reason: 'unavailable' });
});
