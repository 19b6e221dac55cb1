import { expect, test } from 'vitest';
import type { Embedder } from './embedder.ts';
import { hashOf } from './linear-model.ts';
import { indexByMeaning } from './meaning.ts';
import { tokenize } from './tokens.ts';
import { buildExactIndex } from './vectors.exact.ts';

/** A real, if simple, embedder: character pairs hashed into 64 dimensions. Counts its calls. */
function pairEmbedder(textsPerCall: number): Embedder & { calls: number[] } {
  const calls: number[] = [];
  return {
    model: 'pairs-64',
    dimensions: 64,
    textsPerCall,
    calls,
    async embed(texts) {
      calls.push(texts.length);
      return texts.map((text) => {
        const vector = new Float32Array(64);
        for (const token of tokenize(text)) vector[hashOf(token) % 64] = (vector[hashOf(token) % 64] as number) + 1;
        const length = Math.hypot(...vector) || 1;
        return vector.map((value) => value / length);
      });
    },
  };
}

const PASSAGES = [
  '行政复议决定书网上公开',
  '举报违法行为依法奖励',
  '应急演练每两年一次',
  '乡镇综合行政执法',
  '政务数据共享',
].map((text, at) => ({ ref: `plan:${at + 1}`, text }));

test('passages are embedded in calls of the size that the embedder takes, and found by their own words', async () => {
  const embedder = pairEmbedder(2);
  const meaning = await indexByMeaning(PASSAGES, embedder, buildExactIndex);
  expect(embedder.calls).toEqual([2, 2, 1]);
  for (const { ref, text } of PASSAGES) expect((await meaning.search(text, 1))[0]?.ref).toBe(ref);
});

test('an embedder that fails is heard of, at indexing and at searching', async () => {
  const down: Embedder = { ...pairEmbedder(8), embed: () => Promise.reject(new Error('unreachable')) };
  await expect(indexByMeaning(PASSAGES, down, buildExactIndex)).rejects.toThrow('unreachable');
});
