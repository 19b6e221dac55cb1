import { createPrivateKey, sign } from 'node:crypto';
import type { SignWith } from './signing.ts';

/** What stands before the 32 bytes in PKCS #8 (RFC 8410 section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Node's own Ed25519: some twenty times as fast as JavaScript's, which a burst of comments feels. */
export const natively: SignWith = (secret) => {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
  return (message) => sign(null, message, key);
};
