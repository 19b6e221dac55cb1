import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/**
 * What the ledger keeps in place of a comment's text: SHA-256 of the salt followed by the text's UTF-8, in hex. Once
 * the salt is erased with the text, the hash cannot be tried against guesses.
 *
 * A text with lone surrogates never arrives: such input is refused where it comes in, and `verifyReceipt` refuses it
 * too. UTF-8 cannot write it, so that two such texts could have one commitment.
 *
 * @param salt 16 random bytes in hex. Throws a RangeError where it is not.
 * @param text exactly as it was sent in: neither trimmed nor normalised.
 */
export function commit(salt: string, text: string): string {
  if (!isSalt(salt)) throw new RangeError('a salt is 16 bytes in hex');
  return bytesToHex(sha256.create().update(hexToBytes(salt)).update(new TextEncoder().encode(text)).digest());
}

/** Whether it is 16 bytes in hex. */
export const isSalt = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{32}$/i.test(value);
