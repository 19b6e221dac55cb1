/**
 * A linear classifier over hashed features, in eight-bit weights: what the training leaves and what is shipped.
 */

/** A vector over the rows of a model. */
export interface SparseVector {
  rows: Uint32Array;
  values: Float32Array;
}

/** The parts of a model, as they are saved. Row `r` of `weights` has `classes` entries, in units of `scales[r]`. */
export interface ModelData {
  classes: number;
  /** The length that a feature vector is brought to. */
  norm: number;
  /** Hashes of the features, ascending; the place is the row. */
  hashes: Uint32Array;
  idf: Float32Array;
  scales: Float32Array;
  weights: Int8Array;
}

/** A feature that no example had lengthens the vector by this much: many strange words, less certainty. */
const UNSEEN_IDF = 2;

export class LinearModel {
  private readonly rows: RowTable;
  private rarest: number | undefined;

  constructor(readonly data: ModelData) {
    this.rows = new RowTable(data.hashes);
  }

  /** The logit of each class. */
  score(features: ReadonlyMap<string, number>): Float32Array {
    const { classes, weights, scales } = this.data;
    const { rows, values } = this.vector(features);
    const logits = new Float32Array(classes);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      const value = (values[at] as number) * (scales[row] as number);
      const from = row * classes;
      for (let label = 0; label < classes; label++)
        logits[label] = (logits[label] as number) + value * (weights[from + label] as number);
    }
    return logits;
  }

  /** How much a feature tells, by how few of the examples have it; the most for one that none has. */
  idfOf(feature: string): number {
    const row = this.rows.get(hashOf(feature));
    this.rarest ??= this.data.idf.reduce((most, idf) => Math.max(most, idf), 0);
    return row === undefined ? this.rarest : (this.data.idf[row] as number);
  }

  /** Features weighed by idf and brought to the model's length. */
  vector(features: ReadonlyMap<string, number>): SparseVector {
    return vectorOf(features, this.rows, this.data.idf, this.data.norm);
  }
}

/**
 * Finds the row of a feature's hash. A table with open places instead of a `Map`: tens of thousands of numbers beyond
 * 31 bits would each be an object there, and starting would wait for them.
 */
export class RowTable {
  private readonly places: Int32Array;
  private readonly mask: number;
  private readonly shift: number;

  constructor(private readonly hashes: Uint32Array) {
    const bits = Math.ceil(Math.log2(Math.max(2, hashes.length * 2)));
    this.mask = 2 ** bits - 1;
    this.shift = 32 - bits;
    this.places = new Int32Array(this.mask + 1).fill(-1);
    hashes.forEach((hash, row) => {
      let place = this.placeOf(hash);
      while (this.places[place] !== -1) place = (place + 1) & this.mask;
      this.places[place] = row;
    });
  }

  /** The row of a hash; `undefined` where no example had the feature. */
  get(hash: number): number | undefined {
    let place = this.placeOf(hash);
    for (let row = this.places[place] as number; row !== -1; row = this.places[place] as number) {
      if (this.hashes[row] === hash) return row;
      place = (place + 1) & this.mask;
    }
    return undefined;
  }

  /** Spread by Fibonacci's multiplier: keys made of two characters agree in their lower bits and would crowd. */
  private placeOf(hash: number): number {
    return Math.imul(hash, 0x9e3779b1) >>> this.shift;
  }
}

/** Weighs features by idf and brings the vector to length `norm`; unknown features only lengthen it. */
export function vectorOf(
  features: ReadonlyMap<string, number>,
  known: RowTable,
  idf: Float32Array,
  norm: number,
): SparseVector {
  const rows = new Uint32Array(features.size);
  const values = new Float32Array(features.size);
  let size = 0;
  let squares = 0;
  for (const [feature, weight] of features) {
    const row = known.get(hashOf(feature));
    const value = weight * (row === undefined ? UNSEEN_IDF : (idf[row] as number));
    squares += value * value;
    if (row === undefined) continue;
    rows[size] = row;
    values[size++] = value;
  }
  const unit = norm / (Math.sqrt(squares) || 1);
  for (let at = 0; at < size; at++) values[at] = (values[at] as number) * unit;
  return { rows: rows.subarray(0, size), values: values.subarray(0, size) };
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Turns logits into probabilities, in place. */
export function softmax(logits: Float32Array): Float32Array {
  let max = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > max) max = logit;
  let sum = 0;
  for (let at = 0; at < logits.length; at++) sum += logits[at] = Math.exp((logits[at] as number) - max);
  for (let at = 0; at < logits.length; at++) logits[at] = (logits[at] as number) / sum;
  return logits;
}
