import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Disposition } from '../domain/comment.ts';
import type { DecisionState } from '../domain/decision.ts';
import { aNewComment, aReport, OFFICE, openDecision, receiptOf, record } from './comments.fixture.ts';
import { aDocument } from './decisions.contract.ts';
import type { Store } from './store.ts';

const KEY = '7d444840-9dc0-41d1-b245-5ffdce74fad2';

const aDisposition = (reason: string): Disposition => ({
  verdict: 'partly_adopted',
  reason,
  clauseChanged: '1',
  signer: '经办人',
  signedAt: 5_000,
});

/** What every implementation promises of comments. `prepare` gives an empty database and how to open it. */
export function commentsContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`${name} keeps the contract of comments`, () => {
    let store: Store;
    let other: Store;
    beforeEach(async () => {
      const open = await prepare();
      [store, other] = [await open(), await open()];
    });
    afterEach(async () => {
      await Promise.all([store.close(), other.close()]);
    });

    const stateOf = async (count: number) => (await store.findComment(receiptOf(count)))?.state;
    const listed = async () => (await store.listComments('gongyuan', { limit: 1_000 })).map(({ receipt }) => receipt);

    test.each([
      ['words', '公园应当二十四小时开放。'],
      ['emoji and lone surrogates', '👩‍👩‍👧‍👦 𠮷 a\ud83d 中 \udc00b'],
      ['a NUL', '前\0后'],
      ['SQL and JSON', `'; drop table comments; -- "\\u0000" {"a":1}`],
      ['100 kB', '湘'.repeat(34_000)],
      ['nothing', ''],
    ])("a comment of %s is recorded as it was, at the database's time", async (_, text) => {
      await openDecision(store);
      const before = await store.databaseNow();
      const { idempotencyKey, fingerprint, ...same } = aNewComment(1, { text, heldReason: text, state: 'held' });
      const recorded = await record(store, { ...same, idempotencyKey, fingerprint });
      const after = await store.databaseNow();
      const { receivedAt, ...rest } = recorded;
      expect(rest).toEqual({ ...same, disposition: null, withdrawnAt: null, erasedAt: null });
      expect(receivedAt).toBeGreaterThanOrEqual(before);
      expect(receivedAt).toBeLessThanOrEqual(after);
      expect(await other.findComment(receiptOf(1))).toEqual(recorded);
      expect(await store.listComments('gongyuan', { limit: 9 })).toEqual([recorded]);
    });

    test('outside of the window nothing is recorded, and it is said why', async () => {
      expect(await store.addComment(aNewComment(1))).toEqual({ kind: 'unknown_decision' });
      const later = await openDecision(store, { opensIn: 60_000, closesIn: 120_000 });
      expect(await store.addComment(aNewComment(1))).toEqual({ kind: 'not_open', opensAt: later.opensAt });
      const over = await openDecision(store, { opensIn: -120_000, closesIn: -1 });
      expect(await store.addComment(aReport(1))).toEqual({ kind: 'closed', closesAt: over.closesAt });
      expect(await store.findComment(receiptOf(1))).toBeNull();
    });

    test.each([
      ['drafting', 'not_open'],
      ['proposed', 'not_open'],
      ['processing', 'closed'],
      ['terminated', 'closed'],
      ['suspended', 'closed'],
    ] as [DecisionState, string][])('within the dates, but %s, a decision is %s', async (state, kind) => {
      await openDecision(store, { state });
      expect((await store.addComment(aNewComment(1))).kind).toBe(kind);
      expect(await store.findComment(receiptOf(1))).toBeNull();
    });

    test('a decision without dates is not open', async () => {
      const never = { opensAt: 0, closesAt: 0, now: 1_000 };
      await store.putDecision(aDocument('gongyuan', { period: null }), 'consulting', never, []);
      expect(await store.addComment(aNewComment(1))).toEqual({ kind: 'not_open', opensAt: 0 });
      expect(await store.findComment(receiptOf(1))).toBeNull();
    });

    test("the database's clock ends the taking of comments, whatever the state says", async () => {
      const { closesAt } = await openDecision(store, { closesIn: 400 });
      let last = await store.addComment(aNewComment(0));
      for (let count = 1; last.kind === 'recorded'; count++) {
        expect(last.comment.receivedAt).toBeLessThan(closesAt);
        last = await (count % 2 ? other : store).addComment(aNewComment(count));
      }
      expect(last).toEqual({ kind: 'closed', closesAt });
      expect(await store.databaseNow()).toBeGreaterThanOrEqual(closesAt);
    });

    test('the same key and body is a repeat, another body a conflict, also after the end', async () => {
      await openDecision(store);
      const first = aNewComment(1, { idempotencyKey: KEY });
      const comment = await record(store, first);
      const again = { ...first, receipt: receiptOf(2), salt: 'ff'.repeat(16) };
      const different = { ...again, fingerprint: '00'.repeat(32) };
      const expectSame = async () => {
        expect(await store.addComment(again)).toEqual({ kind: 'repeat', comment });
        expect(await store.addComment(different)).toEqual({ kind: 'idempotency_conflict' });
      };
      await expectSame();
      await openDecision(store, { opensIn: -120_000, closesIn: -1 });
      await expectSame();
      expect(await listed()).toEqual([receiptOf(1)]);
    });

    test('a key counts within its decision only, and no key is no repeat', async () => {
      await openDecision(store);
      await openDecision(store, { id: 'daolu' });
      await record(store, aNewComment(1, { idempotencyKey: KEY }));
      await record(store, aNewComment(2, { idempotencyKey: KEY, decision: 'daolu' }));
      await record(store, aNewComment(3));
      await record(store, aNewComment(4));
      expect(await listed()).toEqual([1, 3, 4].map(receiptOf));
    });

    test('of fifty with the same key at once one is recorded, and the others learn its receipt', async () => {
      await openDecision(store);
      const adds = Array.from({ length: 50 }, (_, count) =>
        (count % 2 ? store : other).addComment(aNewComment(count, { idempotencyKey: KEY })),
      );
      const results = await Promise.all(adds);
      const kinds = results.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'recorded')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'repeat')).toHaveLength(49);
      const receipts = new Set(results.map((result) => 'comment' in result && result.comment.receipt));
      expect([...receipts]).toEqual(await listed());
    });

    test('a hundred at once are all recorded, in an order that stays', async () => {
      await openDecision(store);
      const counts = Array.from({ length: 100 }, (_, count) => count);
      await Promise.all(counts.map((count) => record(count % 2 ? store : other, aNewComment(count))));
      const order = await listed();
      expect(order.toSorted()).toEqual(counts.map(receiptOf));
      expect(await listed()).toEqual(order);
    });

    test('a receipt that is taken is refused, and the first comment stays', async () => {
      await openDecision(store);
      const first = await record(store, aNewComment(1));
      await expect(store.addComment(aNewComment(1, { text: '另一条' }))).rejects.toThrow(receiptOf(1));
      expect(await store.findComment(receiptOf(1))).toEqual(first);
    });

    test('comments are listed page by page in the order received', async () => {
      await openDecision(store);
      const counts = [5, 3, 9, 1, 7, 2, 8];
      for (const count of counts) await record(store, aNewComment(count));
      await record(store, aReport(4));
      const seen: string[] = [];
      for (let after: string | undefined; ; after = seen.at(-1)) {
        const page = await store.listComments('gongyuan', { after, limit: 3 });
        if (page.length === 0) break;
        seen.push(...page.map(({ receipt }) => receipt));
      }
      expect(seen).toEqual(counts.map(receiptOf));
      expect(await store.listComments('gongyuan', { after: 'unknown', limit: 3 })).toEqual([]);
      expect(await store.listComments('daolu', { limit: 3 })).toEqual([]);
    });

    test('a page goes on after a comment that became a report meanwhile', async () => {
      await openDecision(store);
      for (const count of [1, 2, 3]) await record(store, aNewComment(count));
      await store.routeComment(receiptOf(2), { office: OFFICE, address: '' });
      const rest = await store.listComments('gongyuan', { after: receiptOf(2), limit: 9 });
      expect(rest.map(({ receipt }) => receipt)).toEqual([receiptOf(3)]);
    });

    test('a report is with its office only, also when it is withdrawn or erased', async () => {
      await openDecision(store);
      for (const count of [1, 2, 3]) await record(store, aReport(count));
      await record(store, aReport(4, { routed: { office: '另一机关', address: '' } }));
      await store.withdrawComment(receiptOf(2), 5_000);
      await store.eraseComment(receiptOf(3), 6_000);
      expect(await listed()).toEqual([]);
      expect(await store.countComments('gongyuan')).toEqual([]);
      expect(await store.listPending()).toEqual([]);
      expect(await store.listPromised('gongyuan', 9)).toEqual([]);
      expect(await store.holdComment(receiptOf(1), '核实')).toBe(false);
      expect((await store.findComment(receiptOf(1)))?.routed).toEqual({ office: OFFICE, address: '某路1号' });
      const reports = await store.listReports(OFFICE, 9);
      const states = Object.fromEntries(reports.map(({ receipt, state }) => [receipt, state]));
      expect(states).toEqual({
        [receiptOf(1)]: 'routed',
        [receiptOf(2)]: 'withdrawn',
        [receiptOf(3)]: 'identity_erased',
      });
      expect(await store.listReports('unknown', 9)).toEqual([]);
      expect(await store.listReports(OFFICE, 2)).toHaveLength(2);
    });

    test('a comment that turns out to be a report leaves lists, counts and publishing', async () => {
      await openDecision(store);
      for (const count of [1, 2]) await record(store, aNewComment(count));
      const dispositions = [1, 2].map((count) => ({ receipt: receiptOf(count), ...aDisposition('已吸收') }));
      await store.disposeComments('gongyuan', dispositions);
      expect(await store.routeComment(receiptOf(1), { office: OFFICE, address: '某路1号' })).toBe(true);
      expect(await store.routeComment('unknown', { office: OFFICE, address: '' })).toBe(false);
      expect(await listed()).toEqual([receiptOf(2)]);
      expect(await store.countComments('gongyuan')).toEqual([{ state: 'disposed', count: 1 }]);
      expect(await store.publishDispositions('gongyuan')).toBe(1);
      expect(await stateOf(1)).toBe('routed');
      expect((await store.listReports(OFFICE, 9)).map(({ receipt }) => receipt)).toEqual([receiptOf(1)]);
    });

    test('a comment is held with a reason and let go again, as long as it is not published', async () => {
      await openDecision(store);
      await record(store, aNewComment(1));
      expect(await store.holdComment(receiptOf(1), null)).toBe(false);
      expect(await store.holdComment(receiptOf(1), '含他人电话')).toBe(true);
      expect(await store.findComment(receiptOf(1))).toMatchObject({ state: 'held', heldReason: '含他人电话' });
      expect(await store.holdComment(receiptOf(1), null)).toBe(true);
      expect(await store.findComment(receiptOf(1))).toMatchObject({ state: 'received', heldReason: null });
      await store.holdComment(receiptOf(1), '再核');
      await store.disposeComments('gongyuan', [{ receipt: receiptOf(1), ...aDisposition('已吸收') }]);
      expect(await store.findComment(receiptOf(1))).toMatchObject({ state: 'disposed', heldReason: '再核' });
      expect(await store.holdComment(receiptOf(1), null)).toBe(true);
      expect(await store.findComment(receiptOf(1))).toMatchObject({ state: 'disposed', heldReason: null });
      await store.publishDispositions('gongyuan');
      expect(await store.holdComment(receiptOf(1), '晚了')).toBe(false);
      expect(await store.holdComment('unknown', '无')).toBe(false);
    });

    test('a comment is withdrawn once, and is counted so', async () => {
      await openDecision(store);
      for (const count of [1, 2]) await record(store, aNewComment(count));
      const withdrawn = await Promise.all([store, other].map((each) => each.withdrawComment(receiptOf(1), 5_000)));
      expect(withdrawn.toSorted()).toEqual([false, true]);
      expect(await store.withdrawComment('unknown', 5_000)).toBe(false);
      expect(await store.findComment(receiptOf(1))).toMatchObject({
        state: 'withdrawn',
        withdrawnAt: 5_000,
        text: '意见1',
      });
      expect(await store.holdComment(receiptOf(1), '晚了')).toBe(false);
      expect(await listed()).toEqual([receiptOf(1), receiptOf(2)]);
      expect(await store.countComments('gongyuan')).toEqual([
        { state: 'received', count: 1 },
        { state: 'withdrawn', count: 1 },
      ]);
    });

    test('erasing takes what tells of the text and leaves what the ledger needs', async () => {
      await openDecision(store);
      const new1 = aNewComment(1, { idempotencyKey: KEY, heldReason: '引用了原文', state: 'held' });
      const before = await record(store, new1);
      const reader = { decision: before.decision, channel: 'wechat' as const, chat: 'openid' };
      await store.subscribe({ ...reader, receipt: receiptOf(1) }, 5_000);
      expect(await store.eraseComment(receiptOf(1), 6_000)).toBe(true);
      expect(await store.listSubscriptions(before.decision)).toEqual([]);
      expect(await store.eraseComment(receiptOf(1), 7_000)).toBe(false);
      expect(await store.withdrawComment(receiptOf(1), 7_000)).toBe(false);
      expect(await store.routeComment(receiptOf(1), { office: OFFICE, address: '' })).toBe(false);
      expect(await store.eraseComment('unknown', 6_000)).toBe(false);
      const after = { text: null, salt: null, heldReason: null, withdrawnAt: 6_000, erasedAt: 6_000 };
      expect(await store.findComment(receiptOf(1))).toEqual({ ...before, ...after, state: 'identity_erased' });
      expect(await store.addComment({ ...new1, receipt: receiptOf(2) })).toEqual({ kind: 'idempotency_conflict' });
    });

    test('erasing after withdrawing keeps the time of withdrawing', async () => {
      await openDecision(store);
      await record(store, aNewComment(1));
      await store.withdrawComment(receiptOf(1), 5_000);
      expect(await store.eraseComment(receiptOf(1), 6_000)).toBe(true);
      expect(await store.findComment(receiptOf(1))).toMatchObject({ withdrawnAt: 5_000, erasedAt: 6_000 });
    });

    test('all are disposed or, where one receipt is not of this decision, none', async () => {
      await openDecision(store);
      await openDecision(store, { id: 'daolu' });
      for (const count of [1, 2]) await record(store, aNewComment(count));
      await record(store, aNewComment(3, { decision: 'daolu' }));
      await record(store, aReport(4));
      const dispose = (counts: number[]) =>
        store.disposeComments(
          'gongyuan',
          counts.map((count) => ({ receipt: receiptOf(count), ...aDisposition('理由') })),
        );
      expect(await dispose([1, 3, 2, 4, 9])).toEqual({ ok: false, unknown: [3, 4, 9].map(receiptOf) });
      expect(await store.countComments('gongyuan')).toEqual([{ state: 'received', count: 2 }]);
      expect((await store.findComment(receiptOf(1)))?.disposition).toBeNull();
      expect(await dispose([])).toEqual({ ok: true });
      expect(await dispose([1, 2])).toEqual({ ok: true });
      expect(await store.countComments('gongyuan')).toEqual([{ state: 'disposed', count: 2 }]);
      expect((await store.findComment(receiptOf(2)))?.disposition).toEqual(aDisposition('理由'));
    });

    test('hundreds are disposed in one step, each with its own reason, and published', async () => {
      await openDecision(store);
      const counts = Array.from({ length: 230 }, (_, count) => count);
      for (const count of counts) await record(store, aNewComment(count));
      const reasonOf = (count: number) => (count < 200 ? '同类意见一并答复' : `理由 前\0后 ${count}`);
      const dispositions = counts.map((count) => ({ receipt: receiptOf(count), ...aDisposition(reasonOf(count)) }));
      expect(await store.disposeComments('gongyuan', dispositions)).toEqual({ ok: true });
      const comments = await store.listComments('gongyuan', { limit: 1_000 });
      expect(comments.map(({ disposition }) => disposition?.reason)).toEqual(counts.map(reasonOf));
      expect(await store.publishDispositions('gongyuan')).toBe(230);
      expect(await store.publishDispositions('gongyuan')).toBe(0);
      expect(await store.countComments('gongyuan')).toEqual([{ state: 'published', count: 230 }]);
    });

    test('a later disposition replaces the earlier, and what was withdrawn stays so', async () => {
      await openDecision(store);
      for (const count of [1, 2]) await record(store, aNewComment(count));
      await store.withdrawComment(receiptOf(2), 5_000);
      const reasons = ['初稿', '定稿', '再定稿'];
      const [first, ...more] = reasons.map((reason) => ({ receipt: receiptOf(1), ...aDisposition(reason) }));
      await store.disposeComments('gongyuan', first ? [first] : []);
      await store.disposeComments('gongyuan', [...more, { receipt: receiptOf(2), ...aDisposition('不再处理') }]);
      expect((await store.findComment(receiptOf(1)))?.disposition?.reason).toBe('再定稿');
      expect(await stateOf(2)).toBe('withdrawn');
      expect(await store.publishDispositions('gongyuan')).toBe(1);
      expect(await stateOf(2)).toBe('withdrawn');
    });
  });
}
