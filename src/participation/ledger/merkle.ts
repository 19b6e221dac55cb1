import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isHash } from './encoding.ts';
import { EMPTY_ROOT, nodeHash } from './hashing.ts';

/**
 * The append-only tree of RFC 6962, 2.1, over the hashes of leaves. The hashes of all complete subtrees are kept (two
 * for each leaf, all in all), so that a root or a proof for any size so far takes a number of steps that grows with
 * the logarithm of the size. Hashes come in and go out in hex.
 */
export class MerkleTree {
  /** `levels[k][i]` is the hash over the 2^k leaves from i · 2^k on. */
  private readonly levels: Uint8Array[][] = [[]];

  /** @param leafHashes what the tree begins with, in the ledger's order. */
  constructor(leafHashes: Iterable<string> = []) {
    for (const hash of leafHashes) this.append(hash);
  }

  /** The number of leaves. */
  get size(): number {
    return this.level(0).length;
  }

  /** Appends a leaf by its hash and gives its index. Throws a RangeError where it is no hash. */
  append(leafHash: string): number {
    if (!isHash(leafHash)) throw new RangeError('not a SHA-256 in lower-case hex');
    let hash: Uint8Array = hexToBytes(leafHash);
    for (let k = 0; ; k++) {
      const level = this.level(k);
      level.push(hash);
      if (level.length % 2 === 1) return this.size - 1;
      hash = nodeHash(level[level.length - 2] as Uint8Array, hash);
    }
  }

  /** The root over the first `size` leaves. Throws a RangeError where there are not so many. */
  root(size: number = this.size): string {
    requireWithin(size, 0, this.size);
    return size === 0 ? EMPTY_ROOT : bytesToHex(this.hash(0, size));
  }

  /** RFC 6962, 2.1.1: the proof that leaf `index` is among the first `size`. Throws a RangeError outside of these. */
  inclusion(index: number, size: number = this.size): string[] {
    requireWithin(size, 1, this.size);
    requireWithin(index, 0, size - 1);
    const path: Uint8Array[] = [];
    for (let from = 0, to = size; to - from > 1; ) {
      const middle = from + split(to - from);
      path.push(index < middle ? this.hash(middle, to) : this.hash(from, middle));
      if (index < middle) to = middle;
      else from = middle;
    }
    return path.reverse().map(bytesToHex);
  }

  /**
   * RFC 6962, 2.1.2: the proof that the first `from` leaves are the beginning of the first `to`; empty where `from`
   * is 0 or `to`. Throws a RangeError outside of 0 ≤ from ≤ to ≤ size.
   */
  consistency(from: number, to: number = this.size): string[] {
    requireWithin(to, 0, this.size);
    requireWithin(from, 0, to);
    if (from === 0) return [];
    const path: Uint8Array[] = [];
    let start = 0;
    for (let end = to; from !== end; ) {
      const middle = start + split(end - start);
      path.push(from <= middle ? this.hash(middle, end) : this.hash(start, middle));
      if (from <= middle) end = middle;
      else start = middle;
    }
    // Where the earlier tree is itself a complete subtree on the left, whoever checks knows its hash already.
    if (start > 0) path.push(this.hash(start, from));
    return path.reverse().map(bytesToHex);
  }

  private level(k: number): Uint8Array[] {
    const level = this.levels[k];
    if (level) return level;
    const added: Uint8Array[] = [];
    this.levels[k] = added;
    return added;
  }

  /** The hash over the leaves from `from` up to `to`; `from` is a multiple of the largest power of 2 in between. */
  private hash(from: number, to: number): Uint8Array {
    const width = to - from;
    if ((width & (width - 1)) === 0) return this.level(floorLog2(width))[from / width] as Uint8Array;
    const middle = from + split(width);
    return nodeHash(this.hash(from, middle), this.hash(middle, to));
  }
}

/** The largest power of 2 below `width`, which is 2 or more. */
const split = (width: number): number => 2 ** floorLog2(width - 1);

/** In whole numbers below 2^32: Math.log2 may miss by a rounding. */
const floorLog2 = (value: number): number => 31 - Math.clz32(value);

function requireWithin(value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${value} is not between ${least} and ${most}`);
}
