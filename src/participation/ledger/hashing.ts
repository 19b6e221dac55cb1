import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Leaf } from '../../domain/ledger.ts';
import { canonicalBytes } from './encoding.ts';

/** The root of a ledger without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT = bytesToHex(sha256(new Uint8Array()));

/** RFC 6962, 2.1: the hash of a leaf's bytes. The first byte tells leaves from nodes. */
export const leafHash = (data: Uint8Array): Uint8Array => sha256.create().update(LEAF).update(data).digest();

/** RFC 6962, 2.1: the hash of a node over the hashes of its two sides. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256.create().update(NODE).update(left).update(right).digest();

/** The hash, in hex, under which a comment's leaf stands in the ledger. */
export const hashOfLeaf = (leaf: Leaf): string => bytesToHex(leafHash(canonicalBytes(leaf)));

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
