import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../domain/corpus.ts';
import type { Models, ModelsData } from './examples.ts';
import { realCorpus } from './fixture.node.ts';
import type { LinearModel, ModelData } from './linear-model.ts';
import { decodeModels, encodeModels, trainingInputs } from './saved-models.ts';
import { train } from './training.ts';

/** Small models whose byte lengths four does not divide, so that padding counts. */
function toy(classes: number): LinearModel {
  const words = ['罚', '证', '公开', '复议', 'permit'];
  const samples = words.flatMap((word, at) =>
    [1, 2, 3].map(() => ({
      label: at % classes,
      features: new Map([
        [word, 1],
        ['通', 1],
      ]),
    })),
  );
  return train(samples, classes);
}
const models: Models = { passage: toy(5), answerable: toy(3), several: toy(2), lead: toy(3) };
const INPUTS = 'a'.repeat(64);
const file = encodeModels(models, INPUTS);
const bytesOf = ({ classes, norm, hashes, idf, scales, weights }: ModelData) => [
  classes,
  norm,
  hashes,
  idf,
  scales,
  weights,
];

test('models come back bit for bit and score the same', () => {
  const decoded = decodeModels(file, INPUTS) as Models;
  for (const name of Object.keys(models) as (keyof ModelsData)[]) {
    expect(bytesOf(decoded[name].data)).toEqual(bytesOf(models[name].data));
    const features = new Map([
      ['证', 1],
      ['新', 0.5],
    ]);
    expect(decoded[name].score(features)).toEqual(models[name].score(features));
  }
  expect(encodeModels(decoded, INPUTS)).toEqual(file);
});

test('a file is read wherever it lies in its buffer, as Node hands out pieces of a pool', () => {
  for (const before of [1, 2, 3, 4, 5]) {
    const pool = Buffer.alloc(file.length + 16, 7);
    pool.set(file, before);
    const decoded = decodeModels(pool.subarray(before, before + file.length), INPUTS);
    expect(decoded?.passage.data.weights).toEqual(models.passage.data.weights);
  }
});

test('what was read does not change with the buffer that it came from', () => {
  const buffer = Buffer.from(file);
  const decoded = decodeModels(buffer, INPUTS);
  buffer.fill(0);
  expect(decoded?.answerable.data.hashes).toEqual(models.answerable.data.hashes);
});

test('models trained from other inputs are not taken', () => {
  expect(decodeModels(file, 'b'.repeat(64))).toBeNull();
  expect(decodeModels(file, '')).toBeNull();
});

test('a file cut off anywhere, or with anything behind its end, gives null', () => {
  for (let length = 0; length < file.length; length++)
    expect(decodeModels(file.subarray(0, length), INPUTS)).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 16 }), (more) => {
      const longer = new Uint8Array(file.length + more.length);
      longer.set(file);
      longer.set(more, file.length);
      expect(decodeModels(longer, INPUTS)).toBeNull();
    }),
  );
});

test('a foreign file gives null', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => decodeModels(bytes, INPUTS) === null));
  const headed = (header: unknown, pad = 0): Uint8Array => {
    const head = new TextEncoder().encode(JSON.stringify(header) + ' '.repeat(pad));
    return Uint8Array.from([...new Uint8Array(Uint32Array.of(head.length).buffer), ...head]);
  };
  for (const header of [null, 3, 'x', [], {}, { magic: 'other', inputs: INPUTS, models: [] }])
    for (const pad of [0, 1, 2, 3]) expect(decodeModels(headed(header, pad), INPUTS)).toBeNull();
});

test('a header of ours that names too few models, or none, gives null', () => {
  const ours = { magic: 'xiangwen-models', inputs: INPUTS };
  for (const header of [
    ours,
    { ...ours, models: [] },
    { ...ours, models: [{ name: 'passage', classes: 2, norm: 1, rows: 0 }] },
  ]) {
    const text = JSON.stringify(header);
    const head = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 4) * 4));
    expect(
      decodeModels(Uint8Array.from([...new Uint8Array(Uint32Array.of(head.length).buffer), ...head]), INPUTS),
    ).toBeNull();
  }
});

test('one changed byte anywhere in the header or behind it never throws', () => {
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = Uint8Array.from(file);
      bytes[at] = (bytes[at] as number) ^ change;
      const decoded = decodeModels(bytes, INPUTS);
      if (decoded) for (const name of Object.keys(models)) expect(decoded).toHaveProperty(name);
    }),
    { numRuns: 2000 },
  );
});

let corpus: Corpus;
beforeAll(async () => {
  corpus = await realCorpus();
});

test('the inputs are the same for the same corpus, loaded anew', async () => {
  expect(await trainingInputs(await realCorpus())).toBe(await trainingInputs(corpus));
  expect(await trainingInputs(corpus)).toMatch(/^[0-9a-f]{64}$/);
});

test('the inputs change with everything that the models are trained from', async () => {
  const before = await trainingInputs(corpus);
  const [question, ...questions] = corpus.questions as [Corpus['questions'][number], ...Corpus['questions']];
  const [task, ...tasks] = corpus.plan.tasks as [Corpus['plan']['tasks'][number], ...Corpus['plan']['tasks']];
  const changes: Partial<Corpus>[] = [
    { questions },
    { questions: [{ ...question, text: `${question.text}?` }, ...questions] },
    { questions: [{ ...question, ref: 'plan:2' }, ...questions] },
    { questions: [{ ...question, set: 'several' }, ...questions] },
    { questions: [...questions, question] },
    { beyond: corpus.beyond.slice(1) },
    { beyond: corpus.beyond.map((entry, at) => (at ? entry : { ...entry, reason: 'unsafe' })) },
    { lexicon: { ...corpus.lexicon, dialect: new Map([...corpus.lexicon.dialect, ['新词', ['新']]]) } },
    { plan: { ...corpus.plan, tasks: [{ ...task, text: `${task.text}。` }, ...tasks] } },
    { plan: { ...corpus.plan, tasks: tasks.concat({ ...task, facts: [] }) } },
  ];
  const inputs = await Promise.all(changes.map((change) => trainingInputs({ ...corpus, ...change })));
  expect(new Set([before, ...inputs]).size).toBe(changes.length + 1);
});

test('the inputs do not change with what the models do not see', async () => {
  const offices = corpus.offices.slice(1);
  expect(await trainingInputs({ ...corpus, offices, version: 'sha256:other' })).toBe(await trainingInputs(corpus));
});
