import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_ROOT, leafHash, nodeHash } from './hashing.ts';
import { MerkleTree } from './merkle.ts';
import { verifyConsistency, verifyInclusion } from './proof.ts';
import { CONSISTENCY, INCLUSION, LEAVES, ROOTS } from './vectors.fixture.ts';

/** RFC 6962, 2.1, word for word over the leaves' bytes, with no caching and none of the code under test. */
type Bytes = Uint8Array;
const hash = (...parts: Bytes[]): Bytes => sha256(concatBytes(...parts));
function below(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
function mth(d: Bytes[]): Bytes {
  if (d.length === 0) return hash();
  if (d.length === 1) return hash(Uint8Array.of(0), d[0] as Bytes);
  const k = below(d.length);
  return hash(Uint8Array.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
}
function path(m: number, d: Bytes[]): Bytes[] {
  if (d.length === 1) return [];
  const k = below(d.length);
  return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}
function subproof(m: number, d: Bytes[], b: boolean): Bytes[] {
  if (m === d.length) return b ? [] : [mth(d)];
  const k = below(d.length);
  return m <= k
    ? [...subproof(m, d.slice(0, k), b), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}

const treeOf = (leaves: Bytes[]): MerkleTree => new MerkleTree(leaves.map((leaf) => bytesToHex(leafHash(leaf))));
const reference = treeOf(LEAVES.map(hexToBytes));
const hashes = LEAVES.map((leaf) => bytesToHex(leafHash(hexToBytes(leaf))));

test('the reference’s leaves give its roots at every size', () => {
  expect(LEAVES.map((_, at) => reference.root(at)).concat(reference.root())).toEqual(ROOTS);
  expect(EMPTY_ROOT).toBe(ROOTS[0]);
});

test.each(INCLUSION)('the reference’s proof that leaf $index is among $size', ({ index, size, proof }) => {
  expect(reference.inclusion(index, size)).toEqual(proof);
  const claim = { leafHash: hashes[index] as string, index, size, root: ROOTS[size] as string, inclusion: proof };
  expect(verifyInclusion(claim)).toBe(true);
});

test.each(CONSISTENCY)('the reference’s proof that $from leaves begin $to', ({ from, to, proof }) => {
  expect(reference.consistency(from, to)).toEqual(proof);
  expect(verifyConsistency({ from, to, fromRoot: ROOTS[from] as string, toRoot: ROOTS[to] as string, proof })).toBe(
    true,
  );
});

test('nodes and leaves are hashed under different first bytes', () => {
  // https://github.com/transparency-dev/merkle, rfc6962: the hashes of its own test.
  expect(bytesToHex(leafHash(new TextEncoder().encode('L123456')))).toBe(
    '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
  );
  expect(bytesToHex(nodeHash(new TextEncoder().encode('N123'), new TextEncoder().encode('N456')))).toBe(
    'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
  );
});

test('for every size up to 70, roots and proofs are those of the RFC’s own recursion, and verify', () => {
  const leaves = Array.from({ length: 70 }, (_, at) => Uint8Array.of(at, 7));
  const tree = treeOf(leaves);
  for (let size = 0; size <= leaves.length; size++) {
    const root = bytesToHex(mth(leaves.slice(0, size)));
    expect(tree.root(size)).toBe(root);
    for (let m = 0; m < size; m++) {
      const inclusion = tree.inclusion(m, size);
      expect(inclusion).toEqual(path(m, leaves.slice(0, size)).map(bytesToHex));
      expect(
        verifyInclusion({ leafHash: bytesToHex(leafHash(leaves[m] as Bytes)), index: m, size, root, inclusion }),
      ).toBe(true);
      const proof = tree.consistency(m + 1, size);
      expect(proof).toEqual(subproof(m + 1, leaves.slice(0, size), true).map(bytesToHex));
      expect(verifyConsistency({ from: m + 1, to: size, fromRoot: tree.root(m + 1), toRoot: root, proof })).toBe(true);
    }
  }
});

const trees = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 2, maxLength: 300 });

test('appending one by one or all at once gives the same tree, for leaves of any bytes', () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (leaves, one, other) => {
      const whole = treeOf(leaves);
      const grown = new MerkleTree();
      leaves.forEach((leaf, at) => void expect(grown.append(bytesToHex(leafHash(leaf)))).toBe(at));
      const size = 1 + (one % leaves.length);
      const m = other % size;
      expect(grown.size).toBe(leaves.length);
      expect(grown.root(size)).toBe(bytesToHex(mth(leaves.slice(0, size))));
      expect(whole.inclusion(m, size)).toEqual(path(m, leaves.slice(0, size)).map(bytesToHex));
      expect(whole.consistency(m + 1, size)).toEqual(subproof(m + 1, leaves.slice(0, size), true).map(bytesToHex));
    }),
    { numRuns: 60 },
  );
});

test('what lies outside the tree, and what is no hash, is refused', () => {
  const tree = new MerkleTree(hashes);
  const wrong = [
    () => tree.append('00'),
    () => tree.append((hashes[0] as string).toUpperCase()),
    () => tree.root(9),
    () => tree.root(-1),
    () => tree.root(1.5),
    () => tree.inclusion(8, 8),
    () => tree.inclusion(0, 9),
    () => tree.inclusion(-1, 8),
    () => tree.inclusion(0, 0),
    () => tree.consistency(3, 2),
    () => tree.consistency(1, 9),
    () => tree.consistency(Number.NaN, 8),
  ];
  for (const call of wrong) expect(call).toThrow(RangeError);
  expect(tree.size).toBe(8);
  expect(tree.consistency(0, 8)).toEqual([]);
  expect(tree.consistency(8, 8)).toEqual([]);
});

test('a tree of a hundred thousand leaves proves any of them in a moment', () => {
  const tree = new MerkleTree();
  const leaf = bytesToHex(leafHash(Uint8Array.of(1)));
  for (let at = 0; at < 100_000; at++) tree.append(leaf);
  const started = performance.now();
  for (let at = 0; at < 1000; at++) expect(tree.inclusion(at * 97, 99_999).length).toBeLessThanOrEqual(17);
  expect(performance.now() - started).toBeLessThan(5000);
});
