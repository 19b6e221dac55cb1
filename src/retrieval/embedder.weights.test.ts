import { expect, test } from 'vitest';
import { quantise, type WeightBits } from './embedder.rounding.ts';
import type { StaticWeights } from './embedder.static.ts';
import { decodeWeights, encodeWeights, headerOf } from './embedder.weights.ts';
import { seeded } from './training.ts';

const INPUTS = 'b'.repeat(64);

/** Odd numbers of rows and dimensions, so that half bytes are left over. */
function toy(bits: WeightBits): StaticWeights {
  const random = seeded(5);
  const vectors = Float32Array.from({ length: 7 * 5 }, () => random() - 0.5);
  const hashes = Uint32Array.from({ length: 7 }, (_, at) => at * 600_000_000);
  return { dimensions: 5, hashes, ...quantise(vectors, 5, bits), inputs: INPUTS };
}

for (const bits of [4, 8] as const) {
  test(`${bits} bits come back as they were written, with what the file says of itself`, () => {
    const data = toy(bits);
    const file = encodeWeights(data, bits, { recall: 0.6 });
    expect(decodeWeights(file)).toEqual(data);
    expect(decodeWeights(file, INPUTS)).toEqual(data);
    expect(headerOf(file)).toMatchObject({ dimensions: 5, rows: 7, bits, inputs: INPUTS, figures: { recall: 0.6 } });
  });

  test(`a file of ${bits} bits with any byte changed, or cut anywhere, is no weights`, () => {
    const file = encodeWeights(toy(bits), bits);
    for (let at = 0; at < file.length; at++) {
      expect(decodeWeights(file.subarray(0, at))).toBeNull();
      const damaged = file.slice();
      damaged[at] = (damaged[at] as number) ^ 0x40;
      // A changed hash of the inputs is another name for the same weights: who names the inputs sees it.
      expect(decodeWeights(damaged, INPUTS), `byte ${at}`).toBeNull();
    }
    expect(decodeWeights(new Uint8Array([...file, 0]))).toBeNull();
  });
}

test('weights from other inputs, of another version or of something else are no weights', () => {
  const file = encodeWeights(toy(4), 4);
  expect(decodeWeights(file, 'c'.repeat(64))).toBeNull();
  const text = new TextDecoder('latin1').decode(file);
  const bytes = (changed: string) => Uint8Array.from(changed, (char) => char.charCodeAt(0));
  expect(decodeWeights(bytes(text.replace('"version":1', '"version":0')))).toBeNull();
  expect(decodeWeights(bytes(text.replace('xiangwen-embedder', 'xiangwen-something')))).toBeNull();
  expect(decodeWeights(new TextEncoder().encode('no weights at all'))).toBeNull();
});

test('a file read into the middle of another buffer is read all the same', () => {
  const data = toy(4);
  const file = encodeWeights(data, 4);
  const around = new Uint8Array(file.length + 3);
  around.set(file, 3);
  expect(decodeWeights(around.subarray(3))).toEqual(data);
});
