import { featuresOf, type ReportFeatures, sentencesOf } from './reports.features.ts';
import type { ReportModel } from './reports.model.ts';

/** What a sentence of `corpus/reports` is. `lookalike`: no report, though it tells of people and what they did. */
export type ReportLabel = 'report' | 'lookalike' | 'other';

/** A sentence of `corpus/reports` with what it is. */
export interface LabelledText {
  text: string;
  label: ReportLabel;
}

const EPOCHS = 20;
const STEP = 0.3;
const DECAY = 2e-3;
/** A single sentence of a longer text that reports nothing counts half. */
const PART_WEIGHT = 0.5;
/** Grams that are kept, the heaviest: as many as fit into 40 kB. */
const KEPT = 9_600;

/** What is trained on: a whole text, or a sentence of it. */
export interface Sample extends ReportFeatures {
  report: boolean;
  weight: number;
}

/** Logistic regression by Adagrad over shuffled samples; the mean of the later half's weights, in eight bits. */
export function train(samples: Sample[]): ReportModel {
  const columns = new Columns(samples);
  const rows = samples.map((sample) => columns.row(sample));
  const weights = new Float64Array(columns.size);
  const squares = new Float64Array(columns.size).fill(0.01);
  const sum = new Float64Array(columns.size);
  const random = seeded(42);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const row of shuffled(rows, random)) descend(row, weights, squares);
    if (epoch >= EPOCHS / 2) add(sum, weights);
  }
  return columns.model(sum.map((total) => total / (EPOCHS / 2)));
}

/** A sample over the columns of the weights; the bias stands first. */
interface Row {
  at: Uint32Array;
  values: Float64Array;
  report: boolean;
  weight: number;
}

function descend({ at, values, report, weight }: Row, weights: Float64Array, squares: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += (weights[at[i] as number] as number) * (values[i] as number);
  const error = (1 / (1 + Math.exp(-sum)) - Number(report)) * weight;
  at.forEach((column, i) => {
    const slope = error * (values[i] as number) + (column === 0 ? 0 : DECAY * (weights[column] as number));
    squares[column] = (squares[column] as number) + slope * slope;
    weights[column] = (weights[column] as number) - (STEP * slope) / Math.sqrt(squares[column] as number);
  });
}

/** Bias, signs, then the grams in the order in which they were met. */
class Columns {
  private readonly ofGram = new Map<number, number>();
  private readonly signs: number;
  readonly size: number;

  constructor(samples: Sample[]) {
    this.signs = samples[0]?.signs.length ?? 0;
    for (const { grams } of samples)
      for (const hash of grams.keys())
        if (!this.ofGram.has(hash)) this.ofGram.set(hash, 1 + this.signs + this.ofGram.size);
    this.size = 1 + this.signs + this.ofGram.size;
  }

  row({ grams, signs, report, weight }: Sample): Row {
    const told = signs.flatMap((value, sign) => (value ? [[1 + sign, value] as const] : []));
    const entries = [[0, 1] as const, ...told];
    for (const [hash, value] of grams) entries.push([this.ofGram.get(hash) as number, value]);
    return {
      at: Uint32Array.from(entries, ([column]) => column),
      values: Float64Array.from(entries, ([, value]) => value),
      ...{ report, weight },
    };
  }

  model(weights: Float64Array): ReportModel {
    const scale = weights.slice(1).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
    const byteAt = (column: number) => Math.round((weights[column] as number) / scale);
    const grams = [...this.ofGram].map(([hash, column]) => [hash, byteAt(column)] as const);
    const heaviest = grams.toSorted(([a, one], [b, other]) => Math.abs(other) - Math.abs(one) || a - b);
    return {
      bias: weights[0] as number,
      scale,
      signs: Int8Array.from({ length: this.signs }, (_, sign) => byteAt(1 + sign)),
      grams: new Map(heaviest.slice(0, KEPT).filter(([, byte]) => byte !== 0)),
    };
  }
}

/** A text, and where it reports nothing each of its sentences: none of them does. */
export function samplesOf({ text, label }: LabelledText): Sample[] {
  const report = label === 'report';
  const whole = { ...featuresOf(text), report, weight: 1 };
  if (report) return [whole];
  return [whole, ...sentencesOf(text).map((part) => ({ ...featuresOf(part), report, weight: PART_WEIGHT }))];
}

function add(sum: Float64Array, weights: Float64Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (weights[at] as number);
}

function shuffled(rows: Row[], random: () => number): Row[] {
  for (let at = rows.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [rows[at], rows[other]] = [rows[other] as Row, rows[at] as Row];
  }
  return rows;
}

/** mulberry32, numbers 0…1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
