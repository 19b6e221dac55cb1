import { createRequire } from 'node:module';
import type { HierarchicalNSW } from 'hnswlib-node';
import type { BuildVectorIndex, VectorHit, VectorIndex } from './vectors.ts';

/** The graph of hnswlib: for a national library, where comparing with every vector takes too long. */

/** Neighbours a node, and how many are looked at while building and searching. */
const GRAPH = { neighbours: 16, building: 200, searching: 200 };
/** Ties are put in order among so many more than are asked for. */
const MARGIN = 16;

/** Builds the graph. Throws an `Error` where the addon is not installed: it needs a compiler (see `loadHnsw`). */
export const buildHnswIndex: BuildVectorIndex = (entries, dimensions): VectorIndex => {
  const { HierarchicalNSW: Graph } = loadHnsw();
  const all = [...entries];
  for (const { vector } of all) requireDimensions(vector, dimensions);
  const graph: HierarchicalNSW = new Graph('ip', dimensions);
  graph.initIndex(Math.max(1, all.length), GRAPH.neighbours, GRAPH.building, SEED);
  all.forEach(({ vector }, at) => {
    graph.addPoint([...vector], at);
  });
  graph.setEf(GRAPH.searching);
  return {
    size: all.length,
    dimensions,
    search(vector, limit) {
      requireDimensions(vector, dimensions);
      if (limit <= 0 || all.length === 0) return [];
      const { neighbors, distances } = graph.searchKnn([...vector], Math.min(all.length, limit + MARGIN));
      const hits: VectorHit[] = neighbors.map((at, rank) => ({
        ref: all[at]?.ref as string,
        score: 1 - (distances[rank] as number),
      }));
      hits.sort((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1));
      return hits.slice(0, limit);
    },
  };
};

/** Chance in building the graph is seeded: the same entries, the same graph. */
const SEED = 100;

/** The addon; it is an optional dependency, so that a machine without a compiler still starts, on the exact scan. */
export function loadHnsw(): typeof import('hnswlib-node') {
  return createRequire(import.meta.url)('hnswlib-node') as typeof import('hnswlib-node');
}

function requireDimensions({ length }: Float32Array, dimensions: number): void {
  if (length !== dimensions) throw new RangeError(`a vector of ${length} dimensions in an index of ${dimensions}`);
}
