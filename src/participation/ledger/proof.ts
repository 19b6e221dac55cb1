import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isHash } from './encoding.ts';
import { EMPTY_ROOT, nodeHash } from './hashing.ts';

/** That a leaf is the one at `index` of a ledger of `size` leaves with this root. Hashes in hex. */
export interface InclusionClaim {
  leafHash: string;
  index: number;
  size: number;
  root: string;
  inclusion: readonly string[];
}

/** That a ledger of `from` leaves is the beginning of one of `to` leaves. Hashes in hex. */
export interface ConsistencyClaim {
  from: number;
  to: number;
  fromRoot: string;
  toRoot: string;
  proof: readonly string[];
}

/** Checks a proof of inclusion as RFC 9162, 2.1.3.2, lays down. Whatever is malformed is false; nothing is thrown. */
export function verifyInclusion({ leafHash, index, size, root, inclusion }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![leafHash, root, ...inclusion].every(isHash)) return false;
  const way = new WayUp(index, size - 1);
  let hash: Uint8Array = hexToBytes(leafHash);
  for (const beside of inclusion.map(hexToBytes)) {
    if (way.atTop) return false;
    hash = way.step() === 'left' ? nodeHash(beside, hash) : nodeHash(hash, beside);
  }
  return way.atTop && bytesToHex(hash) === root;
}

/** Checks a proof of consistency as RFC 9162, 2.1.4.2, lays down. Whatever is malformed is false, never thrown. */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: ConsistencyClaim): boolean {
  if (!isCount(from) || !isCount(to) || from > to) return false;
  if (![fromRoot, toRoot, ...proof].every(isHash)) return false;
  if (from === to) return proof.length === 0 && fromRoot === toRoot && (from > 0 || fromRoot === EMPTY_ROOT);
  if (from === 0) return proof.length === 0 && fromRoot === EMPTY_ROOT;
  const way = new WayUp(from - 1, to - 1);
  // The earlier tree may be itself a complete subtree of the later one: then its root is where the way begins.
  const begins = way.skipRightSides() ? [fromRoot, ...proof] : proof;
  const [first, ...rest] = begins.map(hexToBytes);
  if (!first || proof.length === 0) return false;
  let earlier: Uint8Array = first;
  let later: Uint8Array = first;
  for (const beside of rest) {
    if (way.atTop) return false;
    if (way.step() === 'left') {
      earlier = nodeHash(beside, earlier);
      later = nodeHash(beside, later);
    } else later = nodeHash(later, beside);
  }
  return way.atTop && bytesToHex(earlier) === fromRoot && bytesToHex(later) === toRoot;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The way from a leaf to the root, by its index and the last leaf's (`fn` and `sn` of the RFC); exact up to 2^53. */
class WayUp {
  constructor(
    private index: number,
    private last: number,
  ) {}

  get atTop(): boolean {
    return this.last === 0;
  }

  /** On which side the next hash of the proof stands; then goes up past the levels where there is none beside. */
  step(): 'left' | 'right' {
    const side = this.index % 2 === 1 || this.index === this.last ? 'left' : 'right';
    if (side === 'left') while (this.index % 2 === 0 && this.index > 0) this.up();
    this.up();
    return side;
  }

  /** Goes up as long as this is the right side of its node; whether that led to the far left. */
  skipRightSides(): boolean {
    while (this.index % 2 === 1) this.up();
    return this.index === 0;
  }

  private up(): void {
    this.index = Math.floor(this.index / 2);
    this.last = Math.floor(this.last / 2);
  }
}
