import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MerkleTree } from './merkle.ts';
import { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from './proof.ts';

const hashOf = (at: number): string => at.toString(16).padStart(64, '0');
const tree = new MerkleTree(Array.from({ length: 130 }, (_, at) => hashOf(at)));
const sizes = fc.integer({ min: 1, max: tree.size });
/** A hash that is none of the tree's: those of its leaves begin with zeros. */
const other = fc.bigInt({ min: 2n ** 255n, max: 2n ** 256n - 1n }).map((value) => value.toString(16));

const inclusions = fc.tuple(sizes, fc.nat()).map(([size, any]): InclusionClaim & { inclusion: string[] } => {
  const index = any % size;
  return { leafHash: hashOf(index), index, size, root: tree.root(size), inclusion: tree.inclusion(index, size) };
});
const consistencies = fc.tuple(sizes, fc.nat()).map(([to, any]): ConsistencyClaim & { proof: string[] } => {
  const from = 1 + (any % to);
  return { from, to, fromRoot: tree.root(from), toRoot: tree.root(to), proof: tree.consistency(from, to) };
});

/** The proof with one hash altered, left out, added or exchanged for its neighbour. */
const broken = (proof: string[], at: number, hash: string): string[][] => [
  ...(proof.length ? [proof.with(at % proof.length, hash), proof.toSpliced(at % proof.length, 1)] : []),
  proof.toSpliced(at % (proof.length + 1), 0, hash),
  [...proof, hash],
  ...(proof.length > 1 ? [proof.toReversed()] : []),
];

test('a proof of inclusion with anything in it altered does not hold', () => {
  fc.assert(
    fc.property(inclusions, fc.nat(), other, sizes, (claim, at, hash, number) => {
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion({ ...claim, root: hash })).toBe(false);
      expect(verifyInclusion({ ...claim, leafHash: hash })).toBe(false);
      if (number !== claim.index) expect(verifyInclusion({ ...claim, index: number })).toBe(false);
      for (const inclusion of broken(claim.inclusion, at, hash))
        expect(verifyInclusion({ ...claim, inclusion })).toBe(false);
    }),
  );
});

test('a proof of consistency with anything in it altered does not hold', () => {
  fc.assert(
    fc.property(consistencies, fc.nat(), other, (claim, at, hash) => {
      expect(verifyConsistency(claim)).toBe(true);
      expect(verifyConsistency({ ...claim, fromRoot: hash })).toBe(false);
      expect(verifyConsistency({ ...claim, toRoot: hash })).toBe(false);
      for (const proof of broken(claim.proof, at, hash)) expect(verifyConsistency({ ...claim, proof })).toBe(false);
    }),
  );
});

test('a history that was rewritten has no proof: the tree’s own for other leaves does not lead to the earlier root', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(), (from, more, any) => {
      const leaves = Array.from({ length: from + more }, (_, at) => hashOf(at));
      const honest = new MerkleTree(leaves);
      const forged = new MerkleTree(leaves.with(any % from, hashOf(9999)));
      const to = from + more;
      const proof = forged.consistency(from, to);
      const claim = { from, to, fromRoot: honest.root(from), toRoot: forged.root(to), proof };
      expect(verifyConsistency(claim)).toBe(false);
      expect(verifyConsistency({ ...claim, proof: honest.consistency(from, to) })).toBe(false);
    }),
  );
});

test('nothing is consistent with a ledger without leaves but its own empty root', () => {
  const toRoot = tree.root(5);
  const claim = { from: 0, to: 5, fromRoot: tree.root(0), toRoot, proof: [] };
  expect(verifyConsistency(claim)).toBe(true);
  expect(verifyConsistency({ ...claim, fromRoot: toRoot })).toBe(false);
  expect(verifyConsistency({ ...claim, proof: [toRoot] })).toBe(false);
  expect(verifyConsistency({ ...claim, to: 0, toRoot: tree.root(0) })).toBe(true);
  expect(verifyConsistency({ ...claim, to: 0, fromRoot: toRoot })).toBe(false);
});

test('what is malformed is false and throws nothing', () => {
  const inclusion: InclusionClaim = {
    leafHash: hashOf(0),
    index: 0,
    size: 2,
    root: tree.root(2),
    inclusion: [hashOf(1)],
  };
  const consistency: ConsistencyClaim = {
    from: 1,
    to: 2,
    fromRoot: hashOf(0),
    toRoot: tree.root(2),
    proof: [hashOf(1)],
  };
  expect([verifyInclusion(inclusion), verifyConsistency(consistency)]).toEqual([true, true]);
  for (const bad of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '0' as never, undefined as never]) {
    expect(verifyInclusion({ ...inclusion, index: bad })).toBe(false);
    expect(verifyInclusion({ ...inclusion, size: bad })).toBe(false);
    expect(verifyConsistency({ ...consistency, from: bad })).toBe(false);
    expect(verifyConsistency({ ...consistency, to: bad })).toBe(false);
  }
  for (const bad of [
    '',
    'zz',
    hashOf(1).toUpperCase().replace('1', 'A'),
    `${hashOf(1)}00`,
    1 as never,
    null as never,
  ]) {
    expect(verifyInclusion({ ...inclusion, inclusion: [bad] })).toBe(false);
    expect(verifyInclusion({ ...inclusion, root: bad })).toBe(false);
    expect(verifyConsistency({ ...consistency, proof: [bad] })).toBe(false);
    expect(verifyConsistency({ ...consistency, fromRoot: bad })).toBe(false);
  }
  expect(verifyInclusion({ ...inclusion, size: 0 })).toBe(false);
  expect(verifyConsistency({ ...consistency, proof: [] })).toBe(false);
  expect(verifyConsistency({ ...consistency, from: 3 })).toBe(false);
});
