/** The time and the ids are handed in by the entries, so that tests can fix both. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
}

/** Makes 128-bit secrets, 22 characters of base64url. */
export type NewId = () => string;

export const systemClock: Clock = { now: () => Date.now() };

/** 128 random bits from WebCrypto, so on Node and on Workers alike. */
export const randomId: NewId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};
