/** What all instances of this channel share; the store's `SharedStore` has this form. Times are milliseconds. */
export interface SharedState {
  /** `null` where there is none or it is over. */
  getShared(name: string, now: number): Promise<string | null>;
  putShared(name: string, value: string, expiresAt: number): Promise<void>;
  /** Whether `holder` now has, or goes on having, the lease, until `now + holdMs`. */
  lease(name: string, holder: string, now: number, holdMs: number): Promise<boolean>;
}

/** Asks again every `everyMs` until there is something other than `null`, or `withinMs` is over (then `null`). */
export async function ask<T>(question: () => Promise<T | null>, withinMs: number, everyMs: number): Promise<T | null> {
  for (let waited = 0; ; waited += everyMs) {
    const answer = await question();
    if (answer !== null || waited >= withinMs) return answer;
    await pause(everyMs);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
