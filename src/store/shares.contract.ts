import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anAnswer, aTrace } from './store.contract.ts';
import type { Store } from './store.ts';

/** What every implementation promises of shared answers. `prepare` gives an empty database. */
export function sharesContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`${name} keeps the contract of shared answers`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await (await prepare())();
      await store.saveAnswer(anAnswer('a1', 'c1'), aTrace('问一'), { newConversation: true, now: 1_000 });
      await store.saveAnswer(anAnswer('a2', 'c1'), aTrace('问二'), { newConversation: false, now: 1_000 });
      await store.saveAnswer(anAnswer('b1', 'c2'), aTrace('别人问'), { newConversation: true, now: 1_000 });
    });
    afterEach(() => store.close());

    const share = (token: string, answerId = 'a1', conversationId = 'c1', expiresAt = 9_000) =>
      store.shareAnswer({ token, answerId, conversationId, expiresAt }, 2_000);

    test('a link shows its one answer with the question, and nothing of the conversation', async () => {
      expect(await share('t1')).toBe(true);
      const shared = await store.findShared('t1', 2_000);
      const answer = { ...anAnswer('a1', 'c1'), conversationId: '' };
      expect(shared).toEqual({ kind: 'shared', question: '问一', answer, expiresAt: 9_000 });
      expect(JSON.stringify(shared)).not.toContain('c1');
    });

    test.each([
      ['another conversation', 'a1', 'c2'],
      ['an unknown conversation', 'a1', 'c9'],
      ['an unknown answer', 'a9', 'c1'],
      ['a conversation in place of an answer', 'c3', 'c3'],
    ])('an answer of %s is not shared', async (_, answerId, conversationId) => {
      await store.createConversation('c3', 1_000);
      expect(await share('t1', answerId, conversationId)).toBe(false);
      expect(await store.findShared('t1', 2_000)).toBeNull();
    });

    test('a link shows the answer up to its last millisecond, then says that it is over, until that is forgotten', async () => {
      await share('t1');
      expect((await store.findShared('t1', 8_999))?.kind).toBe('shared');
      expect(await store.findShared('t1', 9_000)).toEqual({ kind: 'expired' });
      expect(await store.forgetShares(9_000, 5)).toBe(0);
      expect(await store.findShared('t1', 9_000)).toEqual({ kind: 'expired' });
      expect(await store.forgetShares(9_001, 5)).toBe(1);
      expect(await store.findShared('t1', 9_000)).toBeNull();
    });

    test('the links of a conversation that still hold are listed, and no other', async () => {
      await share('t1', 'a1', 'c1', 9_000);
      await share('t2', 'a2', 'c1', 5_000);
      await share('t3', 'b1', 'c2', 9_000);
      const second = { token: 't2', answerId: 'a2', expiresAt: 5_000 };
      const first = { token: 't1', answerId: 'a1', expiresAt: 9_000 };
      expect(await store.listShares('c1', 4_999)).toEqual([first, second]);
      expect(await store.listShares('c1', 5_000)).toEqual([first]);
      await store.endShare('t1', 'c1');
      expect(await store.listShares('c1', 5_000)).toEqual([]);
    });

    test('links that are over are forgotten so many at a time, the oldest first', async () => {
      for (const at of [5, 3, 4, 1, 2]) await share(`t${at}`, 'a1', 'c1', at);
      expect(await store.forgetShares(5, 3)).toBe(3);
      expect(await store.findShared('t3', 9)).toBeNull();
      expect(await store.findShared('t4', 9)).toEqual({ kind: 'expired' });
      expect(await store.forgetShares(5, 3)).toBe(1);
      expect(await store.findShared('t5', 9)).toEqual({ kind: 'expired' });
    });

    test('an answer may be shared by several links, each ends for itself, and a token is taken once', async () => {
      await share('t1');
      await share('t2', 'a2');
      await share('t3');
      await expect(share('t1', 'a2')).rejects.toThrow();
      expect(await store.endShare('t1', 'c1')).toBe(true);
      expect(await store.endShare('t1', 'c1')).toBe(false);
      expect(await store.findShared('t1', 2_000)).toBeNull();
      expect(await store.findShared('t2', 2_000)).toMatchObject({ question: '问二' });
      expect(await store.findShared('t3', 2_000)).toMatchObject({ question: '问一' });
    });

    test('only the conversation that shared an answer takes the link back', async () => {
      await share('t1');
      for (const conversation of ['c2', 'c9', 't1', 'a1', ''])
        expect(await store.endShare('t1', conversation)).toBe(false);
      expect((await store.findShared('t1', 2_000))?.kind).toBe('shared');
    });

    test.each(['', 'T1', 't', 't%', "' or 1=1 --", 't1 ', 't1\0', '\ud800', 'a1', 'c1'])(
      'nothing is shared under %j',
      async (token) => {
        await share('t1');
        expect(await store.findShared(token, 2_000)).toBeNull();
        expect(await store.endShare(token, 'c1')).toBe(false);
      },
    );

    test('a token opens no conversation and is no answer', async () => {
      await share('t1');
      expect(await store.hasConversation('t1')).toBe(false);
      expect(await store.findAnswer('a1', 't1')).toBeNull();
      expect(await store.findAnswer('t1', 'c1')).toBeNull();
      expect(await store.listAnswers('t1', 9)).toEqual([]);
      expect(await store.saveFeedback('a1', 't1', { helpful: true }, 2_000)).toBe(false);
      expect(await store.deleteConversation('t1')).toBe(false);
    });
  });
}
