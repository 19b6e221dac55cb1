import type { Intent } from '../domain/answer.ts';
import { INTENTS, piecesOf, sharesOf, type Weights, weighed } from './intent-pieces.ts';
import type { IntentContext } from './intent-words.ts';

/** Eight bytes that tell such a file, and its layout's version, from others. */
export const MAGIC = 'xw-int-1';
/** Magic, SHA-256 over what was trained from, number of pieces (32 bits, little-endian). */
export const HEAD = 8 + 32 + 4;
/** What a step of the rarity counts. */
export const RARITY_STEP = 1 / 16;

/**
 * How like its examples a message is, by weights that were learnt from them and saved (`corpus/intents.bin`): the head
 * as above, for each intent scale and bias (32-bit floats), the pieces' numbers (32 bits, ascending), their rarity (8
 * bits, in sixteenths), and for each piece a weight for each intent (8 bits, signed).
 */
export class IntentLikeness {
  private constructor(
    /** SHA-256 over what the weights were trained from, in hexadecimal digits. */
    readonly inputs: string,
    private readonly weights: Weights,
  ) {}

  /** Reads the file; `null` where it is none. */
  static decode(file: Uint8Array): IntentLikeness | null {
    const bytes = new Uint8Array(file);
    if (bytes.length < HEAD || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC) return null;
    const count = new DataView(bytes.buffer).getUint32(HEAD - 4, true);
    const ends = endsOf(count);
    if (bytes.length !== ends.weights) return null;
    const inputs = [...bytes.subarray(8, 40)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return new IntentLikeness(inputs, {
      scales: new Float32Array(bytes.buffer, HEAD, INTENTS.length),
      bias: new Float32Array(bytes.buffer, ends.scales, INTENTS.length),
      pieces: new Uint32Array(bytes.buffer, ends.bias, count),
      rarity: Float32Array.from(bytes.subarray(ends.pieces, ends.rarity), (steps) => steps * RARITY_STEP),
      weights: new Int8Array(bytes.buffer, ends.rarity, count * INTENTS.length),
    });
  }

  /** How much a message (its key, and what it follows) is like each intent's examples: shares that sum to 1. */
  of(key: string, after: IntentContext['after']): Map<Intent, number> {
    const shares = sharesOf(weighed(piecesOf(key, after), this.weights), this.weights);
    return new Map(INTENTS.map((intent, at) => [intent, shares[at] as number]));
  }
}

/** Where each part ends, in bytes. */
function endsOf(count: number): { scales: number; bias: number; pieces: number; rarity: number; weights: number } {
  const scales = HEAD + INTENTS.length * 4;
  const bias = scales + INTENTS.length * 4;
  const pieces = bias + count * 4;
  const rarity = pieces + count;
  return { scales, bias, pieces, rarity, weights: rarity + count * INTENTS.length };
}
