/** What all instances on one store share. */
export interface SharedStore {
  /** The secret under this name: the one that is kept, or this one, now kept. */
  keepSecret(name: string, proposed: string): Promise<string>;
  /** A value that expires, such as a platform's access token; `null` where there is none or it is over. */
  getShared(name: string, now: number): Promise<string | null>;
  putShared(name: string, value: string, expiresAt: number): Promise<void>;
  /** Whether `holder` now has, or goes on having, the lease, until `now + holdMs`. One statement. */
  lease(name: string, holder: string, now: number, holdMs: number): Promise<boolean>;
  /** `true` the first time this name is seen until it expires; for nonces. One statement. */
  firstSeen(name: string, now: number, expiresAt: number): Promise<boolean>;
  /**
   * Adds to the whole number under this name, negative amounts too, and gives the new sum; it begins at 0, and again
   * when it is over. Kept until `expiresAt`. One statement.
   */
  countShared(name: string, amount: number, expiresAt: number, now: number): Promise<number>;
  /** The database's own clock, milliseconds since the epoch. */
  databaseNow(): Promise<number>;
}
