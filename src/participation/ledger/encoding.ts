import canonicalize from 'canonicalize';

/** A value's canonical JSON (RFC 8785) in UTF-8. Throws where a string in it holds a lone surrogate. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalize(value));
}

/** Whether it is a hash as the ledger writes it: 64 digits of lower-case hex. */
export const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Bytes in base64url, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

/**
 * Reads base64url without padding; `null` where it is not, or not `length` bytes. A text whose spare last bits are
 * set is refused too: else a signature could be altered and still be read the same.
 */
export function fromBase64url(text: unknown, length: number): Uint8Array | null {
  if (typeof text !== 'string' || !/^[\w-]*$/.test(text) || text.length !== Math.ceil((length * 4) / 3)) return null;
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (each) => each.charCodeAt(0));
  return toBase64url(bytes) === text ? bytes : null;
}
