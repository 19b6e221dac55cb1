import { expect, test } from 'vitest';
import { combined, products, transposed } from './embedder.products.ts';

/** Numbers small enough that no order of adding loses anything. */
const matrix = (rows: number, columns: number) =>
  Float32Array.from({ length: rows * columns }, (_, at) => (at % 7) - 3);
const DIMENSIONS = 3;

for (const columns of [1, 3, 4, 5, 9])
  test(`inner products with ${columns} vectors are those that a plain sum gives`, () => {
    const [left, right] = [matrix(2, DIMENSIONS), matrix(columns, DIMENSIONS)];
    const out = new Float32Array(2 * columns);
    products(left, right, DIMENSIONS, out);
    const plain = Float32Array.from(out, (_, at) => {
      const [row, column] = [Math.floor(at / columns), at % columns];
      const terms = [0, 1, 2].map((k) => Number(left[row * DIMENSIONS + k]) * Number(right[column * DIMENSIONS + k]));
      return terms.reduce((sum, term) => sum + term);
    });
    expect(out).toEqual(plain);
  });

for (const columns of [1, 3, 4, 5, 9])
  test(`${columns} vectors combine by their factors, those that are nothing among them`, () => {
    const [factors, vectors] = [matrix(4, columns), matrix(columns, DIMENSIONS)];
    const plain = new Float32Array(4 * DIMENSIONS);
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < columns; column++)
        for (let k = 0; k < DIMENSIONS; k++)
          plain[row * DIMENSIONS + k] =
            Number(plain[row * DIMENSIONS + k]) +
            Number(factors[row * columns + column]) * Number(vectors[column * DIMENSIONS + k]);
    expect(combined(factors, vectors, 4, columns, DIMENSIONS)).toEqual(plain);
  });

test('rows become columns', () => {
  expect([...transposed(Float32Array.of(1, 2, 3, 4, 5, 6), 2, 3)]).toEqual([1, 4, 2, 5, 3, 6]);
});
