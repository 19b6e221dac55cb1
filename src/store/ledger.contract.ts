import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SignedRoot } from '../domain/ledger.ts';
import { aNewComment, aReport, OFFICE, openDecision, receiptOf, record } from './comments.fixture.ts';
import type { LedgerEntry } from './comments.ts';
import type { Store } from './store.ts';

const aRoot = (size: number, changes: Partial<SignedRoot> = {}): SignedRoot => ({
  decision: 'gongyuan',
  size,
  root: 'ab'.repeat(32),
  signedAt: '2026-11-22T10:00:00.000Z',
  keyId: '0123456789abcdef',
  signature: 'x'.repeat(86),
  ...changes,
});

const hashOf = (count: number): string => String(count).padStart(64, '0');

/** Entries for the comments of these counts, from an index on. */
const entriesOf = (counts: number[], from = 0): LedgerEntry[] =>
  counts.map((count, offset) => ({ receipt: receiptOf(count), index: from + offset, leafHash: hashOf(count) }));

/** What every implementation promises of the ledger. `prepare` gives an empty database and how to open it. */
export function ledgerContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`${name} keeps the contract of the ledger`, () => {
    let store: Store;
    let other: Store;
    beforeEach(async () => {
      const open = await prepare();
      [store, other] = [await open(), await open()];
      await openDecision(store);
    });
    afterEach(async () => {
      await Promise.all([store.close(), other.close()]);
    });

    const promise = async (...counts: number[]) => {
      for (const count of counts) await record(store, aNewComment(count));
    };
    const promised = async () => (await store.listPromised('gongyuan', 1_000)).map(({ receipt }) => receipt);
    const state = async () => ({
      hashes: await store.listLeafHashes('gongyuan', 0, 1_000),
      roots: await store.listRoots('gongyuan', 1_000),
      promised: await promised(),
      pending: await store.listPending(),
    });
    /** Including these must change nothing. */
    const expectRefused = async (entries: LedgerEntry[], root: SignedRoot) => {
      const before = await state();
      expect(await store.include('gongyuan', entries, root)).toBe(false);
      expect(await state()).toEqual(before);
    };
    const expectFault = async (entries: LedgerEntry[], root: SignedRoot) => {
      const before = await state();
      await expect(store.include('gongyuan', entries, root)).rejects.toThrow();
      expect(await state()).toEqual(before);
    };

    test('promised comments wait in the order received until they are included', async () => {
      expect(await store.latestRoot('gongyuan')).toBeNull();
      await promise(3, 1, 2);
      expect(await store.listPending()).toEqual(['gongyuan']);
      expect(await promised()).toEqual([3, 1, 2].map(receiptOf));
      expect((await store.listPromised('gongyuan', 2)).map(({ receipt }) => receipt)).toEqual([3, 1].map(receiptOf));
      expect(await store.include('gongyuan', entriesOf([3, 1]), aRoot(2))).toBe(true);
      expect(await promised()).toEqual([receiptOf(2)]);
      expect(await store.include('gongyuan', entriesOf([2], 2), aRoot(3))).toBe(true);
      expect(await other.listPending()).toEqual([]);
      expect(await other.listLeafHashes('gongyuan', 0, 3)).toEqual([3, 1, 2].map(hashOf));
      expect(await store.listLeafHashes('gongyuan', 1, 2)).toEqual([hashOf(1)]);
      expect(await store.findEntry(receiptOf(1))).toEqual(entriesOf([3, 1])[1]);
      expect(await store.findEntry('unknown')).toBeNull();
      expect(await store.latestRoot('gongyuan')).toEqual(aRoot(3));
      expect(await store.listRoots('gongyuan', 9)).toEqual([aRoot(3), aRoot(2)]);
      expect(await store.listRoots('gongyuan', 1)).toEqual([aRoot(3)]);
    });

    test('hundreds of leaves are included in one step', async () => {
      const counts = Array.from({ length: 230 }, (_, count) => count);
      await promise(...counts);
      expect(await store.include('gongyuan', entriesOf(counts), aRoot(230))).toBe(true);
      expect(await store.listLeafHashes('gongyuan', 0, 230)).toEqual(counts.map(hashOf));
      expect(await promised()).toEqual([]);
    });

    test('of two who include at the same time one does, and nothing of the other stays', async () => {
      await promise(...Array.from({ length: 40 }, (_, count) => count));
      for (let from = 0; from < 40; from += 8) {
        const next = Array.from({ length: 8 }, (_, offset) => from + offset);
        const all = aRoot(from + 8, { signature: 'one' });
        const some = aRoot(from + 5, { signature: 'two' });
        const included = await Promise.all([
          store.include('gongyuan', entriesOf(next, from), all),
          other.include('gongyuan', entriesOf(next.slice(0, 5), from), some),
        ]);
        expect(included.toSorted()).toEqual([false, true]);
        const winner = included[0] ? all : some;
        expect(await store.latestRoot('gongyuan')).toEqual(winner);
        const rest = next.slice(winner.size - from);
        if (rest.length > 0) await store.include('gongyuan', entriesOf(rest, winner.size), aRoot(from + 8));
        expect(await store.listLeafHashes('gongyuan', 0, 99)).toHaveLength(from + 8);
      }
    });

    test('entries that do not begin where the ledger ends are refused', async () => {
      await promise(1, 2, 3, 4, 5);
      await expectRefused(entriesOf([1], 1), aRoot(2));
      await store.include('gongyuan', entriesOf([1, 2]), aRoot(2));
      await expectRefused(entriesOf([3, 4], 3), aRoot(5));
      await expectRefused(entriesOf([3, 4], 1), aRoot(3));
      await expectRefused(entriesOf([3], 0), aRoot(1));
      await expectRefused([], aRoot(1, { signature: 'late' }));
      await expectRefused([], aRoot(3));
    });

    test('entries that do not agree with themselves or their root are refused', async () => {
      await promise(1, 2, 3);
      await expectRefused(entriesOf([1, 2]), aRoot(3));
      await expectRefused(entriesOf([1, 2]), aRoot(1));
      await expectRefused(entriesOf([1, 2]), aRoot(2, { decision: 'daolu' }));
      await expectRefused([...entriesOf([1]), ...entriesOf([2], 2)], aRoot(2));
      await expectFault(entriesOf([1, 1]), aRoot(2));
    });

    test('a comment is included once, wherever another put it', async () => {
      await promise(1, 2);
      await store.include('gongyuan', entriesOf([1]), aRoot(1));
      await expectRefused(entriesOf([2, 1], 1), aRoot(3));
    });

    test('what was never promised to this ledger does not enter it', async () => {
      await promise(1);
      await openDecision(store, { id: 'daolu' });
      await record(store, aReport(2));
      await record(store, aNewComment(3, { decision: 'daolu' }));
      await expectFault(entriesOf([1, 2]), aRoot(2));
      await expectFault(entriesOf([1, 3]), aRoot(2));
      await expectFault(entriesOf([1, 99]), aRoot(2));
      expect(await store.findEntry(receiptOf(2))).toBeNull();
    });

    test('a promise is kept, whatever becomes of the comment', async () => {
      await promise(1, 2, 3);
      await store.withdrawComment(receiptOf(1), 5_000);
      await store.eraseComment(receiptOf(2), 5_000);
      await store.routeComment(receiptOf(3), { office: OFFICE, address: '' });
      expect(await promised()).toEqual([1, 2, 3].map(receiptOf));
      expect((await store.listPromised('gongyuan', 9)).map(({ commitment }) => commitment)).not.toContain(null);
      expect(await store.include('gongyuan', entriesOf([1, 2, 3]), aRoot(3))).toBe(true);
      await store.eraseComment(receiptOf(3), 6_000);
      expect(await store.findEntry(receiptOf(3))).toEqual({ receipt: receiptOf(3), index: 2, leafHash: hashOf(3) });
      expect(await store.listLeafHashes('gongyuan', 0, 9)).toHaveLength(3);
    });

    test('each decision has a ledger of its own', async () => {
      await openDecision(store, { id: 'daolu' });
      await promise(1);
      await record(store, aNewComment(2, { decision: 'daolu' }));
      expect(await store.listPending()).toEqual(['daolu', 'gongyuan']);
      expect(await store.include('gongyuan', entriesOf([1]), aRoot(1))).toBe(true);
      expect(await store.include('daolu', entriesOf([2]), aRoot(1, { decision: 'daolu' }))).toBe(true);
      expect(await store.listLeafHashes('daolu', 0, 9)).toEqual([hashOf(2)]);
      expect(await store.latestRoot('daolu')).toEqual(aRoot(1, { decision: 'daolu' }));
      expect(await store.latestRoot('unknown')).toBeNull();
    });

    test('a root is signed off again without leaves, and the newest is the one of most leaves', async () => {
      const daily = aRoot(0, { signedAt: '2026-11-21T00:00:00.000Z' });
      await store.addRoot(daily);
      await store.addRoot(daily);
      expect(await store.latestRoot('gongyuan')).toEqual(daily);
      await promise(1);
      await store.include('gongyuan', entriesOf([1]), aRoot(1));
      const clockWentBack = aRoot(1, { signedAt: '2026-11-20T00:00:00.000Z' });
      const later = aRoot(1, { signedAt: '2026-11-23T00:00:00.000Z' });
      const lateAndShort = aRoot(0, { signedAt: '2026-11-24T00:00:00.000Z' });
      for (const root of [clockWentBack, later, lateAndShort]) await store.addRoot(root);
      expect(await store.latestRoot('gongyuan')).toEqual(later);
      expect(await store.listRoots('gongyuan', 9)).toEqual([later, aRoot(1), clockWentBack, lateAndShort, daily]);
    });
  });
}
