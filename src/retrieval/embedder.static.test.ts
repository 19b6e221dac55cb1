import { expect, test } from 'vitest';
import { embedderKey, embedderTokens, StaticEmbedder, type StaticWeights } from './embedder.static.ts';
import { hashOf } from './linear-model.ts';

/** Two dimensions: 罚 points along the first, 款 along the second, 罚款 along both. */
function weights(): StaticWeights {
  const vectors = new Map([
    ['罚', [4, 0]],
    ['款', [0, 4]],
    ['罚款', [3, 3]],
  ]);
  const byHash = new Map([...vectors].map(([token, vector]) => [hashOf(token), vector]));
  const hashes = Uint32Array.from(byHash.keys()).sort();
  return {
    dimensions: 2,
    hashes,
    scales: new Float32Array(3).fill(0.5),
    weights: Int8Array.from([...hashes].flatMap((hash) => byHash.get(hash) as number[])),
    inputs: '0123456789abcdef'.repeat(4),
  };
}
const embedder = new StaticEmbedder(weights());

test('tokens are characters and pairs of a run, Latin words and numbers', () => {
  expect(embedderTokens('罚款,50元')).toEqual(['罚', '款', '罚款', '50', '元']);
});

test('a text is the sum of its tokens’ vectors, brought to unit length', () => {
  expect([...embedder.vectorOf('罚')]).toEqual([1, 0]);
  const [first, second] = embedder.vectorOf('罚,款') as unknown as [number, number];
  expect([first, second]).toEqual([Math.fround(Math.SQRT1_2), Math.fround(Math.SQRT1_2)]);
});

test('what stands twice counts more, but not twice', () => {
  const [first, second] = embedder.vectorOf('罚,罚,款') as unknown as [number, number];
  expect(first / second).toBeCloseTo(1 + Math.log(2), 5);
});

test('full width, Traditional and hidden characters are read as the plain ones', () => {
  expect(embedderKey('罰\u200b款Ａ')).toBe('罚款a');
  expect(embedder.vectorOf('罰\u200b款')).toEqual(embedder.vectorOf('罚款'));
});

test('a text without a known token is a vector of zeros, not of NaN', () => {
  for (const text of ['', '。', '听证', 'x']) expect([...embedder.vectorOf(text)]).toEqual([0, 0]);
});

test('the port gives the same vectors in order, and names the weights by their inputs', async () => {
  const texts = ['款', '罚', ''];
  expect(await embedder.embed(texts)).toEqual(texts.map((text) => embedder.vectorOf(text)));
  expect([embedder.model, embedder.dimensions]).toEqual(['static-0123456789ab', 2]);
});
