import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosineAt, packVectors } from './packed-vectors.ts';

const unit = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
};
const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
const vectors = (dimensions: number) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: dimensions, maxLength: dimensions }).map(unit);

test('a packed cosine comes within the rounding of eight bits of the true one, row by row', () => {
  fc.assert(
    fc.property(fc.array(vectors(16), { minLength: 1, maxLength: 8 }), vectors(16), (rows, query) => {
      const packed = packVectors('m', 16, rows, rows.length);
      rows.forEach((row, at) => {
        // Half a step of 1/127 of the largest value, in each of 16 dimensions, against a unit vector.
        expect(Math.abs(cosineAt(packed, at, query) - dot(row, query))).toBeLessThan(4 * (0.5 / 127) + 1e-6);
      });
    }),
  );
});

test('each vector takes one byte a number and one scale, whose largest value is kept at full range', () => {
  const packed = packVectors('m', 2, [Float32Array.of(5 / 13, -12 / 13), Float32Array.of(0, 0)], 2);
  expect(packed).toMatchObject({ model: 'm', dimensions: 2 });
  expect([...packed.values]).toEqual([53, -127, 0, 0]);
  expect(packed.scales[0]).toBeCloseTo(12 / 13 / 127, 8);
  expect(cosineAt(packed, 1, Float32Array.of(1, 0))).toBe(0);
});

test('vectors may come one at a time, and one of other dimensions is refused', () => {
  function* rows() {
    yield Float32Array.of(1, 0);
    yield Float32Array.of(0, 1);
  }
  const packed = packVectors('m', 2, rows(), 2);
  expect([0, 1].map((row) => Math.round(cosineAt(packed, row, Float32Array.of(0, 1)) * 1000) / 1000)).toEqual([0, 1]);
  expect(() => packVectors('m', 2, [Float32Array.of(1, 0, 0)], 1)).toThrow(RangeError);
});
