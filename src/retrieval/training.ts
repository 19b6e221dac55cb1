import { hashOf, LinearModel, type ModelData, RowTable, type SparseVector, softmax, vectorOf } from './linear-model.ts';

/**
 * Trains a linear classifier (softmax regression) on people's questions. It learns which of the everyday words
 * carry a question; BM25 over the same questions placed fewer of our development questions (docs/decisions/0002).
 * Seeded and sequential: the same examples give the same weights.
 */

/** One example: its class and its features with their weights. */
export interface Sample {
  label: number;
  features: ReadonlyMap<string, number>;
}

export interface TrainingOptions {
  epochs: number;
  rate: number;
  /** Each epoch's rate is this share of the one before. */
  decay: number;
  /** The length that a feature vector is brought to: how sharp the softmax can get. */
  norm: number;
  /** The share of an example's features that is left out, so that no single word decides. */
  dropout: number;
  /** Features in fewer examples than this are left out. */
  minCount: number;
}

const DEFAULTS: TrainingOptions = { epochs: 8, rate: 1, decay: 0.8, norm: 8, dropout: 0.3, minCount: 2 };
/** Below this probability a class gets no update: most classes, most of the time. */
const NEGLIGIBLE = 1e-3;

/** Weights smaller than this in their row are left out: no question of ours was placed otherwise, the file halves. */
const DEAD_ZONE = 10;

/** Trains a model of `classes` classes. */
export function train(
  samples: readonly Sample[],
  classes: number,
  options: Partial<TrainingOptions> = {},
): LinearModel {
  const settings = { ...DEFAULTS, ...options };
  const counts = countFeatures(samples);
  const hashes = Uint32Array.from(
    [...counts].filter(([, count]) => count >= settings.minCount).map(([hash]) => hash),
  ).sort();
  const idf = Float32Array.from(hashes, (hash) => Math.log((samples.length + 1) / ((counts.get(hash) as number) + 1)));
  const weights = new Float32Array(hashes.length * classes);
  const rows = new RowTable(hashes);
  const vectors = samples.map((sample) => vectorOf(sample.features, rows, idf, settings.norm));
  descend(vectors, samples, weights, classes, settings);
  return new LinearModel({ classes, norm: settings.norm, hashes, idf, ...quantised(weights, hashes.length, classes) });
}

function countFeatures(samples: readonly Sample[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { features } of samples)
    for (const feature of features.keys()) {
      const hash = hashOf(feature);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  return counts;
}

function descend(
  vectors: SparseVector[],
  samples: readonly Sample[],
  weights: Float32Array,
  classes: number,
  { epochs, rate, decay, norm, dropout }: TrainingOptions,
): void {
  const order = Uint32Array.from(vectors, (_, index) => index);
  const random = seeded(20211231);
  let step = rate / norm;
  for (let epoch = 0; epoch < epochs; epoch++, step *= decay) {
    shuffle(order, random);
    for (const index of order) {
      const thin = thinned(vectors[index] as SparseVector, dropout, random);
      update(thin, (samples[index] as Sample).label, weights, classes, step);
    }
  }
}

function update(
  { rows, values }: SparseVector,
  label: number,
  weights: Float32Array,
  classes: number,
  step: number,
): void {
  const gradient = new Float32Array(classes);
  for (let at = 0; at < rows.length; at++) {
    const from = (rows[at] as number) * classes;
    const value = values[at] as number;
    for (let other = 0; other < classes; other++)
      gradient[other] = (gradient[other] as number) + value * (weights[from + other] as number);
  }
  softmax(gradient);
  gradient[label] = (gradient[label] as number) - 1;
  const touched: number[] = [];
  for (let other = 0; other < classes; other++)
    if (Math.abs(gradient[other] as number) > NEGLIGIBLE) touched.push(other);
  for (let at = 0; at < rows.length; at++) {
    const from = (rows[at] as number) * classes;
    const size = step * (values[at] as number);
    for (const other of touched)
      weights[from + other] = (weights[from + other] as number) - size * (gradient[other] as number);
  }
}

/** Eight bits a weight, one scale a row. */
function quantised(weights: Float32Array, rows: number, classes: number): Pick<ModelData, 'scales' | 'weights'> {
  const scales = new Float32Array(rows);
  const bytes = new Int8Array(weights.length);
  for (let row = 0; row < rows; row++) {
    const line = weights.subarray(row * classes, (row + 1) * classes);
    const scale = line.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
    scales[row] = scale;
    line.forEach((weight, at) => {
      const byte = Math.round(weight / scale);
      bytes[row * classes + at] = Math.abs(byte) < DEAD_ZONE ? 0 : byte;
    });
  }
  return { scales, weights: bytes };
}

function thinned({ rows, values }: SparseVector, dropout: number, random: () => number): SparseVector {
  const keep: number[] = [];
  for (let at = 0; at < rows.length; at++) if (random() >= dropout) keep.push(at);
  return {
    rows: Uint32Array.from(keep, (at) => rows[at] as number),
    values: Float32Array.from(keep, (at) => values[at] as number),
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] as number;
    order[at] = order[other] as number;
    order[other] = kept;
  }
}

/** mulberry32, numbers 0…1: small, seeded, the same on every runtime. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
