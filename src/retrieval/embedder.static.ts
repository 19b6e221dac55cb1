import type { Embedder } from './embedder.ts';
import { hashOf, RowTable } from './linear-model.ts';
import { stripHidden, toSimplified } from './normalise.ts';
import { tokenize } from './tokens.ts';

/**
 * A static embedding: a text is the sum of its tokens' vectors, brought to unit length. It knows nothing of order
 * beyond the pairs, and takes a fraction of a millisecond, on every runtime.
 */

/** What is shipped of an embedder. Row `r` of `weights` has `dimensions` entries, in units of `scales[r]`. */
export interface StaticWeights {
  dimensions: number;
  /** Hashes of the tokens, ascending; the place is the row. */
  hashes: Uint32Array;
  scales: Float32Array;
  weights: Int8Array;
  /** SHA-256, in hexadecimal, of what they were trained from. */
  inputs: string;
}

/** Characters and pairs. Grams of three, chosen by cohesion, found fewer articles of laws they had not seen. */
const GRAMS: readonly number[] = [1, 2];

/** The tokens of a search key: Han characters and their pairs, Latin words, numbers. */
export function embedderTokens(key: string): string[] {
  return tokenize(key, GRAMS);
}

/** What the embedder reads of any text: without hidden characters, NFKC, simplified, lower case. */
export function embedderKey(text: string): string {
  return toSimplified(stripHidden(text).text.normalize('NFKC')).toLowerCase();
}

/** An article in the form that the embedder was trained on: what it is about counts twice. */
export function articleText({ title, chapter, text }: { title: string; chapter: string; text: string }): string {
  return `${title}\n${title}\n${chapter}\n${text}`;
}

/** What a token counts that stands in a text so many times. */
export function countWeight(count: number): number {
  return 1 + Math.log(count);
}

/** Embeds with weights that are in memory. */
export class StaticEmbedder implements Embedder {
  readonly model: string;
  readonly dimensions: number;
  readonly textsPerCall = 256;
  private readonly rows: RowTable;

  constructor(private readonly data: StaticWeights) {
    this.model = `static-${data.inputs.slice(0, 12)}`;
    this.dimensions = data.dimensions;
    this.rows = new RowTable(data.hashes);
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    return texts.map((text) => this.vectorOf(text));
  }

  /** The unit vector of any text; nothing but zeros where it has no known token. */
  vectorOf(text: string): Float32Array {
    return this.vectorOfKey(embedderKey(text));
  }

  /** The same for a text that is a search key already (see `embedderKey`). */
  vectorOfKey(key: string): Float32Array {
    const counts = new Map<number, number>();
    for (const token of embedderTokens(key)) {
      const row = this.rows.get(hashOf(token));
      if (row !== undefined) counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    return this.sum(counts);
  }

  private sum(counts: ReadonlyMap<number, number>): Float32Array {
    const { dimensions, scales, weights } = this.data;
    const vector = new Float32Array(dimensions);
    for (const [row, count] of counts) {
      const value = countWeight(count) * (scales[row] as number);
      const from = row * dimensions;
      for (let k = 0; k < dimensions; k++) vector[k] = (vector[k] as number) + value * (weights[from + k] as number);
    }
    return unit(vector);
  }
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return vector;
  const length = Math.sqrt(squares);
  return vector.map((value) => value / length);
}
