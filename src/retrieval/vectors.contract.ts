import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BuildVectorIndex, VectorEntry } from './vectors.ts';

/** What one implementation promises beyond the port: how much of the exact answer it finds. */
export interface VectorPromise {
  /** The least mean share of the exact ten nearest that it brings; 1 for an exact one. */
  recallFloor: number;
}

/** The test body of every vector index. */
export function vectorContract(name: string, build: BuildVectorIndex, { recallFloor }: VectorPromise): void {
  describe(`a vector index: ${name}`, () => {
    test('the nearest comes first and an entry finds itself with cosine 1', () => {
      const entries = randomEntries(200, 16, 1);
      const index = build(entries, 16);
      expect([index.size, index.dimensions]).toEqual([200, 16]);
      for (const { ref, vector } of entries.slice(0, 20)) {
        const hits = index.search(vector, 5);
        expect(hits[0]?.ref).toBe(ref);
        expect(hits[0]?.score).toBeCloseTo(1, 4);
        expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
      }
    });

    test('equal scores are ordered by reference, whatever the order they came in', () => {
      const vector = unit([1, 2, 3]);
      const index = build(
        ['plan:9', 'plan:1', 'plan:5'].map((ref) => ({ ref, vector })),
        3,
      );
      expect(index.search(vector, 3).map(({ ref }) => ref)).toEqual(['plan:1', 'plan:5', 'plan:9']);
    });

    test('no more come than are asked for or are there, and an empty index brings none', () => {
      const index = build(randomEntries(3, 4, 2), 4);
      expect(index.search(unit([1, 0, 0, 0]), 2)).toHaveLength(2);
      expect(index.search(unit([1, 0, 0, 0]), 10)).toHaveLength(3);
      expect(index.search(unit([1, 0, 0, 0]), 0)).toEqual([]);
      expect(build([], 4).search(unit([1, 0, 0, 0]), 5)).toEqual([]);
    });

    test('a vector of other dimensions is refused, at building and at searching', () => {
      expect(() => build([{ ref: 'plan:1', vector: unit([1, 0]) }], 3)).toThrow(RangeError);
      expect(() => build(randomEntries(2, 3, 3), 3).search(unit([1, 0]), 1)).toThrow(RangeError);
    });

    test(`at least ${recallFloor} of the exact ten nearest are found`, () => {
      const entries = randomEntries(500, 12, 4);
      const index = build(entries, 12);
      const shares = randomEntries(50, 12, 5).map(({ vector }) => {
        const exact = entries
          .map((entry) => ({ ref: entry.ref, score: product(entry.vector, vector) }))
          .sort((a, b) => b.score - a.score)
          .slice(0, 10);
        const found = new Set(index.search(vector, 10).map(({ ref }) => ref));
        return exact.filter(({ ref }) => found.has(ref)).length / 10;
      });
      expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(recallFloor);
    });

    test('the same entries and question bring the same hits, in any build', () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(1_000), (count, seed) => {
          const entries = randomEntries(count, 5, seed);
          const [{ vector }] = randomEntries(1, 5, seed + 1) as [VectorEntry];
          expect(build(entries, 5).search(vector, 10)).toEqual(build(entries, 5).search(vector, 10));
        }),
      );
    });
  });
}

function product(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}

function unit(values: number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}

/** Seeded, so that a failure can be seen again. */
function randomEntries(count: number, dimensions: number, seed: number): VectorEntry[] {
  let state = seed * 2_654_435_761 + 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296 - 0.5;
  };
  return Array.from({ length: count }, (_, at) => ({
    ref: `plan:${at + 1}`,
    vector: unit(Array.from({ length: dimensions }, random)),
  }));
}
