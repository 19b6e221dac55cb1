import { expect, test } from 'vitest';
import { quantise } from './embedder.rounding.ts';
import { seeded } from './training.ts';

const DIMENSIONS = 64;
/** About normally distributed, rows of very different lengths. */
function gaussian(rows: number): Float32Array {
  const random = seeded(9);
  return Float32Array.from({ length: rows * DIMENSIONS }, (_, at) => {
    const sum = random() + random() + random() + random() + random() + random() - 3;
    return sum * 10 ** (Math.floor(at / DIMENSIONS) % 5);
  });
}
function cosine(a: Float32Array, b: Float32Array): number {
  const product = (x: Float32Array, y: Float32Array) =>
    x.reduce((sum, value, at) => sum + value * (y[at] as number), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

test('each row keeps its direction and its length', () => {
  const vectors = gaussian(50);
  for (const [bits, least] of [
    [4, 0.99],
    [8, 0.9999],
  ] as const) {
    const { scales, weights } = quantise(vectors, DIMENSIONS, bits);
    for (let row = 0; row < 50; row++) {
      const line = vectors.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
      const rounded = Float32Array.from(
        line,
        (_, k) => (weights[row * DIMENSIONS + k] as number) * (scales[row] as number),
      );
      expect(cosine(line, rounded)).toBeGreaterThan(least);
      expect(Math.hypot(...rounded) / Math.hypot(...line)).toBeCloseTo(1, 1);
    }
  }
});

test('no weight leaves its bits, and the sign is kept', () => {
  const vectors = gaussian(20);
  for (const [bits, most] of [
    [4, 7],
    [8, 127],
  ] as const) {
    const { weights } = quantise(vectors, DIMENSIONS, bits);
    expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(most);
    weights.forEach((weight, at) => {
      expect(weight * (vectors[at] as number)).toBeGreaterThanOrEqual(0);
    });
  }
});

test('a row of zeros stays one', () => {
  const { scales, weights } = quantise(new Float32Array(DIMENSIONS), DIMENSIONS, 4);
  expect(weights.every((weight) => weight === 0)).toBe(true);
  expect(scales[0]).toBe(1);
});
