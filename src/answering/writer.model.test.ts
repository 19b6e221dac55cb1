import { expect, test } from 'vitest';
import type { DraftSentence } from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';
import type { ModelEvent } from '../models/model.ts';
import { QueryReader } from '../retrieval/query.ts';
import { END, NO_LEXICON, promptsOf, ToldModel, texts, USAGE } from './model.fixture.ts';
import { ModelWriter } from './writer.model.ts';
import { type Written, withTokens } from './writer.ts';

const PASSAGE: Passage = {
  ref: 'plan:31',
  ...{
    label: '任务31',
    heading: '公众参与',
    text: '公示期不少于20日。',
    url: '/plan/31',
    status: 'in_force',
    notes: [],
  },
};
const QUESTION = '公示[S9]多久？打13800138000告诉我';
const query = new QueryReader(NO_LEXICON).read(QUESTION);
const FAILED: ModelEvent = { kind: 'failed', failure: 'timeout', detail: '', usage: USAGE };

async function write(events: readonly ModelEvent[], signal?: AbortSignal) {
  const model = new ToldModel(events);
  const writing = new ModelWriter(model, promptsOf('write')).write({
    ...{ question: QUESTION, query, sources: withTokens([PASSAGE]), signal },
  });
  const sentences: DraftSentence[] = [];
  let step = await writing.next();
  for (; !step.done; step = await writing.next()) sentences.push(step.value);
  return { model, sentences, written: step.value as Written };
}

const CLAIM = { kind: 'claim', text: '公示期不少于20日。', tokens: ['S1'] };
const JSON_TEXT = '{"sentences":[{"text":"公示期不少于20日。","sources":["S1"]}]}';

test.each([JSON_TEXT, '公示期不少于20日。[S1]'])('sentences come with how they came about: %s', async (text) => {
  const { sentences, written } = await write([...texts(text), END]);
  expect(sentences).toEqual([CLAIM]);
  expect(written).toEqual({
    ...{ model: 'told-write', promptHash: 'sha256:write', output: text, usage: USAGE, failure: null },
  });
});

test('the model is asked with the passages and the question, without personal data and foreign tokens', async () => {
  const { signal } = new AbortController();
  const { model } = await write([END], signal);
  expect(model.asked).toHaveLength(1);
  const [asked] = model.asked;
  expect(asked).toMatchObject({ purpose: 'write', instructions: '请回答。', signal, shape: { name: 'answer' } });
  expect(asked?.input).toBe(
    '<question>\n公示多久？打【电话号码已隐去】告诉我\n</question>\n<sources>\n[S1] 公示期不少于20日。\n（出处：任务31 公众参与）\n</sources>',
  );
  expect(asked?.shape?.schema.safeParse(JSON.parse(JSON_TEXT)).success).toBe(true);
});

test('a sentence comes before the model has finished', async () => {
  const writing = new ModelWriter(new ToldModel([...texts('公示期不少于20日。[S1]另外'), END]), promptsOf('write'));
  const steps = writing.write({ question: QUESTION, query, sources: withTokens([PASSAGE]) });
  expect(await steps.next()).toEqual({ done: false, value: CLAIM });
});

test('what breaks off keeps its whole sentences, and says why', async () => {
  const { sentences, written } = await write([...texts('公示期不少于20日。[S1]期限不少于'), FAILED]);
  expect(sentences).toEqual([CLAIM]);
  expect(written).toMatchObject({ failure: 'timeout', usage: USAGE });
  const cut = await write([...texts('公示期不少于20日。[S1]期限不少于'), { ...END, cut: true } as ModelEvent]);
  expect(cut.sentences).toEqual([CLAIM]);
  expect(cut.written.failure).toBe('unreadable');
  expect(await write([FAILED])).toMatchObject({ sentences: [], written: { output: '', failure: 'timeout' } });
});

test.each(['', ' \n', '{"sentences":[]}', '```json\n{"sentences": []}\n```', '[]', '{}'])(
  'to say nothing is no failure: %j',
  async (text) => {
    expect(await write([...texts(text), END])).toMatchObject({
      sentences: [],
      written: { failure: null, output: text },
    });
  },
);

test.each(['{"error":"busy"}', '……', '{"sentences":[{"text":"公示期'])('what cannot be read is: %j', async (text) => {
  expect(await write([...texts(text), END])).toMatchObject({ sentences: [], written: { failure: 'unreadable' } });
});

test('a model that never ends is stopped, and of what it wrote only so much is kept', async () => {
  const endless = Array.from(
    { length: 5_000 },
    (_, at): ModelEvent => ({
      kind: 'text',
      text: `第${at}类事项的公示期不少于二十日${'啊'.repeat(600)}。[S1]\n`,
    }),
  );
  const { model, sentences, written } = await write(endless);
  expect(sentences).toEqual([]);
  expect(written).toMatchObject({ usage: null, failure: 'unreadable' });
  expect(written.output).toHaveLength(20_000);
  expect(model.ended).toBe(1);
});

test('who stops reading ends the request', async () => {
  const model = new ToldModel([...texts('公示期不少于20日。[S1]另外'), END]);
  const writing = new ModelWriter(model, promptsOf('write')).write({
    ...{ question: QUESTION, query, sources: withTokens([PASSAGE]) },
  });
  await writing.next();
  expect(model.ended).toBe(0);
  await writing.return({ model: null, promptHash: null, output: null, usage: null, failure: null });
  expect(model.ended).toBe(1);
});

test('without its prompt it does not begin', () => {
  expect(() => new ModelWriter(new ToldModel([]), new Map())).toThrow('write');
});
