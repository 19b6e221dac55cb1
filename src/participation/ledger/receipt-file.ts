import type { Leaf, LedgerKey } from '../../domain/ledger.ts';
import { isHash } from './encoding.ts';

/** The parts of a receipt's file, none of them trusted yet; `undefined` where a part is not given. */
export interface ReceiptFile {
  receipt: unknown;
  salt: unknown;
  text: unknown;
  /** The office to which a report of a violation was passed on: such a comment is not in the ledger. */
  routed: unknown;
  leaf: unknown;
  promise: unknown;
  keyId: unknown;
  index: unknown;
  size: unknown;
  root: unknown;
  inclusion: unknown;
  signedRoot: Fields | undefined;
  keys: LedgerKey[];
}

/** An object of parsed JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what accepting a comment answered, what asking for its receipt answered, or both in one object. A `null`
 * counts as not given; an unreadable key as none.
 */
export function readReceiptFile(file: unknown): ReceiptFile {
  const outer = fieldsOf(file);
  const ledger = fieldsOf(outer.ledger);
  const signedRoot = given(ledger.signedRoot) === undefined ? undefined : fieldsOf(ledger.signedRoot);
  return {
    receipt: given(outer.receipt),
    salt: given(outer.salt),
    text: given(outer.text),
    routed: given(outer.routed),
    leaf: given(ledger.leaf),
    promise: given(ledger.promise),
    keyId: given(ledger.keyId),
    index: given(ledger.index),
    size: given(ledger.size) ?? signedRoot?.size,
    root: given(ledger.root) ?? signedRoot?.root,
    inclusion: given(ledger.inclusion),
    signedRoot,
    keys: readKeys(outer.keys),
  };
}

/** The public keys in `[…]` or `{ "keys": […] }`, as they are published. What is no key is left out. */
export function readKeys(value: unknown): LedgerKey[] {
  const list = Array.isArray(value) ? value : fieldsOf(value).keys;
  return Array.isArray(list) ? list.filter(isKey) : [];
}

/** Whether it has a leaf's five fields. Others beside them are not refused here: they change its hash. */
export function isLeaf(value: unknown): value is Leaf {
  const { decision, receipt, receivedAt, clause, commitment } = fieldsOf(value);
  return (
    [decision, receipt, receivedAt].every((each) => typeof each === 'string') &&
    (clause === null || typeof clause === 'string') &&
    isHash(commitment)
  );
}

const given = <T>(value: T): NonNullable<T> | undefined => value ?? undefined;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const isKey = (value: unknown): value is LedgerKey => {
  const { keyId, publicKey } = fieldsOf(value);
  return typeof keyId === 'string' && typeof publicKey === 'string';
};
