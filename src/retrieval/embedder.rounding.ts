import type { StaticWeights } from './embedder.static.ts';

/** Bits that a weight takes in the file. */
export type WeightBits = 4 | 8;

/** Float vectors in whole numbers, a scale for each row: of some scales the one that loses least. */
export function quantise(
  vectors: Float32Array,
  dimensions: number,
  bits: WeightBits,
): Pick<StaticWeights, 'scales' | 'weights'> {
  const most = 2 ** (bits - 1) - 1;
  const rows = vectors.length / dimensions;
  const scales = new Float32Array(rows);
  const weights = new Int8Array(vectors.length);
  for (let row = 0; row < rows; row++) {
    const line = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const scale = Math.fround(bestScale(line, most));
    scales[row] = scale;
    for (let k = 0; k < dimensions; k++) weights[row * dimensions + k] = rounded(line[k] as number, scale, most);
  }
  return { scales, weights };
}

/** Few large weights would leave the many small ones too few steps: cutting them costs less. */
const CUTS: readonly number[] = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

function bestScale(line: Float32Array, most: number): number {
  const largest = line.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  if (largest === 0) return 1;
  let best = { scale: largest / most, loss: Number.POSITIVE_INFINITY };
  for (const cut of CUTS) {
    const scale = (largest * cut) / most;
    let loss = 0;
    for (const value of line) loss += (value - rounded(value, scale, most) * scale) ** 2;
    if (loss < best.loss) best = { scale, loss };
  }
  return best.scale;
}

function rounded(value: number, scale: number, most: number): number {
  return Math.max(-most, Math.min(most, Math.round(value / scale)));
}
