import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readIntentExamples } from '../train-intents.node.ts';
import { contextAfter } from './intent.fixture.ts';
import { readIntent } from './intent.ts';
import { IntentLikeness } from './intent-likeness.ts';
import { type IntentExample, intentInputs, trainIntents } from './intent-training.ts';

const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));
const file = await readFile(`${CORPUS}/intents.bin`);
const examples = await readIntentExamples(CORPUS);
const FEW: IntentExample[] = [
  ...['我要提意见', '我想提意见', '提个意见'].map((text) => example(text, 'comment_on_decision')),
  ...['转人工', '找人工', '人工服务'].map((text) => example(text, 'human_help')),
];

function example(text: string, intent: IntentExample['expect'][number]): IntentExample {
  return { text, expect: [intent], after: null };
}

test('the saved weights are of these examples: else run npm run corpus -- train-intents', async () => {
  expect(IntentLikeness.decode(file)?.inputs).toBe(await intentInputs(examples));
});

test('the saved weights take 600 kB at most', () => {
  expect(file.length).toBeLessThanOrEqual(600_000);
});

test('the same examples always give the same file, and others another', async () => {
  const first = await trainIntents(FEW);
  expect(await trainIntents(FEW)).toEqual(first);
  const other = await trainIntents([...FEW, example('撤回', 'withdraw_comment')]);
  expect(IntentLikeness.decode(other)?.inputs).not.toBe(IntentLikeness.decode(first)?.inputs);
});

test('shares sum to 1, and are greatest for the intent whose examples a message is like', async () => {
  const likeness = IntentLikeness.decode(await trainIntents(FEW));
  const shares = likeness?.of('帮我找人工', null) ?? new Map();
  expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  expect([...shares].sort(([, a], [, b]) => b - a)[0]?.[0]).toBe('human_help');
});

test('what is no such file, or is cut off, is not read', () => {
  for (const bytes of [new Uint8Array(0), new Uint8Array(64), file.subarray(1), file.subarray(0, -1)])
    expect(IntentLikeness.decode(bytes)).toBeNull();
});

test('without the file the rules alone read a message', () => {
  const reading = readIntent('转人工', contextAfter(null));
  expect(reading).toMatchObject({ kind: 'clear', intent: 'human_help' });
});
