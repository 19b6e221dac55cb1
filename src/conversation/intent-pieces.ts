import type { Intent } from '../domain/answer.ts';
import { hashOf } from '../retrieval/linear-model.ts';
import { soundsOf } from '../retrieval/pinyin.ts';
import type { IntentContext } from './intent-words.ts';

/** The intents in the order in which weights are kept for them. */
export const INTENTS: readonly Intent[] = [
  'ask',
  'list_decisions',
  'comment_on_decision',
  'check_receipt',
  'ask_result',
  'subscribe',
  'withdraw_comment',
  'human_help',
];

/** A message as the weights see it: places of its known pieces, and what each counts. */
export interface Pieces {
  places: number[];
  values: number[];
}

/** Weights as they are computed with: those of a piece stand together, one for each intent. */
export interface Weights {
  /** Numbers of the known pieces, ascending; where a number stands is its piece's place. */
  pieces: Uint32Array;
  /** How telling each piece is by its rarity among the examples. */
  rarity: Float32Array;
  /** `weights[place * INTENTS.length + intent]`, times the intent's scale. */
  weights: Float32Array | Int8Array;
  scales: Float32Array;
  bias: Float32Array;
}

/** Added to a message's length, so that few known pieces do not count as much as many. */
const SLACK = 5;

/** The shares of the intents, in the order of `INTENTS`; they sum to 1. */
export function sharesOf({ places, values }: Pieces, { weights, scales, bias }: Weights): number[] {
  const sums = INTENTS.map(() => 0);
  for (let at = 0; at < places.length; at++) {
    const from = (places[at] as number) * INTENTS.length;
    for (let intent = 0; intent < INTENTS.length; intent++)
      sums[intent] = (sums[intent] as number) + (values[at] as number) * (weights[from + intent] as number);
  }
  const scores = sums.map((sum, intent) => sum * (scales[intent] as number) + (bias[intent] as number));
  const top = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - top));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** What of a message is known, each piece by its rarity. */
export function weighed(numbers: Iterable<number>, { pieces, rarity }: Pick<Weights, 'pieces' | 'rarity'>): Pieces {
  const places = [...numbers].map((number) => placeOf(number, pieces)).filter((place) => place >= 0);
  const length = Math.hypot(...places.map((place) => rarity[place] as number));
  return { places, values: places.map((place) => (4 * (rarity[place] as number)) / (length + SLACK)) };
}

function placeOf(number: number, pieces: Uint32Array): number {
  let low = 0;
  for (let high = pieces.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return pieces[low] === number ? low : -1;
}

/**
 * The pieces of a message (its key, and what it follows), each by its number: one to three characters in a row, two
 * with one between, pairs of sounds, English words, and what came before.
 */
export function piecesOf(key: string, after: IntentContext['after']): Set<number> {
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
  return new Set([...pieces].map(hashOf));
}
