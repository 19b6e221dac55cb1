import type { Bag } from './embedder.descent.ts';
import { countWeight, embedderTokens } from './embedder.static.ts';
import { hashOf, RowTable } from './linear-model.ts';

/** The tokens that an embedder knows, and what each tells. */
export interface Vocabulary {
  /** Hashes of the tokens, ascending; the place is the row. */
  hashes: Uint32Array;
  /** Inverse document frequency, where all articles together count as much as all questions. */
  idf: Float32Array;
  table: RowTable;
}

/** Tokens in fewer texts than this are names and accidents. */
const MIN_TEXTS = 3;
/** So that a token in nearly every text still has a vector to learn. */
const MIN_IDF = 0.1;

/** Chooses at most `size` tokens, those in the most texts, from search keys of articles and of questions. */
export function chooseVocabulary(articles: readonly string[], questions: readonly string[], size: number): Vocabulary {
  const held = countTexts(articles);
  const asked = countTexts(questions);
  const counts = new Map(held);
  for (const [hash, count] of asked) counts.set(hash, (counts.get(hash) ?? 0) + count);
  const chosen = [...counts].filter(([, count]) => count >= MIN_TEXTS).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const hashes = Uint32Array.from(chosen.slice(0, size), ([hash]) => hash).sort();
  const idf = Float32Array.from(hashes, (hash) => {
    const inArticles = ((held.get(hash) ?? 0) + 0.5) / articles.length;
    const inQuestions = questions.length ? ((asked.get(hash) ?? 0) + 0.5) / questions.length : inArticles;
    return Math.max(MIN_IDF, -Math.log((inArticles + inQuestions) / 2));
  });
  return { hashes, idf, table: new RowTable(hashes) };
}

/** The rows of a key's known tokens, repetitions included. */
export function rowsOf(key: string, { table }: Vocabulary): Uint32Array {
  const rows: number[] = [];
  for (const token of embedderTokens(key)) {
    const row = table.get(hashOf(token));
    if (row !== undefined) rows.push(row);
  }
  return Uint32Array.from(rows);
}

/** Counts rows into bags. One counter serves one text after another, over the same array. */
export class BagCounter {
  private readonly counts: Uint32Array;

  constructor(private readonly vocabulary: Vocabulary) {
    this.counts = new Uint32Array(vocabulary.idf.length);
  }

  /** The bag of some pieces of a text together, of which `keeps` may leave rows out. */
  bagOf(pieces: readonly Uint32Array[], keeps: (rows: number) => () => boolean = () => () => true): Bag {
    const seen: number[] = [];
    for (const piece of pieces)
      for (const row of piece) {
        if (this.counts[row] === 0) seen.push(row);
        this.counts[row] = (this.counts[row] as number) + 1;
      }
    const rows = Uint32Array.from(seen.filter(keeps(seen.length)));
    const { idf } = this.vocabulary;
    const values = Float32Array.from(rows, (row) => countWeight(this.counts[row] as number) * (idf[row] as number));
    for (const row of seen) this.counts[row] = 0;
    return { rows, values };
  }
}

/** In how many texts each token stands, by its hash. */
function countTexts(keys: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const key of keys)
    for (const hash of new Set(embedderTokens(key).map(hashOf))) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}
