import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IncomingMessage } from '../domain/message.ts';
import type { ClaimedMessage, FinishedMessage } from './messages.ts';
import { anAnswer, aTrace } from './store.contract.ts';
import type { Store } from './store.ts';

/** A message of Telegram's chat `t1` that came as number `order`, for tests. */
export function aMessage(messageId: string, order = 1, changes: Partial<IncomingMessage> = {}): IncomingMessage {
  return { channel: 'telegram', messageId, chat: 't1', order, content: { kind: 'text', text: messageId }, ...changes };
}

/** What finishing a claimed message changes where its reply is pushed, for tests. Begins the conversation `c1`. */
export function aFinish(claimed: ClaimedMessage, changes: Partial<FinishedMessage> = {}): FinishedMessage {
  const { channel, messageId, chat } = claimed.message;
  const answer = anAnswer(claimed.answerId, 'c1');
  return {
    channel,
    messageId,
    answer,
    trace: aTrace(messageId),
    newConversation: true,
    reply: answer,
    chat: { channel, chat, conversationId: 'c1', memory: `{"last":"${messageId}"}`, updatedAt: 2_000 },
    outgoing: { key: answer.id, channel, chat, body: { kind: 'reply', reply: answer } },
    now: 2_000,
    ...changes,
  };
}

const HOLD = 60_000;

/** What every implementation of the message store promises. `prepare` gives an empty database and how to open it. */
export function messagesContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`${name} keeps the messages' contract`, () => {
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

    const receive = (message: IncomingMessage, now = 1_000) => store.receive(message, `a-${message.messageId}`, now);
    const claim = (now = 1_000, chat = 't1') => store.claim('telegram', chat, now, HOLD);
    const claimed = async (now?: number, chat?: string) => {
      const message = await claim(now, chat);
      if (!message) throw new Error('nothing to claim');
      return message;
    };
    const claimedId = async (now?: number, chat?: string) => (await claim(now, chat))?.message.messageId;

    test('a message is new once, however often and however fast it is delivered', async () => {
      const again = (turn: number) => either(turn).receive(aMessage('m1'), 'a-m1', 1_000);
      const results = await Promise.all([0, 1, 2].map(again));
      expect(results.toSorted()).toEqual(['new', 'repeat', 'repeat']);
      expect(await store.receive(aMessage('m1', 9), 'another', 5_000)).toBe('repeat');
      expect(await claim()).toEqual({ message: aMessage('m1'), answerId: 'a-m1', attempt: 1 });
    });

    test('the same id in another channel is another message', async () => {
      expect(await receive(aMessage('m1'))).toBe('new');
      expect(await receive(aMessage('m1', 1, { channel: 'wechat' }))).toBe('new');
      expect(await claimedId()).toBe('m1');
      expect((await store.claim('wechat', 't1', 1_000, HOLD))?.message.channel).toBe('wechat');
    });

    test('messages are handed out by their order, and those of one order as they came', async () => {
      const orders = [7, 3, 3, 1_792_000_000_000_123, 2.5];
      for (const [index, order] of orders.entries()) await receive(aMessage(`${9 - index}`, order));
      const ids: string[] = [];
      for (let turn = 0; turn < orders.length; turn++) {
        const message = await claimed();
        ids.push(message.message.messageId);
        expect(await store.finish(aFinish(message, { newConversation: turn === 0 }))).toBe(true);
      }
      expect(ids).toEqual(['5', '8', '7', '9', '6']);
      expect(await claim()).toBeNull();
    });

    test('while a message is worked on, the rest of its chat waits, and other chats go on', async () => {
      for (const id of ['m1', 'm2']) await receive(aMessage(id));
      await receive(aMessage('n1', 1, { chat: 't2' }));
      expect(await claimedId()).toBe('m1');
      expect(await claim()).toBeNull();
      expect(await claimedId(1_000, 't2')).toBe('n1');
      expect(await claim(1_000, 't3')).toBeNull();
    });

    test('one that comes late with an earlier order still waits for the one that is worked on', async () => {
      await receive(aMessage('m2', 2));
      const second = await claimed();
      await receive(aMessage('m1', 1));
      expect(await claim()).toBeNull();
      await store.finish(aFinish(second));
      expect(await claimedId()).toBe('m1');
    });

    test('of workers that claim at once exactly one gets the message', async () => {
      const workers = Array.from({ length: 8 }, (_, turn) => either(turn));
      // So that a pool has its connections ready, and the claims really meet.
      await Promise.all(workers.map((worker) => worker.databaseNow()));
      for (let round = 0; round < 8; round++) {
        const chat = `t${round}`;
        await receive(aMessage(`${chat}-1`, 1, { chat }));
        await receive(aMessage(`${chat}-2`, 2, { chat }));
        const results = await Promise.all(workers.map((worker) => worker.claim('telegram', chat, 1_000, HOLD)));
        const messages = results.filter((result) => result !== null);
        expect(messages.map(({ message, attempt }) => [message.messageId, attempt])).toEqual([[`${chat}-1`, 1]]);
      }
    });

    test('workers that go through one chat together finish its messages in order, each once', async () => {
      const ids = Array.from({ length: 15 }, (_, index) => `m${index}`);
      for (const [order, id] of ids.entries()) await receive(aMessage(id, order));
      const done: string[] = [];
      const work = async (worker: Store) => {
        while (done.length < ids.length) {
          const message = await worker.claim('telegram', 't1', 1_000, HOLD);
          if (!message) continue;
          const { messageId } = message.message;
          done.push(messageId);
          expect(await worker.finish(aFinish(message, { newConversation: messageId === 'm0' }))).toBe(true);
        }
      };
      await Promise.all([store, other, store, other].map(work));
      expect(done).toEqual(ids);
      expect((await store.listTurns('c1', 99)).map((turn) => turn.question)).toEqual(ids);
    });

    test('a message whose worker died is handed out again under the same answer id', async () => {
      await receive(aMessage('m1'));
      await claim(1_000);
      expect(await claim(1_000 + HOLD - 1)).toBeNull();
      expect(await claim(1_000 + HOLD)).toEqual({ message: aMessage('m1'), answerId: 'a-m1', attempt: 2 });
    });

    test('a message that was given back keeps its chat waiting until its time', async () => {
      await receive(aMessage('m1', 1));
      await receive(aMessage('m2', 2));
      await claim();
      await store.release('telegram', 'm1', 5_000);
      expect(await claim(4_999)).toBeNull();
      const again = await claimed(5_000);
      expect(again).toMatchObject({ attempt: 2, message: { messageId: 'm1' } });
      await store.release('telegram', 'm1', 0);
      expect(await claimedId(5_000)).toBe('m1');
    });

    test('giving back what is finished or unknown changes nothing', async () => {
      await receive(aMessage('m1'));
      await store.finish(aFinish(await claimed()));
      await store.release('telegram', 'm1', 0);
      await store.release('telegram', 'm9', 0);
      expect(await claim()).toBeNull();
    });

    test('finishing writes turn, chat, reply and outgoing message together', async () => {
      await receive(aMessage('m1'));
      expect(await store.standing('telegram', 'm1')).toEqual({ kind: 'waiting' });
      expect(await store.findChat('telegram', 't1')).toBeNull();
      const finish = aFinish(await claimed(), { reply: anAnswer('a-m1', 'c1', { text: '回给渠道的' }) });
      expect(await store.finish(finish)).toBe(true);
      expect(await store.standing('telegram', 'm1')).toEqual({ kind: 'done', reply: finish.reply });
      expect(await store.findAnswer('a-m1', 'c1')).toEqual(finish.answer);
      expect(await store.findTrace('a-m1')).toEqual(finish.trace);
      expect(await store.findChat('telegram', 't1')).toEqual(finish.chat);
      expect(await store.claimOutgoing(['telegram'], 2_000, HOLD, 5)).toMatchObject([finish.outgoing]);
      expect(await receive(aMessage('m1'))).toBe('repeat');
      expect(await claim(9_000_000)).toBeNull();
    });

    test('a reply that goes back with the request leaves nothing to send', async () => {
      await receive(aMessage('m1'));
      expect(await store.finish(aFinish(await claimed(), { outgoing: null }))).toBe(true);
      expect(await store.countOutgoing()).toEqual([]);
    });

    test('a later message replaces what the chat remembers', async () => {
      await receive(aMessage('m1', 1));
      await receive(aMessage('m2', 2));
      await store.finish(aFinish(await claimed()));
      await store.finish(aFinish(await claimed(), { newConversation: false }));
      expect(await store.findChat('telegram', 't1')).toMatchObject({ memory: '{"last":"m2"}' });
      expect((await store.listTurns('c1', 8)).map((turn) => turn.question)).toEqual(['m1', 'm2']);
    });

    test('a message is finished once, and a second worker changes nothing', async () => {
      await receive(aMessage('m1'));
      const first = await claimed(1_000);
      const second = await claimed(1_000 + HOLD);
      expect(await store.finish(aFinish(first))).toBe(true);
      const other = anAnswer('a-m1', 'c2', { text: '另一份' });
      const late = aFinish(second, {
        answer: other,
        reply: other,
        chat: { ...aFinish(second).chat, conversationId: 'c2', memory: '{}' },
        outgoing: { key: 'other', channel: 'telegram', chat: 't1', body: { kind: 'reply', reply: other } },
      });
      expect(await store.finish(late)).toBe(false);
      expect(await store.standing('telegram', 'm1')).toEqual({ kind: 'done', reply: anAnswer('a-m1', 'c1') });
      expect(await store.findChat('telegram', 't1')).toMatchObject({ conversationId: 'c1' });
      expect(await store.hasConversation('c2')).toBe(false);
      expect(await store.countOutgoing()).toEqual([{ channel: 'telegram', state: 'waiting', count: 1 }]);
    });

    test('of workers that finish at once exactly one does', async () => {
      await receive(aMessage('m1'));
      const finish = aFinish(await claimed());
      const results = await Promise.all(Array.from({ length: 6 }, (_, turn) => either(turn).finish(finish)));
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await store.listTurns('c1', 8)).toHaveLength(1);
    });

    test('an unknown conversation, or one that is taken, fails and leaves the message waiting', async () => {
      await receive(aMessage('m1'));
      const message = await claimed();
      await expect(store.finish(aFinish(message, { newConversation: false }))).rejects.toThrow();
      await store.createConversation('c1', 1_000);
      await expect(store.finish(aFinish(message))).rejects.toThrow();
      expect(await store.standing('telegram', 'm1')).toEqual({ kind: 'waiting' });
      expect(await store.findAnswer('a-m1', 'c1')).toBeNull();
      expect(await store.findChat('telegram', 't1')).toBeNull();
      expect(await store.countOutgoing()).toEqual([]);
      expect(await store.finish(aFinish(message, { newConversation: false }))).toBe(true);
    });

    test('what never came in, or under another answer id, cannot be finished', async () => {
      const unknown = { message: aMessage('m1'), answerId: 'a-m1', attempt: 1 };
      await expect(store.finish(aFinish(unknown))).rejects.toThrow();
      await receive(aMessage('m1'));
      await expect(store.finish(aFinish({ ...unknown, answerId: 'another' }))).rejects.toThrow();
      expect(await store.hasConversation('c1')).toBe(false);
      expect(await store.standing('telegram', 'm2')).toEqual({ kind: 'unknown' });
    });

    test('an outgoing message that is known does not stop the finish', async () => {
      await receive(aMessage('m1'));
      const finish = aFinish(await claimed());
      if (finish.outgoing) await store.enqueue([finish.outgoing], 1_000);
      expect(await store.finish(finish)).toBe(true);
      expect(await store.countOutgoing()).toEqual([{ channel: 'telegram', state: 'waiting', count: 1 }]);
    });

    test('chats are listed where something waits that could be claimed', async () => {
      for (const chat of ['free', 'held', 'later', 'done', 'over']) {
        await receive(aMessage(`${chat}-1`, 1, { chat }), 1_000);
        await receive(aMessage(`${chat}-2`, 2, { chat }), 1_000);
      }
      await claim(1_000, 'held');
      await claim(1_000, 'later');
      await store.release('telegram', 'later-1', 2_001);
      for (const newConversation of [true, false]) {
        await store.finish(aFinish(await claimed(1_000, 'done'), { newConversation }));
      }
      await store.claim('telegram', 'over', 1_000, 10);
      await receive(aMessage('w', 1, { channel: 'wechat', chat: 'w' }), 900);
      const list = async (now: number, limit = 9) =>
        (await store.listWaiting(['telegram', 'wechat'], now, limit)).map(({ chat }) => chat);
      expect((await list(2_000)).toSorted()).toEqual(['free', 'over', 'w']);
      expect((await list(2_001)).toSorted()).toEqual(['free', 'later', 'over', 'w']);
      expect((await list(1_000 + HOLD)).toSorted()).toEqual(['free', 'held', 'later', 'over', 'w']);
      expect(await list(2_000, 1)).toEqual(['w']);
      expect(await store.listWaiting(['wechat'], 2_000, 9)).toEqual([{ channel: 'wechat', chat: 'w' }]);
      expect(await store.listWaiting([], 2_000, 9)).toEqual([]);
    });

    test('a chat waits from its first message until all are finished, whoever holds them', async () => {
      expect(await store.hasWaiting('telegram', 't1')).toBe(false);
      await receive(aMessage('m1'));
      expect(await store.hasWaiting('telegram', 't1')).toBe(true);
      const message = await claimed();
      expect(await store.hasWaiting('telegram', 't1')).toBe(true);
      expect(await store.hasWaiting('wechat', 't1')).toBe(false);
      expect(await store.hasWaiting('telegram', 't')).toBe(false);
      await store.finish(aFinish(message));
      expect(await store.hasWaiting('telegram', 't1')).toBe(false);
    });

    test('finished messages and unused chats are forgotten, waiting ones never', async () => {
      await receive(aMessage('m1', 1), 1_000);
      await receive(aMessage('m2', 2), 1_000);
      const finish = aFinish(await claimed());
      await store.finish(finish);
      expect(await store.forgetMessages(2_000, 2_000)).toBe(0);
      expect(await store.forgetMessages(2_001, 0)).toBe(1);
      expect(await store.standing('telegram', 'm1')).toEqual({ kind: 'unknown' });
      expect(await store.finish(finish)).toBe(false);
      expect(await store.standing('telegram', 'm2')).toEqual({ kind: 'waiting' });
      expect(await store.forgetMessages(9_000, 2_001)).toBe(1);
      expect(await store.findChat('telegram', 't1')).toBeNull();
      expect(await claimedId()).toBe('m2');
      expect(await store.findAnswer('a-m1', 'c1')).not.toBeNull();
    });

    test.each([
      ['emoji', '👩‍👩‍👧‍👦 行政处罚 𠮷'],
      ['lone surrogates', 'a\ud83d 中 \udc00b'],
      ['a NUL', '前\0后'],
      ['SQL and JSON', `'; drop table messages; -- "\\u0000" {"a":1}`],
      ['100 kB', '湘'.repeat(34_000)],
    ])('%s come back character for character', async (_, text) => {
      await receive(aMessage('m1', 1, { content: { kind: 'text', text }, isGroup: true }));
      const message = await claimed();
      expect(message.message).toEqual(aMessage('m1', 1, { content: { kind: 'text', text }, isGroup: true }));
      const reply = anAnswer('a-m1', 'c1', { text });
      const chat = { ...aFinish(message).chat, memory: JSON.stringify({ text }) };
      await store.finish(aFinish(message, { reply, answer: reply, chat }));
      expect(await store.standing('telegram', 'm1')).toEqual({ kind: 'done', reply });
      expect(JSON.parse((await store.findChat('telegram', 't1'))?.memory ?? '')).toEqual({ text });
    });
  });
}
