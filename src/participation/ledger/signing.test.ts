import { expect, test } from 'vitest';
import { commit } from './commitment.ts';
import { canonicalBytes, fromBase64url, toBase64url } from './encoding.ts';
import { hashOfLeaf } from './hashing.ts';
import { fullReceipt, KEYS, SALT, SECRET } from './receipt.fixture.ts';
import { Signer, verifyPromise, verifyRoot } from './signing.ts';

const [key] = KEYS;
if (!key) throw new Error('no key');

test('the public key of RFC 8032’s first test follows from its secret', () => {
  expect(Buffer.from(key.publicKey, 'base64url').toString('hex')).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  );
  expect(key.keyId).toBe('21fe31dfa154a261');
});

test('promises and roots verify with their own key and no other', () => {
  const { ledger } = fullReceipt();
  const stranger = new Signer('33'.repeat(32)).key;
  expect([verifyPromise(ledger, key), verifyRoot(ledger.signedRoot, key)]).toEqual([true, true]);
  for (const other of [
    stranger,
    { ...stranger, keyId: key.keyId },
    { ...key, keyId: stranger.keyId },
    { ...key, publicKey: '' },
  ])
    expect([verifyPromise(ledger, other), verifyRoot(ledger.signedRoot, other)]).toEqual([false, false]);
});

test('a promise is no root’s signature, nor the other way round', () => {
  const { ledger } = fullReceipt();
  expect(verifyRoot({ ...ledger.signedRoot, signature: ledger.promise }, key)).toBe(false);
  expect(verifyPromise({ ...ledger, promise: ledger.signedRoot.signature }, key)).toBe(false);
});

test('a secret is 32 bytes in lower-case hex, a salt 16 in hex', () => {
  for (const secret of ['', 'ab', SECRET.toUpperCase(), `${SECRET}00`, 'g'.repeat(64)])
    expect(() => new Signer(secret)).toThrow(RangeError);
  for (const salt of ['', SALT.slice(2), `${SALT}00`, 'x'.repeat(32)])
    expect(() => commit(salt, '文')).toThrow(RangeError);
});

test('a leaf’s canonical JSON sorts its fields and leaves its characters as they are', () => {
  const { leaf } = fullReceipt().ledger;
  const written = new TextDecoder().decode(canonicalBytes({ ...leaf, decision: '决策"\u2028é' }));
  expect(written).toBe(
    `{"clause":"3","commitment":"${leaf.commitment}","decision":"决策\\"\u2028é","receipt":"4829-1730-5526-16","receivedAt":"2025-06-03T02:11:09.120Z"}`,
  );
  const { clause, ...rest } = leaf;
  expect(hashOfLeaf({ ...rest, clause })).toBe(hashOfLeaf(leaf));
});

test('base64url is read only as it is written', () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => 255 - at * 5);
  const text = toBase64url(bytes);
  expect(fromBase64url(text, 32)).toEqual(bytes);
  for (const other of [`${text}=`, text.slice(1), text.replace(/-|_/, '+'), ` ${text}`, 7, null, undefined])
    expect(fromBase64url(other, 32)).toBeNull();
});
