import type { Intent } from '../domain/answer.ts';
import { intentKey } from './intent-key.ts';
import { HEAD, MAGIC, RARITY_STEP } from './intent-likeness.ts';
import { INTENTS, type Pieces, piecesOf, sharesOf, type Weights, weighed } from './intent-pieces.ts';
import type { IntentContext } from './intent-words.ts';

/** A sentence with what it wants; two intents where a person would have to ask back, too. */
export interface IntentExample {
  text: string;
  expect: Intent[];
  after: IntentContext['after'];
}

interface Learning {
  pieces: Pieces;
  /** What the shares of the intents should be. */
  target: number[];
}

/** Raised whenever pieces or training change, so that weights saved before are not taken for current ones. */
const TRAINING_VERSION = 1;
/** Passes over the examples, and the step of the first; tried on sentences that are no examples. */
const PASSES = 6;
const STEP = 0.5;
/** A prime greater than any number of examples. */
const STRIDE = 100_003;
/** Pieces that are kept, those that weigh most: 13 bytes each. */
const MOST_PIECES = 45_000;

/** A SHA-256 over all that the weights are trained from, in hexadecimal digits. */
export async function intentInputs(examples: readonly IntentExample[]): Promise<string> {
  return [...(await digestOf(examples))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Learns from the examples (multinomial logistic regression); the file to be saved, for the same always the same. */
export async function trainIntents(examples: readonly IntentExample[]): Promise<Uint8Array> {
  const pieces = examples.map(({ text, after }) => piecesOf(intentKey(text), after));
  const targets = examples.map(({ expect }) =>
    INTENTS.map((intent) => (expect.includes(intent) ? 1 / expect.length : 0)),
  );
  const counts = countsOf(pieces);
  const all = learn(pieces, targets, counts);
  // Learnt once more where some are left out: what they told is then told by others.
  const kept = counts.size > MOST_PIECES ? learn(pieces, targets, heaviest(all, counts)) : all;
  return encode(kept, await digestOf(examples));
}

/** How many examples hold each piece; one that a single example holds tells nothing of others. */
function countsOf(examples: readonly Set<number>[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const pieces of examples) for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1));
}

function heaviest({ pieces, rarity, weights }: Weights, counts: Map<number, number>): Map<number, number> {
  const weightOf = (place: number): number => {
    const own = weights.subarray(place * INTENTS.length, (place + 1) * INTENTS.length);
    return (rarity[place] as number) * Math.max(...own.map(Math.abs));
  };
  const sorted = [...pieces].map((piece, place) => ({ piece, weight: weightOf(place) }));
  sorted.sort((a, b) => b.weight - a.weight || a.piece - b.piece);
  return new Map(sorted.slice(0, MOST_PIECES).map(({ piece }) => [piece, counts.get(piece) as number]));
}

function learn(pieces: readonly Set<number>[], targets: number[][], counts: Map<number, number>): Weights {
  const model = prepared(counts, pieces.length);
  const examples = pieces.map((own, at) => ({ pieces: weighed(own, model), target: targets[at] as number[] }));
  for (let pass = 0; pass < PASSES; pass++)
    // A stride that has no factor in common with the number of examples visits each once, in a mixed order.
    for (let at = 0, turn = 0; turn < examples.length; turn++, at = (at + STRIDE) % examples.length)
      improve(model, examples[at] as Learning, STEP / (1 + pass / 10));
  return model;
}

function prepared(counts: Map<number, number>, examples: number): Weights {
  const pieces = Uint32Array.from(counts.keys()).sort();
  const rarityOf = (piece: number): number => Math.log(1 + examples / (counts.get(piece) as number));
  return {
    pieces,
    // In the steps in which it is saved, so that nothing changes by saving.
    rarity: Float32Array.from(pieces, (piece) => Math.round(rarityOf(piece) / RARITY_STEP) * RARITY_STEP),
    weights: new Float32Array(pieces.length * INTENTS.length),
    scales: new Float32Array(INTENTS.length).fill(1),
    bias: new Float32Array(INTENTS.length),
  };
}

function improve(model: Weights, { pieces, target }: Learning, step: number): void {
  const errors = sharesOf(pieces, model).map((share, intent) => share - (target[intent] as number));
  for (let intent = 0; intent < INTENTS.length; intent++)
    model.bias[intent] = (model.bias[intent] as number) - (step / 20) * (errors[intent] as number);
  const { places, values } = pieces;
  for (let at = 0; at < places.length; at++) {
    const from = (places[at] as number) * INTENTS.length;
    const by = step * (values[at] as number);
    for (let intent = 0; intent < INTENTS.length; intent++)
      model.weights[from + intent] = (model.weights[from + intent] as number) - by * (errors[intent] as number);
  }
}

/** The file that `IntentLikeness` reads. */
function encode({ pieces, rarity, weights, bias }: Weights, digest: Uint8Array): Uint8Array {
  const greatest = INTENTS.map(() => 0);
  weights.forEach((weight, at) => {
    const intent = at % INTENTS.length;
    greatest[intent] = Math.max(greatest[intent] as number, Math.abs(weight));
  });
  const scales = Float32Array.from(greatest, (weight) => (weight || 1) / 127);
  const small = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % INTENTS.length] as number)));
  const steps = Uint8Array.from(rarity, (value) => Math.round(value / RARITY_STEP));
  const head = new Uint8Array(HEAD);
  head.set(new TextEncoder().encode(MAGIC));
  head.set(digest, 8);
  new DataView(head.buffer).setUint32(HEAD - 4, pieces.length, true);
  const parts = [scales, bias, pieces].map((part) => new Uint8Array(part.buffer));
  return concatenated([head, ...parts, steps, new Uint8Array(small.buffer)]);
}

function concatenated(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function digestOf(examples: readonly IntentExample[]): Promise<Uint8Array> {
  const input = JSON.stringify([
    TRAINING_VERSION,
    INTENTS,
    examples.map(({ text, expect, after }) => [text, expect, after]),
  ]);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(input)));
}
