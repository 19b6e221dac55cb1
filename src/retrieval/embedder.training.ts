import { Descent, type DescentOptions } from './embedder.descent.ts';
import { askedOf, type EmbedderDocument, type EmbedderQuestion, piecesOf } from './embedder.pieces.ts';
import { quantise, type WeightBits } from './embedder.rounding.ts';
import { type SampleOptions, Samples } from './embedder.samples.ts';
import { articleText, embedderKey, type StaticWeights } from './embedder.static.ts';
import { chooseVocabulary } from './embedder.vocabulary.ts';
import { seeded } from './training.ts';

/**
 * Trains the project's own embedder: from the documents themselves, a sentence belongs to the rest of its article and
 * a heading to what stands under it; and from people's questions. Seeded and sequential: the same texts, the same bytes.
 */

export interface EmbedderOptions extends DescentOptions, SampleOptions {
  /** The most tokens that get a vector. */
  vocabulary: number;
  /** Bits of a weight in the file: what the vectors are rounded to. */
  bits: WeightBits;
  seed: number;
}

/** Chosen on development questions; the trials stand in docs/decisions. */
const DEFAULTS: EmbedderOptions = {
  vocabulary: 80_000,
  bits: 4,
  seed: 20211231,
  dimensions: 128,
  sharpness: 20,
  rate: 3e-3,
  steps: 2000,
  warmUp: 50,
  passages: 192,
  questions: 128,
  together: 6,
  askedTogether: 4,
  titledAsked: 1,
  headings: 0.1,
  clauses: 0.6,
  titled: 0.7,
  dropout: 0.15,
  tokens: 96,
};

/** Raised whenever tokens, batches or the loss change, so that weights from before are not taken for current ones. */
const TRAINING_VERSION = 1;

/** What the training tells on its way. */
export interface TrainingProgress {
  /** Steps done. */
  step: number;
  steps: number;
  /** The mean loss of a query, smoothed over some fifty steps. */
  loss: number;
}

/**
 * Trains an embedder; `inputs` names what it is trained from (see `embedderInputs`). Gives back what is shipped, and
 * the float vectors before rounding. Throws `RangeError` for a question to a document that is not there.
 */
export function trainEmbedder(
  documents: readonly EmbedderDocument[],
  questions: readonly EmbedderQuestion[],
  inputs: string,
  options: Partial<EmbedderOptions> = {},
  progress: (state: TrainingProgress) => void = () => undefined,
): StaticWeights & { vectors: Float32Array } {
  const settings = { ...DEFAULTS, ...options };
  const random = seeded(settings.seed);
  const vocabulary = chooseVocabulary(
    documents.map((document) => embedderKey(articleText(document))),
    questions.map(({ text }) => embedderKey(text)),
    settings.vocabulary,
  );
  const pieces = new Map(documents.map((document) => [document.id, piecesOf(document, vocabulary)]));
  const asked = askedOf(pieces, questions, vocabulary);
  const samples = new Samples(pieces.values(), asked, vocabulary, settings, random);
  const descent = new Descent(vocabulary.hashes.length, settings, random);
  descend(descent, samples, settings.steps, progress);
  const { dimensions, bits } = settings;
  const vectors = descent.vectors.map((value, at) => value * (vocabulary.idf[Math.floor(at / dimensions)] as number));
  return { dimensions, hashes: vocabulary.hashes, ...quantise(vectors, dimensions, bits), inputs, vectors };
}

function descend(descent: Descent, samples: Samples, steps: number, progress: (state: TrainingProgress) => void): void {
  let smooth = 0;
  for (let step = 1; step <= steps; step++) {
    const loss = descent.learn(samples.next());
    smooth += (loss - smooth) / Math.min(step, 50);
    progress({ step, steps, loss: smooth });
  }
}

/** A SHA-256, in hexadecimal, over all that an embedder is trained from: texts, questions, options. */
export async function embedderInputs(
  documents: readonly EmbedderDocument[],
  questions: readonly EmbedderQuestion[],
  options: Partial<EmbedderOptions> = {},
): Promise<string> {
  const hash = (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const settings = Object.entries({ ...DEFAULTS, ...options }).sort(([a], [b]) => (a < b ? -1 : 1));
  const input = JSON.stringify([
    TRAINING_VERSION,
    settings,
    documents.map(({ id, title, chapter, text }) => [id, title, chapter, text]),
    questions.map(({ text, document }) => [text, document]),
  ]);
  return [...new Uint8Array(await hash(input))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
