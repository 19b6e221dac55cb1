import { featuresOf, hashOf, type ReportFeatures, sentencesOf } from './reports.features.ts';
import { packModel, type ReportModel, type SavedReports, scoreOf } from './reports.model.ts';

/** A sentence of `corpus/reports` with what it is. */
export interface LabelledText {
  text: string;
  report: boolean;
}

/** Raised whenever features or training change in a way that the sentences do not show. */
const TRAINING_VERSION = 1;
const EPOCHS = 20;
const STEP = 0.3;
const DECAY = 2e-3;
/** A single sentence of a longer text that reports nothing counts half. */
const PART_WEIGHT = 0.5;
/** Grams that are kept, the heaviest: as many as fit into 40 kB. */
const KEPT = 8_600;
const FOLDS = 10;
/** Asked of the sentences that the thresholds are chosen on. */
const ROUTED_PRECISION = 0.98;
const HELD_AMONG_OTHERS = 0.04;

interface Sample extends ReportFeatures {
  report: boolean;
  weight: number;
}

/** Whether a sentence is among the fifth that training never sees, to measure with. */
export const isSetAside = (text: string): boolean => hashOf(text) % 5 === 0;

/** A SHA-256 over the sentences that training sees. */
export async function inputsOf(texts: LabelledText[]): Promise<string> {
  const lines = seen(texts).map(({ text, report }) => [report, text]);
  const bytes = new TextEncoder().encode(JSON.stringify([TRAINING_VERSION, ...lines]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Trains on all sentences but those set aside; the same sentences give the same bytes. */
export async function trainReports(texts: LabelledText[]): Promise<SavedReports> {
  const known = seen(texts);
  const { upper, lower } = thresholdsOf(crossScored(known));
  const model = train(known);
  const { bias, scale, signs } = model;
  return { inputs: await inputsOf(texts), upper, lower, bias, scale, signs: signs.length, data: packModel(model) };
}

/** Each sentence with the score of a model that was trained without it and its fold. */
export function crossScored(texts: LabelledText[]): (LabelledText & { score: number })[] {
  const foldOf = ({ text }: LabelledText) => (hashOf(text) >>> 7) % FOLDS;
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = train(texts.filter((one) => foldOf(one) !== fold));
    return texts.filter((one) => foldOf(one) === fold).map((one) => ({ ...one, score: scoreOf(one.text, model) }));
  }).flat();
}

/** The lowest thresholds that keep what is asked of them. */
export function thresholdsOf(scored: (LabelledText & { score: number })[]): { upper: number; lower: number } {
  const others = scored.filter(({ report }) => !report).length;
  let [reports, wrong, upper, lower] = [0, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { report, score } of scored.toSorted((a, b) => b.score - a.score)) {
    if (report) reports++;
    else wrong++;
    if (reports / (reports + wrong) >= ROUTED_PRECISION) upper = score;
    if (wrong / others <= HELD_AMONG_OTHERS) lower = score;
  }
  return { upper: rounded(upper), lower: rounded(lower) };
}

/** Logistic regression by Adagrad over shuffled samples; the mean of the later half's weights, in eight bits. */
export function train(texts: LabelledText[]): ReportModel {
  const samples = texts.flatMap(samplesOf);
  const columns = new Columns(samples);
  const rows = samples.map((sample) => columns.row(sample));
  const weights = new Float64Array(columns.size);
  const squares = new Float64Array(columns.size).fill(0.01);
  const sum = new Float64Array(columns.size);
  const random = seeded(42);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const row of shuffled(rows, random)) descend(row, weights, squares);
    if (epoch >= EPOCHS / 2) weights.forEach((weight, at) => (sum[at] = (sum[at] as number) + weight));
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
  at.forEach((column, i) => (sum += (weights[column] as number) * (values[i] as number)));
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
      bias: rounded(weights[0] as number),
      scale,
      signs: Int8Array.from({ length: this.signs }, (_, sign) => byteAt(1 + sign)),
      grams: new Map(heaviest.slice(0, KEPT).filter(([, byte]) => byte !== 0)),
    };
  }
}

function samplesOf({ text, report }: LabelledText): Sample[] {
  const whole = { ...featuresOf(text), report, weight: 1 };
  if (report) return [whole];
  return [whole, ...sentencesOf(text).map((part) => ({ ...featuresOf(part), report, weight: PART_WEIGHT }))];
}

const seen = (texts: LabelledText[]): LabelledText[] => texts.filter(({ text }) => !isSetAside(text));

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

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
