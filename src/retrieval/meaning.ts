import type { Passage } from '../domain/passage.ts';
import type { Embedder } from './embedder.ts';
import type { BuildVectorIndex, VectorEntry, VectorHit } from './vectors.ts';

/** Finds passages by meaning. */
export interface MeaningSearch {
  /** The passages nearest to a text. Throws what the embedder throws. */
  search(text: string, limit: number): Promise<VectorHit[]>;
}

/** Embeds every passage, in calls of the size that the embedder takes, and indexes the vectors. */
export async function indexByMeaning(
  passages: readonly Pick<Passage, 'ref' | 'text'>[],
  embedder: Embedder,
  build: BuildVectorIndex,
): Promise<MeaningSearch> {
  const entries: VectorEntry[] = [];
  for (let from = 0; from < passages.length; from += embedder.textsPerCall) {
    const batch = passages.slice(from, from + embedder.textsPerCall);
    const vectors = await embedder.embed(batch.map(({ text }) => text));
    batch.forEach(({ ref }, at) => {
      entries.push({ ref, vector: vectors[at] as Float32Array });
    });
  }
  const index = build(entries, embedder.dimensions);
  return {
    async search(text, limit) {
      const [vector] = await embedder.embed([text]);
      return index.search(vector as Float32Array, limit);
    },
  };
}
