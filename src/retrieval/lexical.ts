/**
 * BM25F over fields, in typed arrays: one posting list a term, with the fields already weighed into it.
 * Robertson, Zaragoza: The Probabilistic Relevance Framework, section 3.6.
 */

/** A field's weight and how strongly its length counts (0…1). */
export interface Field {
  weight: number;
  b: number;
}

/** The index. Scores of one query may be compared with each other, not across queries. */
export class LexicalIndex {
  private readonly terms = new Map<string, number>();
  private readonly starts: Uint32Array;
  private readonly documents: Uint32Array;
  private readonly weights: Float32Array;
  private readonly idf: Float32Array;

  /** `documents[d][f]` are the tokens of field `f` of document `d`. */
  constructor(
    documents: readonly (readonly string[])[][],
    fields: readonly Field[],
    private readonly k1 = 1.2,
  ) {
    this.size = documents.length;
    const averages = fields.map(
      (_, f) => documents.reduce((sum, d) => sum + (d[f]?.length ?? 0), 0) / documents.length || 1,
    );
    const postings: Posting[] = [];
    documents.forEach((document, d) => {
      for (const [term, weight] of weigh(document, fields, averages)) this.postingOf(term, postings).push(d, weight);
    });
    const total = postings.reduce((sum, posting) => sum + posting.length / 2, 0);
    this.starts = new Uint32Array(postings.length + 1);
    this.documents = new Uint32Array(total);
    this.weights = new Float32Array(total);
    this.idf = new Float32Array(postings.length);
    this.pack(postings);
  }

  readonly size: number;

  /** Adds each term's contribution to `scores`, scaled by the query's weight of the term. */
  score(query: ReadonlyMap<string, number>): Float32Array {
    const scores = new Float32Array(this.size);
    for (const [term, weight] of query) {
      const id = this.terms.get(term);
      if (id === undefined) continue;
      const gain = weight * (this.idf[id] as number) * (this.k1 + 1);
      for (let at = this.starts[id] as number; at < (this.starts[id + 1] as number); at++) {
        const tf = this.weights[at] as number;
        const document = this.documents[at] as number;
        scores[document] = (scores[document] as number) + (gain * tf) / (tf + this.k1);
      }
    }
    return scores;
  }

  /** What a document would score that held every term of the query without end: the measure of a full match. */
  fullScore(query: ReadonlyMap<string, number>): number {
    let full = 0;
    for (const [term, weight] of query) {
      const id = this.terms.get(term);
      if (id !== undefined) full += weight * (this.idf[id] as number) * (this.k1 + 1);
    }
    return full;
  }

  private postingOf(term: string, postings: Posting[]): Posting {
    const id = this.terms.get(term);
    if (id !== undefined) return postings[id] as Posting;
    const posting: Posting = [];
    this.terms.set(term, postings.push(posting) - 1);
    return posting;
  }

  private pack(postings: Posting[]): void {
    let at = 0;
    postings.forEach((posting, id) => {
      const documents = posting.length / 2;
      this.starts[id] = at;
      this.idf[id] = Math.log(1 + (this.size - documents + 0.5) / (documents + 0.5));
      for (let pair = 0; pair < posting.length; pair += 2) {
        this.documents[at] = posting[pair] as number;
        this.weights[at++] = posting[pair + 1] as number;
      }
    });
    this.starts[postings.length] = at;
  }
}

/** A document and its weight of the term, in turn. */
type Posting = number[];

/** The terms of a document with the weights of all its fields added up. */
function weigh(
  document: readonly (readonly string[])[],
  fields: readonly Field[],
  averages: number[],
): Map<string, number> {
  const weights = new Map<string, number>();
  fields.forEach((field, f) => {
    const tokens = document[f] ?? [];
    const unit = field.weight / (1 - field.b + (field.b * tokens.length) / (averages[f] as number));
    for (const token of tokens) weights.set(token, (weights.get(token) ?? 0) + unit);
  });
  return weights;
}
