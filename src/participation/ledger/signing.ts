import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Leaf, LedgerKey, SignedPromise, SignedRoot } from '../../domain/ledger.ts';
import { canonicalBytes, fromBase64url, isHash, toBase64url } from './encoding.ts';

/** Makes of a 32-byte secret what signs with it. Ed25519 is deterministic: every implementation signs alike. */
export type SignWith = (secret: Uint8Array) => (message: Uint8Array) => Uint8Array;

/** In JavaScript, for wherever there is nothing faster. */
const inJavaScript: SignWith = (secret) => (message) => ed25519.sign(message, secret);

/** Signs promises and roots with one key. */
export class Signer {
  /** What is published of the key. */
  readonly key: LedgerKey;
  private readonly signBytes: (message: Uint8Array) => Uint8Array;

  /** @param secret 32 random bytes in lower-case hex. Throws a RangeError where it is not. */
  constructor(secret: string, signWith: SignWith = inJavaScript) {
    if (!isHash(secret)) throw new RangeError('a signing key is 32 bytes in lower-case hex');
    const bytes = hexToBytes(secret);
    this.signBytes = signWith(bytes);
    const publicKey = ed25519.getPublicKey(bytes);
    this.key = { keyId: keyIdOf(publicKey), publicKey: toBase64url(publicKey) };
  }

  /** Promises that the leaf will be in its decision's ledger. */
  signPromise(leaf: Leaf): SignedPromise {
    const { keyId } = this.key;
    return { leaf, promise: this.sign({ leaf, keyId }), keyId };
  }

  /** Signs the state of a decision's ledger. */
  signRoot({ decision, size, root, signedAt }: Omit<SignedRoot, 'keyId' | 'signature'>): SignedRoot {
    const signed = { decision, size, root, signedAt, keyId: this.key.keyId };
    return { ...signed, signature: this.sign(signed) };
  }

  private sign(value: object): string {
    return toBase64url(this.signBytes(canonicalBytes(value)));
  }
}

/** Whether the promise is signed with this key. Throws only where the leaf has no canonical JSON. */
export const verifyPromise = ({ leaf, promise, keyId }: SignedPromise, key: LedgerKey): boolean =>
  keyId === key.keyId && isSigned({ leaf, keyId }, promise, key);

/** Whether the root is signed with this key. Throws only where it has no canonical JSON. */
export const verifyRoot = ({ decision, size, root, signedAt, keyId, signature }: SignedRoot, key: LedgerKey): boolean =>
  keyId === key.keyId && isSigned({ decision, size, root, signedAt, keyId }, signature, key);

const keyIdOf = (publicKey: Uint8Array): string => bytesToHex(sha256(publicKey)).slice(0, 16);

function isSigned(value: object, signature: string, key: LedgerKey): boolean {
  const publicKey = fromBase64url(key.publicKey, 32);
  const bytes = fromBase64url(signature, 64);
  if (!publicKey || !bytes || keyIdOf(publicKey) !== key.keyId) return false;
  // By RFC 8032's strict rules and not ZIP 215's, so that every implementation judges alike.
  return ed25519.verify(bytes, canonicalBytes(value), publicKey, { zip215: false });
}
