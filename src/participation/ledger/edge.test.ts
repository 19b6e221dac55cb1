import { expect, test } from 'vitest';
import { appended, EMPTY_EDGE, rootOf } from './edge.ts';
import { hashOfLeaf } from './hashing.ts';
import { MerkleTree } from './merkle.ts';

const hashes = Array.from({ length: 70 }, (_, at) =>
  hashOfLeaf({ decision: 'd', receipt: String(at), receivedAt: '', clause: null, commitment: '' }),
);

test('at every size the edge gives the root that the whole tree gives', () => {
  for (let size = 0; size <= hashes.length; size++) {
    const edge = appended(EMPTY_EDGE, hashes.slice(0, size));
    expect([edge.size, rootOf(edge)]).toEqual([size, new MerkleTree(hashes.slice(0, size)).root()]);
  }
});

test('appending in pieces gives the same, and leaves the earlier edge as it was', () => {
  const before = appended(EMPTY_EDGE, hashes.slice(0, 23));
  const root = rootOf(before);
  expect(rootOf(appended(before, hashes.slice(23)))).toBe(rootOf(appended(EMPTY_EDGE, hashes)));
  expect(rootOf(before)).toBe(root);
});
