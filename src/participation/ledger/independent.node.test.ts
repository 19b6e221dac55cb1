import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SignedRoot } from '../../domain/ledger.ts';
import { commit } from './commitment.ts';
import { fullReceipt } from './receipt.fixture.ts';
import { Signer, verifyRoot } from './signing.ts';

// The same ledger read by other means: Node's SHA-256 and Ed25519 (OpenSSL's), and JSON with its fields written in
// order by hand. What agrees here can be checked by anybody with tools of their own.
const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const publicKeyOf = (raw: string) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
const leafJson = ({ clause, commitment, decision, receipt, receivedAt }: Record<string, unknown>): string =>
  JSON.stringify({ clause, commitment, decision, receipt, receivedAt });
const rootJson = ({ decision, keyId, root, signedAt, size }: SignedRoot): string =>
  JSON.stringify({ decision, keyId, root, signedAt, size });

test('every hash and signature of a receipt comes out the same with node:crypto', () => {
  const { salt, text, ledger, keys } = fullReceipt();
  const [{ keyId, publicKey } = { keyId: '', publicKey: '' }] = keys;
  expect(sha256(Buffer.from(publicKey, 'base64url')).toString('hex').slice(0, 16)).toBe(keyId);
  expect(sha256(Buffer.from(salt, 'hex'), Buffer.from(text, 'utf8')).toString('hex')).toBe(ledger.leaf.commitment);
  const leaf = leafJson({ ...ledger.leaf });
  const promised = Buffer.from(`{"keyId":"${keyId}","leaf":${leaf}}`);
  expect(verify(null, promised, publicKeyOf(publicKey), Buffer.from(ledger.promise, 'base64url'))).toBe(true);
  const { signedRoot } = ledger;
  const signature = Buffer.from(signedRoot.signature, 'base64url');
  expect(verify(null, Buffer.from(rootJson(signedRoot)), publicKeyOf(publicKey), signature)).toBe(true);
  // The fifth of seven: right of it 5, then 6 alone, then the first four.
  const [five, six, four] = ledger.inclusion.map((hash) => Buffer.from(hash, 'hex')) as [Buffer, Buffer, Buffer];
  const node = (left: Buffer, right: Buffer): Buffer => sha256('\x01', left, right);
  expect(node(four, node(node(sha256('\0', leaf), five), six)).toString('hex')).toBe(ledger.root);
});

test('over any text, salt and secret, commitments and signatures are those of node:crypto', () => {
  const hex = (length: number) =>
    fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes).toString('hex'));
  fc.assert(
    fc.property(hex(16), fc.string({ unit: 'grapheme' }), hex(32), fc.nat(), (salt, text, secret, size) => {
      const whole = text.toWellFormed();
      expect(commit(salt, whole)).toBe(sha256(Buffer.from(salt, 'hex'), Buffer.from(whole, 'utf8')).toString('hex'));
      const signer = new Signer(secret);
      const root = signer.signRoot({ decision: whole, size, root: secret, signedAt: '2025-06-03T00:00:00Z' });
      const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(secret, 'hex')]);
      const theirs = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
      const bytes = Buffer.from(rootJson(root));
      expect(root.signature).toBe(sign(null, bytes, theirs).toString('base64url'));
      expect(createPublicKey(theirs).export({ format: 'jwk' }).x).toBe(signer.key.publicKey);
      expect(verifyRoot(root, signer.key)).toBe(true);
      expect(verifyRoot({ ...root, size: size + 1 }, signer.key)).toBe(false);
    }),
    { numRuns: 60 },
  );
});
