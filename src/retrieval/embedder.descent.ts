import { combined, products, transposed } from './embedder.products.ts';

/**
 * Contrastive learning of token vectors: a text is the weighed sum of its tokens' vectors, brought to unit length;
 * each query shall be nearer to its own document than to all others of the batch (InfoNCE), by row-lazy Adam.
 */

/** A text as the training sees it: rows of the vocabulary, each once, with their weights. */
export interface Bag {
  rows: Uint32Array;
  values: Float32Array;
}

/** Query `i` belongs to document `i`; documents beyond the queries are there to be told apart from them. */
export interface Batch {
  queries: Bag[];
  documents: Bag[];
  /** Whether a query must not be pushed away from a document that is not its own: it may answer it as well. */
  excused(query: number, document: number): boolean;
}

export interface DescentOptions {
  dimensions: number;
  /** What cosines are multiplied with before the softmax: the inverse of its temperature. */
  sharpness: number;
  /** The learning rate at its highest. */
  rate: number;
  steps: number;
  /** Steps in which the rate rises from nothing. */
  warmUp: number;
}

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-9;
/** A document that takes less of a query's probability than this is far enough away already. */
const NEGLIGIBLE = 2e-4;
/** The rate at the end, as a share of the highest. */
const LAST_RATE = 0.02;

/** Holds the vectors and learns from one batch after another. The same batches give the same vectors. */
export class Descent {
  readonly vectors: Float32Array;
  private readonly first: Float32Array;
  private readonly second: Float32Array;
  private readonly slots: Int32Array;
  private step = 0;

  /** `random` gives numbers 0…1; it is read once for each weight. */
  constructor(
    rows: number,
    private readonly options: DescentOptions,
    random: () => number,
  ) {
    const size = rows * options.dimensions;
    // Uniform around nothing, each text's vector of about unit variance a token: cosines start as those of words.
    const spread = Math.sqrt(12 / options.dimensions);
    this.vectors = Float32Array.from({ length: size }, () => (random() - 0.5) * spread);
    this.first = new Float32Array(size);
    this.second = new Float32Array(size);
    this.slots = new Int32Array(rows).fill(-1);
  }

  /** One step. Gives back the mean loss of the queries, before the step. */
  learn({ queries, documents, excused }: Batch): number {
    const { dimensions, sharpness } = this.options;
    const asked = encodeAll(queries, this.vectors, dimensions);
    const held = encodeAll(documents, this.vectors, dimensions);
    const pull = new Float32Array(queries.length * documents.length);
    products(asked.units, held.units, dimensions, pull);
    let loss = 0;
    for (let query = 0; query < queries.length; query++) {
      const row = pull.subarray(query * documents.length, (query + 1) * documents.length);
      for (let at = 0; at < row.length; at++)
        row[at] = at !== query && excused(query, at) ? Number.NEGATIVE_INFINITY : (row[at] as number) * sharpness;
      loss += pullOf(row, query, sharpness / queries.length);
    }
    const askedPull = combined(pull, held.units, queries.length, documents.length, dimensions);
    const heldPull = combined(
      transposed(pull, queries.length, documents.length),
      asked.units,
      documents.length,
      queries.length,
      dimensions,
    );
    this.update([
      { bags: queries, ...asked, pull: askedPull },
      { bags: documents, ...held, pull: heldPull },
    ]);
    return loss / queries.length;
  }

  private update(sides: Side[]): void {
    const { dimensions } = this.options;
    const touched: number[] = [];
    for (const { bags } of sides)
      for (const { rows } of bags)
        for (const row of rows) if (this.slots[row] === -1) this.slots[row] = touched.push(row) - 1;
    const gradient = new Float32Array(touched.length * dimensions);
    for (const side of sides) handDown(side, gradient, this.slots, dimensions);
    this.move(touched, gradient);
    for (const row of touched) this.slots[row] = -1;
  }

  /** Adam, for the rows that the batch touched only. */
  private move(touched: readonly number[], gradient: Float32Array): void {
    const { dimensions, rate, steps, warmUp } = this.options;
    const { vectors, first, second } = this;
    const step = ++this.step;
    const now = rate * Math.min(1, step / warmUp) * Math.max(LAST_RATE, 1 - step / steps);
    const size = (now * Math.sqrt(1 - BETA_2 ** step)) / (1 - BETA_1 ** step);
    for (let slot = 0; slot < touched.length; slot++) {
      const from = (touched[slot] as number) * dimensions;
      for (let k = 0; k < dimensions; k++) {
        const at = from + k;
        const slope = gradient[slot * dimensions + k] as number;
        const mean = BETA_1 * (first[at] as number) + (1 - BETA_1) * slope;
        const square = BETA_2 * (second[at] as number) + (1 - BETA_2) * slope * slope;
        first[at] = mean;
        second[at] = square;
        vectors[at] = (vectors[at] as number) - (size * mean) / (Math.sqrt(square) + EPSILON);
      }
    }
  }
}

/** One side of a batch: its bags, their unit vectors, the lengths before, and how the loss pulls the unit vectors. */
interface Side {
  bags: readonly Bag[];
  units: Float32Array;
  lengths: Float32Array;
  pull: Float32Array;
}

/** Adds up a bag's vectors into `out` from `at` on and brings the sum to unit length. Gives back the length before. */
export function encode(
  { rows, values }: Bag,
  vectors: Float32Array,
  dimensions: number,
  out: Float32Array,
  at = 0,
): number {
  for (let index = 0; index < rows.length; index++) {
    const from = (rows[index] as number) * dimensions;
    const value = values[index] as number;
    for (let k = 0; k < dimensions; k++) out[at + k] = (out[at + k] as number) + value * (vectors[from + k] as number);
  }
  let squares = 0;
  for (let k = 0; k < dimensions; k++) squares += (out[at + k] as number) ** 2;
  const length = Math.sqrt(squares);
  if (length > 0) for (let k = 0; k < dimensions; k++) out[at + k] = (out[at + k] as number) / length;
  return length;
}

function encodeAll(bags: readonly Bag[], vectors: Float32Array, dimensions: number): Pick<Side, 'units' | 'lengths'> {
  const units = new Float32Array(bags.length * dimensions);
  const lengths = Float32Array.from(bags, (bag, index) => encode(bag, vectors, dimensions, units, index * dimensions));
  return { units, lengths };
}

/** Turns a query's logits into the slope of its loss, in place, nothing where it is negligible. Gives back the loss. */
function pullOf(logits: Float32Array, own: number, scale: number): number {
  let max = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > max) max = logit;
  let sum = 0;
  for (let at = 0; at < logits.length; at++) sum += logits[at] = Math.exp((logits[at] as number) - max);
  const share = (logits[own] as number) / sum;
  for (let at = 0; at < logits.length; at++) {
    const probability = (logits[at] as number) / sum;
    logits[at] = at === own ? scale * (share - 1) : probability < NEGLIGIBLE ? 0 : scale * probability;
  }
  return -Math.log(Math.max(share, Number.MIN_VALUE));
}

/** Hands the pull on the unit vectors down to the tokens: only its part across the vector turns it. */
function handDown(
  { bags, units, lengths, pull }: Side,
  gradient: Float32Array,
  slots: Int32Array,
  dimensions: number,
): void {
  const across = new Float64Array(dimensions);
  bags.forEach(({ rows, values }, index) => {
    const length = lengths[index] as number;
    if (length === 0) return;
    const at = index * dimensions;
    let along = 0;
    for (let k = 0; k < dimensions; k++) along += (units[at + k] as number) * (pull[at + k] as number);
    for (let k = 0; k < dimensions; k++)
      across[k] = ((pull[at + k] as number) - along * (units[at + k] as number)) / length;
    for (let token = 0; token < rows.length; token++) {
      const to = (slots[rows[token] as number] as number) * dimensions;
      const value = values[token] as number;
      for (let k = 0; k < dimensions; k++)
        gradient[to + k] = (gradient[to + k] as number) + value * (across[k] as number);
    }
  });
}
