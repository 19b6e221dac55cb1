/** Vectors of many passages in eight bits a number, one scale a vector: a national library fits into 13 MB. */
export interface PackedVectors {
  /** The embedder's name: vectors of another model are never compared with these. */
  model: string;
  dimensions: number;
  values: Int8Array;
  scales: Float32Array;
}

/** Packs unit vectors, in their order. Throws `RangeError` where one has other dimensions. */
export function packVectors(
  model: string,
  dimensions: number,
  vectors: Iterable<Float32Array>,
  size: number,
): PackedVectors {
  const values = new Int8Array(size * dimensions);
  const scales = new Float32Array(size);
  let row = 0;
  for (const vector of vectors) {
    if (vector.length !== dimensions) throw new RangeError(`${vector.length} dimensions instead of ${dimensions}`);
    const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
    scales[row] = scale;
    for (let at = 0; at < dimensions; at++) values[row * dimensions + at] = Math.round((vector[at] as number) / scale);
    row += 1;
  }
  return { model, dimensions, values, scales };
}

/** The cosine of a unit vector with the vector of one row. */
export function cosineAt({ values, scales, dimensions }: PackedVectors, row: number, vector: Float32Array): number {
  let sum = 0;
  for (let at = 0, from = row * dimensions; at < dimensions; at++)
    sum += (values[from + at] as number) * (vector[at] as number);
  return sum * (scales[row] as number);
}
