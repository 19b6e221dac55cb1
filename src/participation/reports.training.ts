import { type LabelledText, samplesOf, train } from './reports.descent.ts';
import { hashOf } from './reports.features.ts';
import { packModel, type SavedReports, scoreOf } from './reports.model.ts';

/** A sentence with what a model says of it that has not seen it. */
type ScoredText = LabelledText & { score: number };

/** Raised whenever features or training change in a way that the sentences do not show. */
const TRAINING_VERSION = 1;
const FOLDS = 10;
/** Asked of the sentences that the thresholds are chosen on. */
const ROUTED_PRECISION = 0.98;
const HELD_AMONG_OTHERS = 0.04;

/** Whether a sentence is among the fifth that training never sees, to measure with. */
export const isSetAside = ({ text }: LabelledText): boolean => hashOf(text) % 5 === 0;

/** A SHA-256 over the sentences that training sees. */
async function inputsOf(texts: LabelledText[]): Promise<string> {
  const lines = seen(texts).map(({ text, label }) => [label, text]);
  const bytes = new TextEncoder().encode(JSON.stringify([TRAINING_VERSION, ...lines]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Trains on all sentences but those set aside; the same sentences give the same bytes. */
export async function trainReports(texts: LabelledText[]): Promise<SavedReports> {
  const known = seen(texts);
  const { upper, lower } = thresholdsOf(crossScored(known));
  const model = train(known.flatMap(samplesOf));
  const { bias, scale, signs } = model;
  return { inputs: await inputsOf(texts), upper, lower, bias, scale, signs: signs.length, data: packModel(model) };
}

/** Each sentence with the score of a model that was trained without it and its fold. */
function crossScored(texts: LabelledText[]): ScoredText[] {
  const foldOf = ({ text }: LabelledText) => (hashOf(text) >>> 7) % FOLDS;
  const sorted = texts.map((one) => ({ one, fold: foldOf(one), samples: samplesOf(one) }));
  return Array.from({ length: FOLDS }, (_, held) => {
    const model = train(sorted.filter(({ fold }) => fold !== held).flatMap(({ samples }) => samples));
    const mine = sorted.filter(({ fold }) => fold === held);
    return mine.map(({ one }) => ({ ...one, score: scoreOf(one.text, model) }));
  }).flat();
}

/**
 * The lowest thresholds that keep what is asked of them: how precise the routed are among all, and how many are held
 * of those that nobody would take for a report.
 */
function thresholdsOf(scored: ScoredText[]): { upper: number; lower: number } {
  const others = scored.filter(({ label }) => label === 'other').length;
  const counts = { report: 0, lookalike: 0, other: 0 };
  let [upper, lower] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { label, score } of scored.toSorted((a, b) => b.score - a.score)) {
    counts[label]++;
    const { report, lookalike, other } = counts;
    if (report / (report + lookalike + other) >= ROUTED_PRECISION) upper = score;
    if (other / others <= HELD_AMONG_OTHERS) lower = score;
  }
  return { upper: rounded(upper), lower: rounded(lower) };
}

const seen = (texts: LabelledText[]): LabelledText[] => texts.filter((one) => !isSetAside(one));

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
