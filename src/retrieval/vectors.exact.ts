import type { BuildVectorIndex, VectorHit, VectorIndex } from './vectors.ts';

/** Compares with every vector, in one flat array: exact, and quick enough for some thousands. Runs everywhere. */
export const buildExactIndex: BuildVectorIndex = (entries, dimensions): VectorIndex => {
  const refs: string[] = [];
  const vectors: Float32Array[] = [];
  for (const { ref, vector } of entries) {
    requireDimensions(vector, dimensions);
    refs.push(ref);
    vectors.push(vector);
  }
  const flat = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, at) => {
    flat.set(vector, at * dimensions);
  });
  return {
    size: refs.length,
    dimensions,
    search(vector, limit) {
      requireDimensions(vector, dimensions);
      const hits: VectorHit[] = refs.map((ref, at) => ({ ref, score: innerProduct(flat, at * dimensions, vector) }));
      hits.sort((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1));
      return hits.slice(0, Math.max(0, limit));
    },
  };
};

function innerProduct(flat: Float32Array, from: number, vector: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at++) sum += (flat[from + at] as number) * (vector[at] as number);
  return sum;
}

function requireDimensions({ length }: Float32Array, dimensions: number): void {
  if (length !== dimensions) throw new RangeError(`a vector of ${length} dimensions in an index of ${dimensions}`);
}
