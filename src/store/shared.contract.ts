import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from './store.ts';

/** What every implementation promises of what instances share. `prepare` gives an empty database and how to open it. */
export function sharedContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`${name} keeps the contract of what is shared`, () => {
    let store: Store;
    let other: Store;
    /** The two of them by turns, as instances that work on one database at once. */
    const either = (turn: number) => (turn % 2 === 0 ? store : other);
    beforeEach(async () => {
      const open = await prepare();
      [store, other] = [await open(), await open()];
    });
    afterEach(async () => {
      await Promise.all([store.close(), other.close()]);
    });

    test('the first secret stays, and all that propose one at once get the same', async () => {
      const kept = await Promise.all(['a', 'b', 'c'].map((secret, turn) => either(turn).keepSecret('ledger', secret)));
      expect(new Set(kept).size).toBe(1);
      expect(await store.keepSecret('ledger', 'd')).toBe(kept[0]);
      expect(await store.keepSecret('receipts', 'd')).toBe('d');
    });

    test('a shared value is there until it expires, and a later one replaces it', async () => {
      expect(await store.getShared('token', 1_000)).toBeNull();
      await store.putShared('token', 'one', 5_000);
      expect(await store.getShared('token', 4_999)).toBe('one');
      expect(await store.getShared('token', 5_000)).toBeNull();
      await store.putShared('token', 'two', 6_000);
      expect(await store.getShared('token', 5_000)).toBe('two');
    });

    test('a lease has one holder, who may go on holding it', async () => {
      const holders = await Promise.all(
        ['a', 'b', 'c'].map((holder, turn) => either(turn).lease('sequencer', holder, 1_000, 500)),
      );
      expect(holders.filter(Boolean)).toHaveLength(1);
      const holder = ['a', 'b', 'c'][holders.indexOf(true)] as string;
      expect(await store.lease('sequencer', holder, 1_400, 500)).toBe(true);
      expect(await store.lease('sequencer', 'd', 1_899, 500)).toBe(false);
      expect(await store.lease('sequencer', 'd', 1_900, 500)).toBe(true);
      expect(await store.lease('sequencer', holder, 1_900, 500)).toBe(false);
      expect(await store.lease('other', holder, 1_900, 500)).toBe(true);
    });

    test('a lease held for no time is given up', async () => {
      expect(await store.lease('sequencer', 'a', 1_000, 500)).toBe(true);
      expect(await store.lease('sequencer', 'a', 1_100, 0)).toBe(true);
      expect(await store.lease('sequencer', 'b', 1_100, 500)).toBe(true);
    });

    test('a name is seen for the first time once, until it expires', async () => {
      const first = await Promise.all([1, 2, 3].map((turn) => either(turn).firstSeen('nonce', 1_000, 2_000)));
      expect(first.filter(Boolean)).toHaveLength(1);
      expect(await store.firstSeen('nonce', 1_999, 9_000)).toBe(false);
      expect(await store.firstSeen('nonce', 2_000, 3_000)).toBe(true);
      expect(await store.firstSeen('nonce', 2_500, 3_000)).toBe(false);
      expect(await store.firstSeen('another', 1_000, 2_000)).toBe(true);
    });

    test('a count adds up over all instances at once, takes back, and begins anew when it is over', async () => {
      const sums = await Promise.all(
        Array.from({ length: 20 }, (_, turn) => either(turn).countShared('day', 5, 2_000, 1_000)),
      );
      expect(sums.toSorted((one, another) => one - another)).toEqual(
        Array.from({ length: 20 }, (_, at) => 5 * (at + 1)),
      );
      expect(await store.countShared('day', -30, 2_000, 1_000)).toBe(70);
      expect(await other.countShared('day', 0, 2_000, 1_999)).toBe(70);
      expect(await store.countShared('day', 7, 3_000, 2_000)).toBe(7);
      expect(await store.countShared('day', 9_000_000_000_000, 3_000, 2_000)).toBe(9_000_000_000_007);
      expect(await store.countShared('another', 0, 3_000, 2_000)).toBe(0);
    });

    test('secrets, values, leases, nonces and counts of one name do not meet', async () => {
      expect(await store.countShared('x', 3, 9_000, 1_000)).toBe(3);
      await store.keepSecret('x', 'secret');
      await store.putShared('x', 'value', 9_000);
      expect(await store.lease('x', 'holder', 1_000, 500)).toBe(true);
      expect(await store.firstSeen('x', 1_000, 9_000)).toBe(true);
      expect(await store.keepSecret('x', 'other')).toBe('secret');
      expect(await store.getShared('x', 1_000)).toBe('value');
      expect(await store.countShared('x', 1, 9_000, 1_000)).toBe(4);
    });

    test('forgetting keeps secrets and what is not over', async () => {
      await store.keepSecret('x', 'secret');
      await store.putShared('x', 'value', 5_000);
      await store.firstSeen('x', 1_000, 5_000);
      await store.forgetMessages(5_000, 0);
      expect(await store.getShared('x', 1_000)).toBe('value');
      expect(await store.firstSeen('x', 1_000, 5_000)).toBe(false);
      await store.forgetMessages(5_001, 0);
      expect(await store.getShared('x', 1_000)).toBeNull();
      expect(await store.keepSecret('x', 'other')).toBe('secret');
    });

    test("the database's clock tells milliseconds and goes on", async () => {
      const first = await store.databaseNow();
      expect(Number.isInteger(first)).toBe(true);
      expect(Math.abs(first - Date.now())).toBeLessThan(60_000);
      expect(await store.databaseNow()).toBeGreaterThanOrEqual(first);
    });
  });
}
