import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../domain/answer.ts';
import { BLANKED, type Unanswered } from './gaps.ts';
import { aFinish, aMessage } from './messages.contract.ts';
import { anAnswer, aTrace } from './store.contract.ts';
import type { Store } from './store.ts';

const NEAR = [{ ref: 'plan:65', label: '任务65', heading: '行政复议' }];
const REFUSED: Partial<Answer> = { outcome: 'refused', reason: 'no_basis', citations: [], related: NEAR };
const ALL = { from: 0, until: 10_000, limit: 100 };

/** What every implementation promises of questions without an answer. `prepare` gives an empty database. */
export function gapsContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`${name} keeps the contract of unanswered questions`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await (await prepare())();
    });
    afterEach(() => store.close());

    /** Saves an answer in a conversation of its own; the question is `问` and its id. */
    const save = (id: string, changes: Partial<Answer>, now = 1_000, question = `问${id}`) =>
      store.saveAnswer(anAnswer(id, `c-${id}`, changes), aTrace(question), { newConversation: true, now });
    const judge = (id: string, helpful: boolean, reason?: string) =>
      store.saveFeedback(id, `c-${id}`, { helpful, reason }, 5_000);
    const idsOf = (found: Unanswered[]) => found.map(({ answerId }) => answerId);

    test('a refused question comes back with what was near it', async () => {
      const trace = aTrace('电话呢', {
        resolved: '复议办公室的电话呢',
        retrieved: Array.from({ length: 9 }, (_, at) => ({ ref: `plan:${at + 1}`, score: 1 / (at + 1), kept: at < 2 })),
      });
      await store.saveAnswer(anAnswer('a1', 'c1', REFUSED), trace, { newConversation: true, now: 1_234 });
      expect(await store.listUnanswered(ALL)).toEqual([
        {
          ...{ answerId: 'a1', question: '电话呢', resolved: '复议办公室的电话呢', outcome: 'refused' },
          ...{ reason: 'no_basis', at: 1_234, pointed: NEAR, feedback: null, channel: null },
          retrieved: [1, 2, 3, 4, 5].map((task) => ({ ref: `plan:${task}`, score: 1 / task })),
        },
      ]);
    });

    test('what was answered is there only where it was found of no help, and with what it cited', async () => {
      await save('good', {});
      await save('bad', {});
      await save('none', {});
      await judge('good', true, '很好');
      await judge('bad', false, '答非所问');
      const [found, ...others] = await store.listUnanswered(ALL);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ answerId: 'bad', outcome: 'answered', reason: null });
      expect(found?.feedback).toEqual({ helpful: false, reason: '答非所问' });
      expect(found?.pointed).toEqual([{ ref: 'plan:31', label: '任务31', heading: '加大行政决策公众参与力度' }]);
      await judge('bad', true);
      expect(await store.listUnanswered(ALL)).toEqual([]);
    });

    test('what is unsafe, too long or far away is not there; of the first two not even where it was of no help', async () => {
      await save('unsafe', { ...REFUSED, reason: 'unsafe' });
      await save('long', { ...REFUSED, reason: 'over_limit' });
      await save('down', { ...REFUSED, reason: 'unavailable' });
      await save('far', { ...REFUSED, reason: 'out_of_scope', related: [] });
      await save('near', { ...REFUSED, reason: 'out_of_scope' });
      expect(idsOf(await store.listUnanswered(ALL))).toEqual(['near']);
      for (const id of ['unsafe', 'long', 'down', 'far']) await judge(id, false, '没用');
      expect(idsOf(await store.listUnanswered(ALL))).toEqual(['down', 'far', 'near']);
    });

    test('a comment and other actions never are, however they were judged', async () => {
      const actions = ['comment_on_decision', 'check_receipt', 'withdraw_comment', 'human_help'] as const;
      for (const intent of actions) {
        await save(intent, { intent, outcome: 'action', citations: [], text: BLANKED }, 1_000, BLANKED);
        await judge(intent, false, '没用');
      }
      await save('blanked', { ...REFUSED, text: BLANKED }, 1_000, BLANKED);
      await judge('blanked', false);
      expect(await store.listUnanswered(ALL)).toEqual([]);
    });

    test('a person who writes our own JSON into a question or a reason changes nothing', async () => {
      const forged = '"outcome":"refused","reason":"no_basis" "helpful":false';
      await save('a1', { text: forged }, 1_000, forged);
      await judge('a1', true, forged);
      expect(await store.listUnanswered(ALL)).toEqual([]);
    });

    test('a time holds what was asked from its first millisecond up to its last', async () => {
      for (const at of [999, 1_000, 1_999, 2_000]) await save(`t${at}`, REFUSED, at);
      expect(idsOf(await store.listUnanswered({ from: 1_000, until: 2_000, limit: 9 }))).toEqual(['t1000', 't1999']);
      expect(await store.listUnanswered({ from: 2_000, until: 2_000, limit: 9 })).toEqual([]);
    });

    test('pages together hold each question once, the oldest first, whatever stands between', async () => {
      // More of what is left out than a page holds, between and behind what is wanted.
      for (let at = 0; at < 24; at++)
        await save(
          `q${String(at).padStart(2, '0')}`,
          at % 6 === 1 ? REFUSED : { ...REFUSED, reason: 'unsafe' },
          at >> 2,
        );
      const seen: string[] = [];
      let after: Unanswered | undefined;
      for (let page = 0; page < 9; page++) {
        const found = await store.listUnanswered({ from: 0, until: 100, limit: 2, after });
        seen.push(...idsOf(found));
        after = found.at(-1);
        if (found.length < 2) break;
      }
      expect(seen).toEqual(['q01', 'q07', 'q13', 'q19']);
    });

    test('a conversation that is only opened is none', async () => {
      await store.createConversation('c1', 1_000);
      expect(await store.listUnanswered(ALL)).toEqual([]);
    });

    test('the channel is the one in which it was asked', async () => {
      await store.receive(aMessage('m1'), 'a1', 1_000);
      const claimed = await store.claim('telegram', 't1', 1_000, 60_000);
      if (!claimed) throw new Error('nothing to claim');
      await store.finish(aFinish(claimed, { answer: anAnswer('a1', 'c1', REFUSED), now: 3_000 }));
      expect(await store.listUnanswered(ALL)).toMatchObject([{ answerId: 'a1', channel: 'telegram', at: 3_000 }]);
    });

    test.each([
      ['lone surrogates', '电\ud83d话 \udc00'],
      ['a NUL', '前\0后'],
      ['SQL', `'; drop table turns; -- %_`],
    ])('a question with %s comes back as it was', async (_, question) => {
      await save('a1', REFUSED, 1_000, question);
      expect((await store.listUnanswered(ALL))[0]?.question === question).toBe(true);
    });
  });
}
