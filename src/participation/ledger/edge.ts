import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { EMPTY_ROOT, nodeHash } from './hashing.ts';

/**
 * The right edge of a ledger: the complete subtrees that it is made of, widest first. It is all that appending and
 * the root take (RFC 6962, 2.1), and stays some twenty hashes where the whole tree has millions. Never changed in
 * place, so that leaves which were not included after all leave no trace.
 */
export interface Edge {
  size: number;
  subtrees: readonly Uint8Array[];
}

export const EMPTY_EDGE: Edge = { size: 0, subtrees: [] };

/** The edge with these leaves behind it; hashes in hex. */
export function appended(edge: Edge, leafHashes: Iterable<string>): Edge {
  let { size } = edge;
  const subtrees = [...edge.subtrees];
  for (const leafHash of leafHashes) {
    let hash: Uint8Array = hexToBytes(leafHash);
    // As many subtrees end here as the size has ones at its end, as in adding one to a binary number.
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2))
      hash = nodeHash(subtrees.pop() as Uint8Array, hash);
    subtrees.push(hash);
    size += 1;
  }
  return { size, subtrees };
}

/** The root in hex. */
export function rootOf({ subtrees }: Edge): string {
  const [last, ...others] = subtrees.toReversed();
  return last ? bytesToHex(others.reduce((right, left) => nodeHash(left, right), last)) : EMPTY_ROOT;
}
