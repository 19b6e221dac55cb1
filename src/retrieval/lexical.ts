import { hashOf, RowTable } from './linear-model.ts';

/**
 * BM25F over fields, in typed arrays: one posting list a term, with the fields already weighed into one byte, so that
 * a national library is one block of memory that is saved and loaded as it is.
 * Robertson, Zaragoza: The Probabilistic Relevance Framework, section 3.6.
 */

/** A field's weight and how strongly its length counts (0…1). */
export interface Field {
  weight: number;
  b: number;
}

/** The index as it is saved. Postings of term `t` are at `starts[t]` up to `starts[t + 1]`. */
export interface LexicalData {
  size: number;
  k1: number;
  /** Keys of the terms, ascending. */
  terms: Uint32Array;
  starts: Uint32Array;
  documents: Uint32Array;
  /** tf / (tf + k1), in 255ths. */
  impacts: Uint8Array;
  idf: Float32Array;
}

/** The tokens of document `d`, field by field. Asked twice for each document. */
export type FieldsOf = (document: number) => readonly (readonly string[])[];

/** The index. Scores of one query may be compared with each other, not across queries. */
export class LexicalIndex {
  readonly size: number;
  private readonly rows: RowTable;

  constructor(readonly data: LexicalData) {
    this.size = data.size;
    this.rows = new RowTable(data.terms);
  }

  /** Indexes documents that are at hand as tokens. */
  static of(documents: readonly (readonly (readonly string[])[])[], fields: readonly Field[]): LexicalIndex {
    return LexicalIndex.build(documents.length, (d) => documents[d] as readonly (readonly string[])[], fields);
  }

  /** Indexes `size` documents, holding the tokens of one at a time. */
  static build(size: number, fieldsOf: FieldsOf, fields: readonly Field[], k1 = 1.2): LexicalIndex {
    return new LexicalIndex(buildIndex(size, fieldsOf, fields, k1));
  }

  /**
   * Each document's score: the terms' contributions, scaled by the query's weight of the term. `into` is an array to
   * be used again, where a new one for each query would keep the garbage collector busy.
   */
  score(query: ReadonlyMap<string, number>, into?: Float32Array): Float32Array {
    const { starts, documents, impacts } = this.data;
    const scores = into?.fill(0) ?? new Float32Array(this.size);
    for (const [term, weight] of query) {
      const row = this.rows.get(termKey(term));
      if (row === undefined) continue;
      const gain = (weight * this.gain(row)) / 255;
      for (let at = starts[row] as number, end = starts[row + 1] as number; at < end; at++) {
        const document = documents[at] as number;
        scores[document] = (scores[document] as number) + gain * (impacts[at] as number);
      }
    }
    return scores;
  }

  /** What a document would score that held every term of the query without end: the measure of a full match. */
  fullScore(query: ReadonlyMap<string, number>): number {
    let full = 0;
    for (const [term, weight] of query) {
      const row = this.rows.get(termKey(term));
      if (row !== undefined) full += weight * this.gain(row);
    }
    return full;
  }

  private gain(row: number): number {
    return (this.data.idf[row] as number) * (this.data.k1 + 1);
  }
}

/** Two characters are their own key; of anything else the hash. */
function termKey(term: string): number {
  return term.length === 2 ? ((term.charCodeAt(0) << 16) | term.charCodeAt(1)) >>> 0 : hashOf(term);
}

function buildIndex(size: number, fieldsOf: FieldsOf, fields: readonly Field[], k1: number): LexicalData {
  const averages = averageLengths(size, fieldsOf, fields.length);
  const keys = new Growing(Uint32Array, size * 64);
  const impacts = new Growing(Uint8Array, size * 64);
  const ends = new Uint32Array(size);
  const counts = new Map<number, number>();
  for (let d = 0; d < size; d++) {
    for (const [key, tf] of weigh(fieldsOf(d), fields, averages)) {
      keys.push(key);
      impacts.push(Math.max(1, Math.round((255 * tf) / (tf + k1))));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    ends[d] = keys.length;
  }
  return { size, k1, ...inverted(keys.done(), impacts.done(), ends, counts) };
}

/** Turns postings by document into postings by term (a counting sort, so that documents stay in order). */
function inverted(keys: Uint32Array, byDocument: Uint8Array, ends: Uint32Array, counts: Map<number, number>) {
  const terms = Uint32Array.from(counts.keys()).sort();
  const rows = new RowTable(terms);
  const starts = new Uint32Array(terms.length + 1);
  const idf = new Float32Array(terms.length);
  terms.forEach((key, row) => {
    const count = counts.get(key) as number;
    starts[row + 1] = (starts[row] as number) + count;
    idf[row] = Math.log(1 + (ends.length - count + 0.5) / (count + 0.5));
  });
  const next = starts.slice(0, -1);
  const documents = new Uint32Array(keys.length);
  const impacts = new Uint8Array(keys.length);
  for (let at = 0, d = 0; at < keys.length; at++) {
    while (at >= (ends[d] as number)) d++;
    const row = rows.get(keys[at] as number) as number;
    const place = next[row] as number;
    next[row] = place + 1;
    documents[place] = d;
    impacts[place] = byDocument[at] as number;
  }
  return { terms, starts, documents, impacts, idf };
}

function averageLengths(size: number, fieldsOf: FieldsOf, count: number): number[] {
  const sums = new Array<number>(count).fill(0);
  for (let d = 0; d < size; d++)
    fieldsOf(d).forEach((tokens, f) => {
      sums[f] = (sums[f] as number) + tokens.length;
    });
  return sums.map((sum) => sum / size || 1);
}

/** The terms of a document with the weights of all its fields added up. */
function weigh(
  document: readonly (readonly string[])[],
  fields: readonly Field[],
  averages: number[],
): Map<number, number> {
  const weights = new Map<number, number>();
  fields.forEach((field, f) => {
    const tokens = document[f] ?? [];
    const unit = field.weight / (1 - field.b + (field.b * tokens.length) / (averages[f] as number));
    for (const token of tokens) {
      const key = termKey(token);
      weights.set(key, (weights.get(key) ?? 0) + unit);
    }
  });
  return weights;
}

/** A typed array that grows as it is filled. */
class Growing<T extends Uint32Array | Uint8Array> {
  length = 0;
  private array: T;

  constructor(
    private readonly type: new (length: number) => T,
    capacity: number,
  ) {
    this.array = new type(Math.max(16, capacity));
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = new this.type(this.array.length * 2);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length++] = value;
  }

  done(): T {
    return this.array.slice(0, this.length) as T;
  }
}
