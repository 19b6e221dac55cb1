/** Products of small dense matrices, row after row in flat arrays: four vectors at a time, which halves the time. */

/** Every inner product of a row of `left` with a row of `right`, into `out`, the left's rows outermost. */
export function products(left: Float32Array, right: Float32Array, dimensions: number, out: Float32Array): void {
  const columns = right.length / dimensions;
  for (let from = 0, at = 0; from < left.length; from += dimensions, at += columns)
    for (let column = 0; column < columns; column += 4) {
      const a = column * dimensions;
      const b = Math.min(column + 1, columns - 1) * dimensions;
      const c = Math.min(column + 2, columns - 1) * dimensions;
      const d = Math.min(column + 3, columns - 1) * dimensions;
      let [first, second, third, fourth] = [0, 0, 0, 0];
      for (let k = 0; k < dimensions; k++) {
        const value = left[from + k] as number;
        first += value * (right[a + k] as number);
        second += value * (right[b + k] as number);
        third += value * (right[c + k] as number);
        fourth += value * (right[d + k] as number);
      }
      out[at + column] = first;
      if (column + 1 < columns) out[at + column + 1] = second;
      if (column + 2 < columns) out[at + column + 2] = third;
      if (column + 3 < columns) out[at + column + 3] = fourth;
    }
}

/** `out[i] = Σ factors[i][j] · vectors[j]`; factors that are nothing cost nothing. */
export function combined(
  factors: Float32Array,
  vectors: Float32Array,
  rows: number,
  columns: number,
  dimensions: number,
): Float32Array {
  const out = new Float32Array(rows * dimensions);
  const chosen = new Uint32Array(columns + 3);
  const weights = new Float64Array(columns + 3);
  for (let row = 0; row < rows; row++) {
    let count = 0;
    for (let column = 0; column < columns; column++) {
      const factor = factors[row * columns + column] as number;
      if (factor === 0) continue;
      chosen[count] = column * dimensions;
      weights[count++] = factor;
    }
    chosen.fill(0, count, count + 3);
    weights.fill(0, count, count + 3);
    for (let four = 0; four < count; four += 4)
      addFour(out, row * dimensions, vectors, chosen, weights, four, dimensions);
  }
  return out;
}

function addFour(
  out: Float32Array,
  to: number,
  vectors: Float32Array,
  chosen: Uint32Array,
  weights: Float64Array,
  four: number,
  dimensions: number,
): void {
  const [a, b, c, d] = [chosen[four], chosen[four + 1], chosen[four + 2], chosen[four + 3]] as [
    number,
    number,
    number,
    number,
  ];
  const [u, v, w, x] = [weights[four], weights[four + 1], weights[four + 2], weights[four + 3]] as [
    number,
    number,
    number,
    number,
  ];
  for (let k = 0; k < dimensions; k++)
    out[to + k] =
      (out[to + k] as number) +
      u * (vectors[a + k] as number) +
      v * (vectors[b + k] as number) +
      w * (vectors[c + k] as number) +
      x * (vectors[d + k] as number);
}

/** The matrix with its rows as columns. */
export function transposed(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      out[column * rows + row] = matrix[row * columns + column] as number;
  return out;
}
