import { WECHAT } from './limits.ts';
import type { SharedState } from './shared-state.ts';

/**
 * The platform signs with a bare SHA-1 over its token, a timestamp and a nonce; in the encrypted mode over the
 * ciphertext too.
 */

/** What a request carries to be checked by. `timestamp` is in seconds, as sent. */
export interface Signed {
  signature: string;
  timestamp: string;
  nonce: string;
}

/** Lower-case hex of the SHA-1 over the sorted parts. */
export async function signatureOf(...parts: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.sort().join(''));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether the signature is the platform's and its time within the window. `ciphertext` in the encrypted mode. */
export async function isGenuine(signed: Signed, token: string, now: number, ciphertext?: string): Promise<boolean> {
  const { signature, timestamp, nonce } = signed;
  const isFresh = /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now) <= WECHAT.skewMs;
  if (!isFresh || nonce === '' || nonce.length > 128) return false;
  const parts = [token, timestamp, nonce, ...(ciphertext === undefined ? [] : [ciphertext])];
  return equalsInConstantTime(signature, await signatureOf(...parts));
}

function equalsInConstantTime(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let at = 0; at < expected.length; at++) difference |= given.charCodeAt(at) ^ expected.charCodeAt(at);
  return difference === 0;
}

/**
 * Whether this nonce is new, or comes again with the very message that it first came with.
 *
 * The platform repeats timestamp, nonce and signature when it delivers a message again, so a repeated nonce alone must
 * not be refused. But the plain mode does not sign the body: a captured signature with another message is an attack.
 * The nonce is known by the signature over it, since that stays the same wherever the unseparated parts are cut.
 */
export async function isNonceOf(
  messageId: string,
  { timestamp, nonce }: Signed,
  token: string,
  shared: SharedState,
  now: number,
): Promise<boolean> {
  const name = `wechat:nonce:${await signatureOf(token, timestamp, nonce)}`;
  const lastGenuineAt = Number(timestamp) * 1000 + WECHAT.skewMs;
  return shared.lease(name, messageId, now, lastGenuineAt + 1_000 - now);
}
