import type { Ref } from '../domain/reference.ts';

/** A vector with what it stands for. Vectors are of unit length, so that the inner product is the cosine. */
export interface VectorEntry {
  ref: Ref;
  vector: Float32Array;
}

export interface VectorHit {
  ref: Ref;
  /** The cosine, −1…1. */
  score: number;
}

/** The port of what finds the nearest vectors. Implementations: exact scan; a graph for a national library. */
export interface VectorIndex {
  readonly size: number;
  readonly dimensions: number;
  /** The nearest first, ties by reference; at most `limit`. Throws `RangeError` for a vector of other dimensions. */
  search(vector: Float32Array, limit: number): VectorHit[];
}

/** Builds an index. Throws `RangeError` where an entry's vector has other dimensions. */
export type BuildVectorIndex = (entries: Iterable<VectorEntry>, dimensions: number) => VectorIndex;
