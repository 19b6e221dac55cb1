import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../domain/message.ts';
import type { Settlement } from './outbox.ts';
import type { Store } from './store.ts';

/** A notice to Telegram's chat `t1`, for tests. */
export function aNotice(key: string, changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { key, channel: 'telegram', chat: 't1', body: { kind: 'notice', text: key, choices: [] }, ...changes };
}

const HOLD = 60_000;

/** What every implementation of the outbox promises. `prepare` gives an empty database and how to open it. */
export function outboxContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`${name} keeps the outbox's contract`, () => {
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

    const claim = (now = 1_000, limit = 9) => store.claimOutgoing(['telegram', 'wechat'], now, HOLD, limit);
    const claimedKeys = async (now?: number, limit?: number) => (await claim(now, limit)).map(({ key }) => key);
    const settle = (key: string, settlement: Settlement, now = 1_000) => store.settle(key, settlement, now);

    test('a message is taken once under its key', async () => {
      expect(await store.enqueue([aNotice('k1'), aNotice('k2'), aNotice('k1', { chat: 't2' })], 1_000)).toBe(2);
      expect(await store.enqueue([aNotice('k2'), aNotice('k3')], 1_000)).toBe(1);
      expect(await store.enqueue([], 1_000)).toBe(0);
      expect(await store.countOutgoing()).toEqual([{ channel: 'telegram', state: 'waiting', count: 3 }]);
    });

    test('a claimed message comes with all that is known of it', async () => {
      await store.enqueue([aNotice('k1')], 900);
      expect(await claim()).toEqual([{ ...aNotice('k1'), attempt: 1, partsSent: 0, createdAt: 900 }]);
    });

    test('one message of each chat at a time, in the order in which they were put in', async () => {
      await store.enqueue([aNotice('b'), aNotice('a')], 1_000);
      await store.enqueue([aNotice('other', { chat: 't2' })], 900);
      expect(await claimedKeys()).toEqual(['other', 'b']);
      expect(await claim()).toEqual([]);
      await settle('b', { kind: 'sent' });
      expect(await claimedKeys()).toEqual(['a']);
    });

    test('no more chats than asked for, and only the channels asked for', async () => {
      for (let chat = 0; chat < 4; chat++)
        await store.enqueue([aNotice(`k${chat}`, { chat: `t${chat}` })], 1_000 + chat);
      await store.enqueue([aNotice('w', { channel: 'wechat' })], 900);
      expect(await store.claimOutgoing([], 2_000, HOLD, 9)).toEqual([]);
      expect((await store.claimOutgoing(['telegram'], 2_000, HOLD, 3)).map(({ key }) => key)).toEqual([
        'k0',
        'k1',
        'k2',
      ]);
      expect(await claimedKeys(2_000)).toEqual(['w', 'k3']);
    });

    test('of senders that claim at once each message goes to one', async () => {
      const senders = Array.from({ length: 8 }, (_, turn) => either(turn));
      // So that a pool has its connections ready, and the claims really meet.
      await Promise.all(senders.map((sender) => sender.databaseNow()));
      for (let round = 1; round <= 6; round++) {
        const firsts = ['a', 'b', 'c'].map((chat) => `${chat}-${round}-1`);
        const notices = firsts.map((key) => aNotice(key, { chat: key }));
        await store.enqueue(
          notices.flatMap((first) => [first, aNotice(`${first.key}+`, { chat: first.chat })]),
          round,
        );
        const claims = senders.map((sender) => sender.claimOutgoing(['telegram'], 1_000, HOLD, 3));
        const claimed = (await Promise.all(claims)).flat();
        expect(claimed.map(({ key }) => key).toSorted()).toEqual(firsts);
        expect(claimed.map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
      }
    });

    test("senders that work together send each chat's messages in order, each once", async () => {
      const keys = Array.from({ length: 24 }, (_, index) => `${index % 3}-${String(index).padStart(2, '0')}`);
      const notices = keys.map((key) => aNotice(key, { chat: key.slice(0, 1) }));
      await store.enqueue(notices, 1_000);
      const sent: string[] = [];
      const work = async (sender: Store) => {
        while (sent.length < keys.length) {
          for (const { key } of await sender.claimOutgoing(['telegram'], 1_000, HOLD, 2)) {
            sent.push(key);
            await sender.settle(key, { kind: 'sent' }, 1_000);
          }
        }
      };
      await Promise.all([store, other, store, other].map(work));
      const ofChat = (all: string[], chat: string) => all.filter((key) => key.startsWith(chat));
      for (const chat of ['0', '1', '2']) expect(ofChat(sent, chat)).toEqual(ofChat(keys, chat));
    });

    test('a message that failed waits for its next try, and its chat with it', async () => {
      await store.enqueue([aNotice('k1'), aNotice('k2')], 1_000);
      await claim();
      await settle('k1', { kind: 'retry', at: 5_000, error: '429', partsSent: 2 });
      expect(await claim(4_999)).toEqual([]);
      expect(await claim(5_000)).toEqual([{ ...aNotice('k1'), attempt: 2, partsSent: 2, createdAt: 1_000 }]);
    });

    test('a try that is uncounted gives its attempt back, and the parts that are out stay out', async () => {
      await store.enqueue([aNotice('k1')], 1_000);
      for (let turn = 1; turn <= 30; turn++) {
        expect(await claim(turn * 1_000)).toMatchObject([{ attempt: 1, partsSent: turn - 1 }]);
        const at = (turn + 1) * 1_000;
        await settle('k1', { kind: 'retry', at, error: 'own pace', partsSent: turn, uncounted: true });
      }
      await claim(31_000);
      await settle('k1', { kind: 'retry', at: 40_000, error: '500', partsSent: 30 });
      expect(await claim(40_000)).toMatchObject([{ attempt: 2, partsSent: 30 }]);
    });

    test('a message whose sender died is handed out again, after the parts that are out', async () => {
      await store.enqueue([aNotice('k1')], 1_000);
      await claim(1_000);
      await store.advance('k1', 3);
      expect(await claim(1_000 + HOLD - 1)).toEqual([]);
      expect(await claim(1_000 + HOLD)).toMatchObject([{ key: 'k1', attempt: 2, partsSent: 3 }]);
    });

    test.each([{ kind: 'parked' }, { kind: 'dead', error: '403' }] as const)(
      'one that is $kind does not keep the next waiting',
      async (settlement) => {
        await store.enqueue([aNotice('k1'), aNotice('k2')], 1_000);
        await claim();
        await settle('k1', settlement);
        expect(await claimedKeys()).toEqual(['k2']);
        expect(await claimedKeys(9_000_000)).toEqual(['k2']);
      },
    );

    test('what was sent stays sent, whatever a late sender says, and its key stays taken', async () => {
      await store.enqueue([aNotice('k1')], 1_000);
      await claim();
      await settle('k1', { kind: 'sent' });
      await settle('k1', { kind: 'retry', at: 0, error: 'late', partsSent: 0 });
      await store.advance('k1', 1);
      expect(await claim(9_000_000)).toEqual([]);
      expect(await store.claimOutgoingByKey('k1', 9_000_000, HOLD)).toBeNull();
      expect(await store.enqueue([aNotice('k1')], 2_000)).toBe(0);
      expect(await store.countOutgoing()).toEqual([]);
    });

    test('a reply is taken by its key once, even past an earlier one', async () => {
      await store.enqueue([aNotice('k1'), aNotice('k2')], 1_000);
      const taken = await Promise.all([1, 2, 3].map((turn) => either(turn).claimOutgoingByKey('k2', 1_000, HOLD)));
      expect(taken.filter((message) => message !== null)).toMatchObject([{ key: 'k2', attempt: 1 }]);
      expect(await store.claimOutgoingByKey('k9', 1_000, HOLD)).toBeNull();
      expect(await store.claimOutgoingByKey('k2', 1_000 + HOLD, HOLD)).toMatchObject({ attempt: 2 });
    });

    test('a reply that is being sent cannot be taken by its key, and the other way round', async () => {
      await store.enqueue([aNotice('k1'), aNotice('k2', { chat: 't2' })], 1_000);
      await store.claimOutgoingByKey('k2', 1_000, HOLD);
      expect(await claimedKeys()).toEqual(['k1']);
      expect(await store.claimOutgoingByKey('k1', 1_000, HOLD)).toBeNull();
    });

    test("a chat's next message brings what is parked, oldest first, as many as asked for", async () => {
      await store.enqueue(
        ['c', 'a', 'b'].map((key) => aNotice(key)),
        1_000,
      );
      for (const key of ['c', 'a', 'b']) await settle(key, { kind: 'parked' });
      await store.enqueue([aNotice('waiting'), aNotice('elsewhere', { chat: 't2' })], 1_000);
      await settle('elsewhere', { kind: 'parked' });
      expect(await store.listUntold('telegram', 't1', 2_000, 2)).toEqual([aNotice('c'), aNotice('a')]);
      expect(await store.listUntold('telegram', 't1', 2_000, 9)).toHaveLength(3);
    });

    test('in a channel that never pushes, what waits is brought likewise', async () => {
      await store.enqueue([aNotice('k1', { channel: 'web' })], 1_000);
      expect(await store.listUntold('web', 't1', 1_000, 9)).toEqual([aNotice('k1', { channel: 'web' })]);
    });

    test('a parked message that is on its way back with a response is not told a second time', async () => {
      await store.enqueue([aNotice('k1')], 1_000);
      await settle('k1', { kind: 'parked' });
      expect(await store.claimOutgoingByKey('k1', 1_000, HOLD)).toMatchObject(aNotice('k1'));
      expect(await store.listUntold('telegram', 't1', 1_000, 9)).toEqual([]);
      expect(await store.listUntold('telegram', 't1', 1_000 + HOLD, 9)).toEqual([aNotice('k1')]);
    });

    test('the dead are listed newest first', async () => {
      await store.enqueue([aNotice('k1'), aNotice('k2', { channel: 'wechat' }), aNotice('k3')], 1_000);
      await settle('k1', { kind: 'dead', error: '已\0拉黑' }, 2_000);
      await settle('k2', { kind: 'dead', error: '45015' }, 3_000);
      const dead = await store.listDead(9);
      expect(dead.map(({ key, channel, at }) => [key, channel, at])).toEqual([
        ['k2', 'wechat', 3_000],
        ['k1', 'telegram', 2_000],
      ]);
      expect(dead[1]?.error).toMatch(/^已.拉黑$/s);
      expect(await store.listDead(1)).toHaveLength(1);
      expect(await store.countOutgoing()).toEqual([
        { channel: 'telegram', state: 'dead', count: 1 },
        { channel: 'telegram', state: 'waiting', count: 1 },
        { channel: 'wechat', state: 'dead', count: 1 },
      ]);
    });

    test('pushes are spent one by one until none is left, and a new grant replaces the rest', async () => {
      const spend = (now = 1_000, chat = 't1', turn = 0) => either(turn).spendPush('wechat', chat, now);
      expect(await spend()).toBe(false);
      await store.grantPushes('wechat', 't1', 3, 5_000);
      expect((await Promise.all([1, 2, 3, 4, 5].map((turn) => spend(1_000, 't1', turn)))).filter(Boolean)).toHaveLength(
        3,
      );
      await store.grantPushes('wechat', 't1', 5, 5_000);
      await store.grantPushes('wechat', 't1', 1, 6_000);
      expect(await spend(5_999)).toBe(true);
      expect(await spend(5_999)).toBe(false);
      expect(await spend(1_000, 't2')).toBe(false);
    });

    test('pushes are over when their time is', async () => {
      await store.grantPushes('wechat', 't1', 5, 5_000);
      expect(await store.spendPush('wechat', 't1', 5_000)).toBe(false);
      expect(await store.spendPush('telegram', 't1', 4_999)).toBe(false);
      expect(await store.spendPush('wechat', 't1', 4_999)).toBe(true);
    });

    test('what was sent is forgotten after its time, the rest is kept', async () => {
      await store.enqueue(
        ['sent', 'parked', 'dead', 'waiting'].map((key) => aNotice(key)),
        1_000,
      );
      await settle('sent', { kind: 'sent' }, 2_000);
      await settle('parked', { kind: 'parked' }, 2_000);
      await settle('dead', { kind: 'dead', error: '403' }, 2_000);
      await store.grantPushes('telegram', 't1', 1, 2_000);
      expect(await store.forgetSent(2_000, 2_000)).toBe(0);
      expect(await store.forgetSent(9_000, 2_000)).toBe(1);
      expect(await store.enqueue([aNotice('sent')], 9_000)).toBe(1);
      expect((await store.countOutgoing()).map(({ state }) => state)).toEqual(['dead', 'parked', 'waiting']);
      expect(await store.forgetSent(2_000, 2_001)).toBe(2);
      expect((await store.countOutgoing()).map(({ state }) => state)).toEqual(['waiting']);
    });

    test('lone surrogates, NULs and long texts come back as they were', async () => {
      const text = `a\ud83d 中 \udc00b\0${'湘'.repeat(34_000)}`;
      const notice = aNotice('k1', { body: { kind: 'notice', text, choices: [{ label: '看', text: '结果 1' }] } });
      await store.enqueue([notice], 1_000);
      expect(await claim()).toMatchObject([notice]);
    });
  });
}
