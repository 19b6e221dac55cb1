import type { Intent } from '../domain/answer.ts';
import { soundsOf } from '../retrieval/pinyin.ts';
import { ASK_EXAMPLES } from './intent-examples.ask.ts';
import { INTENT_EXAMPLES } from './intent-examples.ts';
import { intentKey } from './intent-key.ts';
import type { IntentContext } from './intent-words.ts';

/** A message as the weights see it: places of its known pieces, and what each counts. */
interface Pieces {
  places: number[];
  values: number[];
}

/** What was learnt from the examples: for each piece a place, its rarity, and a weight for each intent. */
interface Learnt {
  places: Map<string, number>;
  rarity: Float32Array;
  /** `weights[place * intents + intent]`. */
  weights: Float32Array;
  bias: Float32Array;
}

const INTENTS: Intent[] = [
  'ask',
  'list_decisions',
  'comment_on_decision',
  'check_receipt',
  'ask_result',
  'subscribe',
  'withdraw_comment',
  'human_help',
];
/** Passes over the examples, and the step of the first; tried on sentences that are no examples. */
const PASSES = 6;
const STEP = 0.5;
/** Added to a message's length, so that few known pieces do not count as much as many. */
const SLACK = 5;
let learnt: Learnt | undefined;

/**
 * How much a message (its key, and what it follows) is like the examples of each intent: shares that sum to 1
 * (multinomial logistic regression, learnt at the first use, always the same).
 */
export function likeness(key: string, after: IntentContext['after']): Map<Intent, number> {
  learnt ??= learn();
  const shares = sharesOf(weighed(piecesOf(key, after), learnt), learnt);
  return new Map(INTENTS.map((intent, at) => [intent, shares[at] as number]));
}

function learn(): Learnt {
  const cases = [...INTENT_EXAMPLES, ...ASK_EXAMPLES];
  const pieces = cases.map(({ text, after }) => piecesOf(intentKey(text), after));
  const model = prepared(pieces);
  const examples = cases.map(({ expect }, at) => ({
    pieces: weighed(pieces[at] as Set<string>, model),
    target: INTENTS.map((intent) => (expect.includes(intent) ? 1 / expect.length : 0)),
  }));
  for (let pass = 0; pass < PASSES; pass++)
    // A stride that has no factor in common with the number of examples visits each once, in a mixed order.
    for (let at = 0, turn = 0; turn < examples.length; turn++, at = (at + STRIDE) % examples.length)
      improve(model, examples[at] as (typeof examples)[number], STEP / (1 + pass / 10));
  return model;
}

/** A prime greater than any number of examples. */
const STRIDE = 100_003;

function prepared(examples: readonly Set<string>[]): Learnt {
  const counts = new Map<string, number>();
  for (const pieces of examples) for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  for (const [piece, count] of counts) if (count < 2) counts.delete(piece);
  return {
    places: new Map([...counts.keys()].map((piece, at) => [piece, at])),
    rarity: Float32Array.from(counts.values(), (count) => Math.log(1 + examples.length / count)),
    weights: new Float32Array(counts.size * INTENTS.length),
    bias: new Float32Array(INTENTS.length),
  };
}

function improve(model: Learnt, { pieces, target }: { pieces: Pieces; target: number[] }, step: number): void {
  const errors = sharesOf(pieces, model);
  for (let intent = 0; intent < INTENTS.length; intent++) {
    errors[intent] = (errors[intent] as number) - (target[intent] as number);
    model.bias[intent] = (model.bias[intent] as number) - (step / 20) * (errors[intent] as number);
  }
  const { places, values } = pieces;
  for (let at = 0; at < places.length; at++) {
    const from = (places[at] as number) * INTENTS.length;
    const by = step * (values[at] as number);
    for (let intent = 0; intent < INTENTS.length; intent++)
      model.weights[from + intent] = (model.weights[from + intent] as number) - by * (errors[intent] as number);
  }
}

function sharesOf({ places, values }: Pieces, { weights, bias }: Learnt): number[] {
  const sums = [...bias];
  for (let at = 0; at < places.length; at++) {
    const from = (places[at] as number) * INTENTS.length;
    for (let intent = 0; intent < INTENTS.length; intent++)
      sums[intent] = (sums[intent] as number) + (values[at] as number) * (weights[from + intent] as number);
  }
  const top = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - top));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

function weighed(pieces: Set<string>, { places, rarity }: Learnt): Pieces {
  const found = [...pieces].map((piece) => places.get(piece)).filter((place) => place !== undefined);
  const length = Math.hypot(...found.map((place) => rarity[place] as number));
  return { places: found, values: found.map((place) => (4 * (rarity[place] as number)) / (length + SLACK)) };
}

/** One to three characters in a row, two with one between, pairs of sounds, English words, and what came before. */
function piecesOf(key: string, after: IntentContext['after']): Set<string> {
  const text = key
    .replace(/\d[\d\s-]{8,}\d/g, '№')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim();
  const pieces = new Set<string>(text.match(/(?<![a-z])[a-z]+(?![a-z])/g)?.map((word) => `w:${word}`));
  const chars = [...`^${text.replaceAll(' ', '')}$`];
  for (let at = 0; at < chars.length; at++) {
    for (let size = 1; size <= 3 && at + size <= chars.length; size++) {
      const piece = chars.slice(at, at + size).join('');
      if (/[\p{Script=Han}№]/u.test(piece)) pieces.add(piece);
    }
    if (at + 2 < chars.length) pieces.add(`${chars[at]}_${chars[at + 2]}`);
  }
  const sounds = soundsOf(text);
  for (let at = 0; at + 1 < sounds.length; at++) pieces.add(`~${sounds[at]} ${sounds[at + 1]}`);
  if (after) pieces.add(`@${after}`);
  return pieces;
}
