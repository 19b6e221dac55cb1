import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Law } from '../../domain/law.ts';
import type { Passage, Span } from '../../domain/passage.ts';
import { cosineAt, type PackedVectors } from '../packed-vectors.ts';
import type { Query } from '../query.ts';
import { leastOfBest } from '../ranking.ts';
import type { LawNamed } from './lookup.ts';
import type { LawIndex, LawPlaces } from './word-index.ts';

/** A place of a law that was found: its article, or the point of its card where the text is not at hand. */
export interface LawHit {
  law: Law;
  place: string;
  passage: Passage;
  /** The point within a card; `null` for an article, which is meant as a whole. */
  span: Span | null;
  /** 0…1, comparable within one search. */
  score: number;
}

/** What the cosine counts beside the words, which are in shares of the best match (by trial; see evals). */
const MEANING = 3;
/** So many passages are all compared by meaning; of more, the best by words. */
const SCANNED = 20_000;
const CANDIDATES = 3_000;
/** Passages of a law that is named count this much more. */
const NAMED = 2;
/** What is left of a score where a law is thought to have been repealed since, which is still to be verified. */
const LAPSED = 0.8;
/** A passage of a named law that holds none of the words still comes behind all that do. */
const LEAST = 1e-6;

/** One index with its places: the articles of the library, or what cards speak of. */
export class SearchedPart {
  /** 1 for passages of the version in force, 0 for others; between where a law is thought to have lapsed since. */
  private readonly current: Float32Array;

  constructor(
    private readonly places: LawPlaces,
    private readonly index: LawIndex,
    private readonly vectors: PackedVectors | null,
    private readonly hitOf: (at: number) => Omit<LawHit, 'score'>,
    shelf: LawShelf,
  ) {
    this.current = currentPassages(places, shelf);
  }

  /** Scores by words, of what is in force and of what is named. */
  words(query: Query, named: readonly LawNamed[]): Float32Array {
    const plain = this.index.score(query);
    const words = named.length > 0 ? plain.slice() : plain;
    for (let at = 0; at < words.length; at++) words[at] = (words[at] as number) * (this.current[at] as number);
    for (const { law, version } of named) {
      const range = this.places.range(law.id, version);
      for (let at = range?.from ?? 0; at < (range?.to ?? 0); at++)
        words[at] = Math.max(LEAST, (plain[at] as number) * NAMED);
    }
    return words;
  }

  /** Words in shares of the best, and the cosine: what comes near in meaning need not hold the question's words. */
  scores(
    words: Float32Array,
    best: number,
    vector: Float32Array | undefined,
    named: readonly LawNamed[],
  ): Float32Array {
    const { vectors } = this;
    if (!vector || !vectors) return words.map((score) => score / best);
    const counting = this.counting(named);
    const scores = new Float32Array(words.length);
    const least = words.length <= SCANNED ? 0 : leastOfBest(words, best, CANDIDATES);
    for (let at = 0; at < words.length; at++) {
      if ((words[at] as number) < least || (counting[at] === 0 && words[at] === 0)) continue;
      const near = this.nearness(at, vector, vectors) * (counting[at] as number);
      scores[at] = ((words[at] as number) / best + MEANING * near) / (1 + MEANING);
    }
    return scores;
  }

  /** What is in force counts, and whatever version is named. */
  private counting(named: readonly LawNamed[]): Float32Array {
    if (named.length === 0) return this.current;
    const counting = this.current.slice();
    for (const { law, version } of named) {
      const range = this.places.range(law.id, version);
      if (range) counting.fill(1, range.from, range.to);
    }
    return counting;
  }

  /** The cosine of the nearest piece of a passage, 0 at least. */
  private nearness(at: number, vector: Float32Array, vectors: PackedVectors): number {
    const { from, to } = this.index.rowsOf(at);
    let near = 0;
    for (let row = from; row < to; row++) near = Math.max(near, cosineAt(vectors, row, vector));
    return near;
  }

  /** The passages that a question names by number. */
  outright({ law, version, places }: LawNamed): number[] {
    const range = this.places.range(law.id, version);
    if (!range) return [];
    return places.flatMap((place) => {
      for (let at = range.from; at < range.to; at++) if (this.places.placeAt(at) === place) return [at];
      return [];
    });
  }

  hit(at: number, score: number): LawHit {
    return { ...this.hitOf(at), score };
  }
}

function currentPassages(places: LawPlaces, shelf: LawShelf): Float32Array {
  const current = new Float32Array(places.size);
  for (const law of places.laws) {
    const range = places.range(law.id);
    if (range && law.status !== 'repealed')
      current.fill(shelf.statusOf(law) === 'repealed' ? LAPSED : 1, range.from, range.to);
  }
  return current;
}
