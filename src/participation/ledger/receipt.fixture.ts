import type { Leaf, LedgerKey, SignedRoot } from '../../domain/ledger.ts';
import { commit } from './commitment.ts';
import { hashOfLeaf } from './hashing.ts';
import { MerkleTree } from './merkle.ts';
import { Signer } from './signing.ts';

export const SECRET = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
export const SALT = '000102030405060708090a0b0c0d0e0f';
export const TEXT = '第三条写得太宽。\n建议写明“十五个工作日”，并说清由谁负责👩‍⚖️。';

const SIGNER = new Signer(SECRET);

/** A receipt's file with everything in it, as for a comment that stands fifth among seven. */
export interface FullReceipt {
  receipt: string;
  salt: string;
  text: string;
  ledger: {
    leaf: Leaf;
    promise: string;
    keyId: string;
    index: number;
    size: number;
    root: string;
    inclusion: string[];
    signedRoot: SignedRoot;
  };
  keys: LedgerKey[];
}

/** The published keys. */
export const KEYS: LedgerKey[] = [SIGNER.key];

/** A new one at each call, to be altered at will. */
export const fullReceipt = (text = TEXT): FullReceipt => structuredClone(text === TEXT ? USUAL : receiptOf(text));

function receiptOf(text: string): FullReceipt {
  const receipt = '4829-1730-5526-16';
  const receivedAt = '2025-06-03T02:11:09.120Z';
  const leaf = { decision: 'd-2025-07', receipt, receivedAt, clause: '3', commitment: commit(SALT, text) };
  const tree = new MerkleTree(
    [0, 1, 2, 3, 4, 5, 6].map((at) => hashOfLeaf(at === 4 ? leaf : { ...leaf, receipt: `其他${at}` })),
  );
  const place = { index: 4, size: tree.size, root: tree.root(), inclusion: tree.inclusion(4) };
  const signedAt = '2025-06-03T02:12:00.000Z';
  const signedRoot = SIGNER.signRoot({ decision: leaf.decision, size: tree.size, root: tree.root(), signedAt });
  const ledger = { ...SIGNER.signPromise(leaf), ...place, signedRoot };
  return { receipt, salt: SALT, text, ledger, keys: [SIGNER.key] };
}

const USUAL = receiptOf(TEXT);
