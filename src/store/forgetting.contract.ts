import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelName } from '../domain/message.ts';
import { aFinish, aMessage } from './messages.contract.ts';
import { anAnswer, aTrace } from './store.contract.ts';
import type { Store } from './store.ts';

const HOLD = 60_000;

/** What every implementation promises of deleting and forgetting. `prepare` gives an empty database. */
export function forgettingContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`${name} keeps the contract of forgetting`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await (await prepare())();
    });
    afterEach(() => store.close());

    const save = (id: string, conversationId: string, newConversation: boolean, now = 1_000) =>
      store.saveAnswer(anAnswer(id, conversationId), aTrace(`问${id}`), { newConversation, now });
    const share = (token: string, answerId: string, conversationId: string) =>
      store.shareAnswer({ token, answerId, conversationId, expiresAt: 1_000_000 }, 1_000);
    const subscribe = (chat: string) => store.subscribe({ decision: 'd1', channel: 'web', chat, receipt: null }, 1_000);
    const questions = async (conversationId: string) =>
      (await store.listTurns(conversationId, 99)).map(({ question }) => question);
    const claim = async (channel: ChannelName, chat: string) => {
      const claimed = await store.claim(channel, chat, 1_000, HOLD);
      if (!claimed) throw new Error('nothing to claim');
      return claimed;
    };

    /** Takes one message of a chat in and finishes it as a turn of the conversation. */
    async function talk(channel: ChannelName, chat: string, id: string, conversationId: string, now = 2_000) {
      const newConversation = !(await store.hasConversation(conversationId));
      await store.receive(aMessage(id, 1, { channel, chat }), `a-${id}`, 1_000);
      const answer = anAnswer(`a-${id}`, conversationId);
      const place = {
        channel,
        chat,
        conversationId,
        memory: `{"of":"${id}"}`,
        kept: '{"receipts":[]}',
        updatedAt: now,
      };
      const outgoing = { key: answer.id, channel, chat, body: { kind: 'reply' as const, reply: answer } };
      const changes = { answer, reply: answer, newConversation, chat: place, outgoing, now };
      expect(await store.finish(aFinish(await claim(channel, chat), changes))).toBe(true);
    }

    test('a deleted conversation is gone with its answers, traces, feedback and links; others stay', async () => {
      await save('a1', 'c1', true);
      await save('a2', 'c1', false);
      await save('b1', 'c2', true);
      await store.saveFeedback('a1', 'c1', { helpful: false, reason: '不全' }, 2_000);
      await share('t1', 'a1', 'c1');
      await share('t2', 'b1', 'c2');
      expect(await store.deleteConversation('c1')).toBe(true);
      expect(await store.hasConversation('c1')).toBe(false);
      expect(await store.findAnswer('a1', 'c1')).toBeNull();
      expect(await store.findTrace('a2')).toBeNull();
      expect(await store.findForReplay('a1')).toBeNull();
      expect(await store.listUnanswered({ from: 0, until: 9_000, limit: 9 })).toEqual([]);
      expect(await store.findShared('t1', 2_000)).toBeNull();
      expect((await store.findShared('t2', 2_000))?.kind).toBe('shared');
      expect(await questions('c2')).toEqual(['问b1']);
      expect(await store.deleteConversation('c1')).toBe(false);
    });

    test.each(['', 'C1', 'c%', "' or 1=1 --", 'a1', 't1', 'c1 '])('%j deletes nothing', async (id) => {
      await save('a1', 'c1', true);
      await talk('telegram', 't1', 'm1', 'c2');
      await share('t1', 'a1', 'c1');
      expect(await store.deleteConversation(id)).toBe(false);
      expect(await questions('c1')).toEqual(['问a1']);
      expect((await store.findChat('telegram', 't1'))?.conversationId).toBe('c2');
    });

    test('of a conversation over HTTP nothing is left: no memory, no message, no reply, nothing to tell', async () => {
      await talk('web', 'c1', 'm1', 'c1');
      await store.receive(aMessage('m2', 2, { channel: 'web', chat: 'c1' }), 'a-m2', 3_000);
      await talk('web', 'c2', 'n1', 'c2');
      for (const chat of ['c1', 'c2']) await subscribe(chat);
      expect(await store.deleteConversation('c1')).toBe(true);
      expect(await store.findChat('web', 'c1')).toBeNull();
      expect(await store.standing('web', 'm1')).toEqual({ kind: 'unknown' });
      expect(await store.standing('web', 'm2')).toEqual({ kind: 'unknown' });
      expect(await store.hasWaiting('web', 'c1')).toBe(false);
      expect(await store.listWaiting(['web'], 9_000, 9)).toEqual([]);
      expect(await store.listUntold('web', 'c1', 9_000, 9)).toEqual([]);
      expect(await store.standing('web', 'n1')).toMatchObject({ kind: 'done' });
      expect((await store.findChat('web', 'c2'))?.conversationId).toBe('c2');
      expect(await store.unsubscribe('web', 'c1', null)).toBe(0);
      expect(await store.unsubscribe('web', 'c2', null)).toBe(1);
    });

    test('a message that is worked on while its conversation is deleted brings nothing back', async () => {
      await talk('web', 'c1', 'm1', 'c1');
      for (const [id, newConversation] of [
        ['m2', false],
        ['m3', true],
      ] as const) {
        await store.receive(aMessage(id, 2, { channel: 'web', chat: 'c1' }), `a-${id}`, 3_000);
        const claimed = await claim('web', 'c1');
        await store.deleteConversation('c1');
        const chat = { channel: 'web' as const, chat: 'c1', conversationId: 'c1', memory: '{}', updatedAt: 3_000 };
        await expect(store.finish(aFinish(claimed, { newConversation, chat }))).rejects.toThrow();
        await store.release('web', id, 0);
        expect(await store.claim('web', 'c1', 9_000_000, HOLD)).toBeNull();
        expect(await store.hasConversation('c1')).toBe(false);
        expect(await store.findChat('web', 'c1')).toBeNull();
      }
    });

    test('a bot’s chat keeps what it is to keep, forgets the rest, and may begin anew', async () => {
      await talk('telegram', 't1', 'm1', 'c1');
      await talk('wechat', 'w1', 'm1w', 'c2');
      expect(await store.deleteConversation('c1')).toBe(true);
      const chat = await store.findChat('telegram', 't1');
      expect(chat).toEqual({
        ...{ channel: 'telegram', chat: 't1', conversationId: null, memory: '', updatedAt: 2_000 },
        kept: '{"receipts":[]}',
      });
      expect((await store.findChat('wechat', 'w1'))?.conversationId).toBe('c2');
      // A platform that delivers again is still known, so that nobody is answered twice.
      expect((await store.standing('telegram', 'm1')).kind).toBe('done');
      await talk('telegram', 't1', 'm2', 'c3');
      expect((await store.findChat('telegram', 't1'))?.conversationId).toBe('c3');
      expect(await questions('c3')).toHaveLength(1);
    });

    test('a conversation is forgotten when its newest turn is old, whoever had it', async () => {
      await talk('web', 'c1', 'm1', 'c1', 1_999);
      await talk('telegram', 't2', 'm2', 'c2', 1_999);
      await save('a3', 'c3', true, 1_000);
      await save('b3', 'c3', false, 2_000);
      await store.createConversation('c4', 1_999);
      await store.createConversation('c5', 2_000);
      await share('t1', 'a-m1', 'c1');
      await subscribe('c1');
      expect(await store.forgetConversations(2_000, 9)).toBe(3);
      expect(await store.unsubscribe('web', 'c1', null)).toBe(0);
      expect(await store.forgetConversations(2_000, 9)).toBe(0);
      const left: boolean[] = [];
      for (const id of ['c1', 'c2', 'c3', 'c4', 'c5']) left.push(await store.hasConversation(id));
      expect(left).toEqual([false, false, true, false, true]);
      expect(await store.findShared('t1', 1_000)).toBeNull();
      expect(await store.findChat('web', 'c1')).toBeNull();
      expect(await store.findChat('telegram', 't2')).toMatchObject({ conversationId: null, memory: '' });
      expect(await questions('c3')).toEqual(['问a3', '问b3']);
    });

    test('what nobody was told of an old answer is forgotten with it, a notice is not', async () => {
      await talk('wechat', 'w1', 'm1', 'c1');
      const [reply] = await store.claimOutgoing(['wechat'], 2_000, HOLD, 9);
      await store.settle(reply?.key ?? '', { kind: 'parked' }, 2_000);
      const body = { kind: 'notice' as const, text: '意见已采纳', choices: [] };
      await store.enqueue([{ key: 'notice', channel: 'wechat', chat: 'w1', body }], 2_000);
      expect(await store.forgetConversations(3_000, 9)).toBe(1);
      expect(await store.countOutgoing()).toEqual([{ channel: 'wechat', state: 'waiting', count: 1 }]);
      expect(await store.claimOutgoing(['wechat'], 3_000, HOLD, 9)).toMatchObject([{ key: 'notice' }]);
    });

    test('of a conversation that went on the old turns are forgotten, and it goes on', async () => {
      await save('a1', 'c1', true, 1_000);
      await save('a2', 'c1', false, 1_500);
      await save('a3', 'c1', false, 3_000);
      await save('b1', 'c2', true, 2_000);
      await share('t1', 'a1', 'c1');
      await share('t3', 'a3', 'c1');
      expect(await store.forgetTurns(2_000, 1)).toBe(1);
      expect(await questions('c1')).toEqual(['问a2', '问a3']);
      expect(await store.forgetTurns(2_000, 9)).toBe(1);
      expect(await store.forgetTurns(2_000, 9)).toBe(0);
      await save('a4', 'c1', false, 4_000);
      expect(await questions('c1')).toEqual(['问a3', '问a4']);
      expect(await questions('c2')).toEqual(['问b1']);
      expect(await store.findShared('t1', 2_000)).toBeNull();
      expect((await store.findShared('t3', 2_000))?.kind).toBe('shared');
    });

    test('so many at a time, until none is left', async () => {
      for (let at = 0; at < 120; at++) await save(`a${at}`, `c${at}`, true, 1_000 + at);
      const rounds: number[] = [];
      for (let count = -1; count !== 0; rounds.push(count)) count = await store.forgetConversations(1_110, 50);
      expect(rounds).toEqual([50, 50, 10, 0]);
      expect(await store.hasConversation('c109')).toBe(false);
      expect(await store.hasConversation('c110')).toBe(true);
      // However many are asked for at once: D1 takes no more.
      for (let at = 0; at < 120; at++) await save(`b${at}`, `d${at}`, true, 1_000);
      expect(await store.forgetConversations(1_001, 1_000)).toBeGreaterThanOrEqual(90);
    });

    test('a memory that was long not used is forgotten; the chat goes on in its conversation with what it keeps', async () => {
      await talk('telegram', 't1', 'm1', 'c1', 1_999);
      await talk('telegram', 't2', 'm2', 'c2', 2_000);
      await talk('web', 'c3', 'm3', 'c3', 1_000);
      expect(await store.forgetMemories(2_000, 1)).toBe(1);
      expect((await store.findChat('web', 'c3'))?.memory).toBe('');
      expect(await store.forgetMemories(2_000, 9)).toBe(1);
      expect(await store.forgetMemories(2_000, 9)).toBe(0);
      expect(await store.findChat('telegram', 't1')).toMatchObject({ conversationId: 'c1', memory: '' });
      expect(await store.findChat('telegram', 't1')).toMatchObject({ kept: '{"receipts":[]}' });
      expect((await store.findChat('telegram', 't2'))?.memory).toBe('{"of":"m2"}');
    });

    test('forgetting while people go on asking loses nothing that they asked', async () => {
      for (let at = 0; at < 20; at++) await save(`a${at}`, `c${at}`, true, 1_000);
      const going = Array.from({ length: 20 }, (_, at) =>
        save(`b${at}`, `c${at}`, false, 5_000).then(
          () => `c${at}`,
          () => null,
        ),
      );
      const [, ...saved] = await Promise.all([store.forgetConversations(2_000, 90), ...going]);
      for (const id of saved) if (id) expect(await questions(id)).toContain(id.replace('c', '问b'));
    });
  });
}
