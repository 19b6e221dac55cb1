import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/**
 * HMAC-SHA-256 in lower-case hex.
 *
 * @param secret in hex. Throws where it is not.
 * @param purpose keeps what one secret derives for one use from ever being what it derives for another.
 */
export function keyedHash(secret: string, purpose: string, message: string): string {
  return bytesToHex(hmac(sha256, hexToBytes(secret), new TextEncoder().encode(`${purpose}\n${message}`)));
}

/** Whether two texts are equal, in a time that tells nothing of where they differ. */
export function equalInConstantTime(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
