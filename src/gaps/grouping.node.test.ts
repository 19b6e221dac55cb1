import { beforeAll, expect, test } from 'vitest';
import { type RealRetrieval, realRetrieval, TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import { ALIKE, APART } from './grouping.fixture.ts';
import { Grouping } from './grouping.ts';

let real: RealRetrieval;
beforeAll(async () => {
  real = await realRetrieval();
}, TRAINING_TIMEOUT);

function groupsOf(texts: readonly string[]): string[][] {
  const grouping = new Grouping((feature) => real.retriever.idfOf(feature));
  for (const text of texts) grouping.add(real.reader.read(text));
  return grouping.groups().map((group) => group.map((at) => texts[at] as string));
}

test('questions of one matter mostly come together, and none of another with them', () => {
  const matterOf = new Map(ALIKE.flatMap((wordings, matter) => wordings.map((text) => [text, matter] as const)));
  const groups = groupsOf([...matterOf.keys()]);
  for (const group of groups) expect(new Set(group.map((text) => matterOf.get(text))), group.join('|')).toHaveLength(1);
  const pairs = (sizes: number[]): number => sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const together = pairs(groups.map(({ length }) => length)) / pairs(ALIKE.map(({ length }) => length));
  expect(together).toBeGreaterThan(0.7);
});

test('of questions that differ by the one word that matters most stay apart', () => {
  const joined = APART.filter((pair) => groupsOf(pair).length === 1);
  expect(joined.length).toBeLessThanOrEqual(3);
});

test('the same questions in the same order give the same groups', () => {
  const texts = ALIKE.flat();
  expect(groupsOf(texts)).toEqual(groupsOf(texts));
});

test('a chain of wordings does not lead from one matter to another', () => {
  const chain = [
    '水田征收补多少钱',
    '水田鱼塘征收补多少钱',
    '鱼塘房屋征收补多少钱',
    '房屋拆迁补偿到哪里申请',
    '拆迁申请到哪里交',
  ];
  const groups = groupsOf(chain);
  expect(groups.some((group) => group.includes(chain[0] as string) && group.includes(chain.at(-1) as string))).toBe(
    false,
  );
});

test('thousands of different questions take seconds, and no group swallows them', { timeout: 120_000 }, () => {
  const texts = [...new Set(real.corpus.lawQuestions.map(({ text }) => text))].slice(0, 5_000);
  const begun = performance.now();
  const groups = groupsOf(texts);
  expect(performance.now() - begun).toBeLessThan(60_000);
  expect(groups.flat()).toHaveLength(texts.length);
  expect(Math.max(...groups.map(({ length }) => length))).toBeLessThan(50);
});
