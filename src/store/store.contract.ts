import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Citation } from '../domain/answer.ts';
import type { AnswerTrace } from './answers.ts';
import type { Store } from './store.ts';

/** An answer as the question path would give it, for tests. */
export function anAnswer(id: string, conversationId: string, changes: Partial<Answer> = {}): Answer {
  return {
    id,
    conversationId,
    createdAt: '2026-11-22T10:00:00.000Z',
    outcome: 'answered',
    reason: null,
    intent: 'ask',
    mode: 'extractive',
    text: '依法不公开的除外。【任务31】',
    citations: [aCitation('plan:31')],
    related: [],
    notices: ['实施期为2021—2025年'],
    corpusVersion: 'sha256:00',
    ...changes,
  };
}

/** A trace of a question that was searched for as it stood, for tests. */
export function aTrace(question: string, changes: Partial<AnswerTrace> = {}): AnswerTrace {
  const retrieved = [{ ref: 'plan:31', score: 12.5, kept: true }];
  return {
    question,
    resolved: question,
    retrieved,
    promptHash: null,
    model: null,
    stripped: false,
    timings: { retrieve: 1.25 },
    ...changes,
  };
}

function aCitation(ref: string): Citation {
  const place = { ref, label: '任务31', heading: '加大行政决策公众参与力度', url: '/plan/31' };
  return { ...place, quote: '依法不公开的除外', start: 0, end: 8, status: 'in_force', notes: [] };
}

/** What every implementation of the store promises. `open` gives an empty store each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store's contract`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    /** Saves an answer whose question is its id. */
    const save = (id: string, conversationId: string, newConversation: boolean, now = 1_000) =>
      store.saveAnswer(anAnswer(id, conversationId), aTrace(id), { newConversation, now });

    test('a conversation exists once it is created, and its id is taken', async () => {
      await store.createConversation('c1', 1_000);
      expect(await store.hasConversation('c1')).toBe(true);
      expect(await store.hasConversation('c2')).toBe(false);
      await expect(store.createConversation('c1', 2_000)).rejects.toThrow();
      await expect(save('a1', 'c1', true)).rejects.toThrow();
    });

    test('an answer begins a conversation in the same step, and its id is taken', async () => {
      await save('a1', 'c1', true);
      expect(await store.hasConversation('c1')).toBe(true);
      await expect(save('a2', 'c1', true)).rejects.toThrow();
      await expect(store.createConversation('c1', 2_000)).rejects.toThrow();
      expect((await store.listTurns('c1', 8)).map((turn) => turn.question)).toEqual(['a1']);
    });

    test('a created conversation has no turns until its first answer', async () => {
      await store.createConversation('c1', 1_000);
      expect(await store.listTurns('c1', 8)).toEqual([]);
      await save('a1', 'c1', false);
      await save('a2', 'c1', false);
      expect((await store.listTurns('c1', 8)).map((turn) => turn.question)).toEqual(['a1', 'a2']);
    });

    test('an answer to an unknown conversation is refused and leaves nothing behind', async () => {
      await expect(save('a1', 'c1', false)).rejects.toThrow();
      expect(await store.hasConversation('c1')).toBe(false);
      expect(await store.findAnswer('a1', 'c1')).toBeNull();
      expect(await store.findTrace('a1')).toBeNull();
    });

    test('an answer id is taken once', async () => {
      await save('a1', 'c1', true);
      await expect(save('a1', 'c2', true)).rejects.toThrow();
      expect(await store.hasConversation('c2')).toBe(false);
    });

    test('an answer and its trace come back as they were', async () => {
      const answer = anAnswer('a1', 'c1', {
        mode: 'model',
        related: [{ ref: 'plan:30', label: '任务30', heading: '重大' }],
      });
      const trace = aTrace('那第三十一项呢', {
        resolved: '任务31 呢',
        promptHash: 'f0',
        model: 'm',
        timings: { write: 812.5 },
      });
      await store.saveAnswer(answer, trace, { newConversation: true, now: 1_000 });
      expect(await store.findAnswer('a1', 'c1')).toEqual(answer);
      expect(await store.findTrace('a1')).toEqual(trace);
      expect(await store.findForReplay('a1')).toEqual({ answer, trace });
      expect(await store.findForReplay('a2')).toBeNull();
      expect(await store.listAnswers('c1', 8)).toEqual([{ question: '那第三十一项呢', answer, feedback: null }]);
    });

    test('a conversation never shows or takes what belongs to another', async () => {
      await save('a1', 'c1', true);
      await save('a2', 'c2', true);
      expect(await store.findAnswer('a1', 'c2')).toBeNull();
      expect(await store.saveFeedback('a1', 'c2', { helpful: false }, 2_000)).toBe(false);
      expect((await store.listTurns('c2', 8)).map((turn) => turn.question)).toEqual(['a2']);
      expect((await store.listAnswers('c2', 8)).map(({ answer }) => answer.id)).toEqual(['a2']);
    });

    test.each(['', 'C1', 'c', 'c%', "' or 1=1 --", 'c1\0', '\ud800', 'c1 '])(
      'no conversation answers to %j',
      async (id) => {
        await save('a1', 'c1', true);
        expect(await store.hasConversation(id)).toBe(false);
        expect(await store.findAnswer('a1', id)).toBeNull();
        expect(await store.listTurns(id, 8)).toEqual([]);
      },
    );

    test('a conversation is no answer, even under its own id', async () => {
      await store.createConversation('c1', 1_000);
      expect(await store.findAnswer('c1', 'c1')).toBeNull();
      expect(await store.findTrace('c1')).toBeNull();
      expect(await store.saveFeedback('c1', 'c1', { helpful: true }, 2_000)).toBe(false);
    });

    test('the latest turns come oldest first, whatever the clock and the ids say', async () => {
      const saved = ['z', 'y', 'x', 'w', 'v', 'u', 't', 's', 'r', 'q', 'p', 'o'];
      for (const [index, id] of saved.entries()) await save(id, 'c1', index === 0, index < 6 ? 1_000 : 1_000 - index);
      expect((await store.listTurns('c1', 3)).map((turn) => turn.question)).toEqual(['q', 'p', 'o']);
      expect((await store.listTurns('c1', 50)).map((turn) => turn.question)).toEqual(saved);
      expect((await store.listAnswers('c1', 2)).map(({ answer }) => answer.id)).toEqual(['p', 'o']);
    });

    test('a turn says what was asked, searched for and cited, each reference once', async () => {
      const citations = [aCitation('plan:31'), aCitation('plan:30'), aCitation('plan:31')];
      const answer = anAnswer('a1', 'c1', { citations, related: [{ ref: 'plan:5', label: '任务5', heading: '' }] });
      await store.saveAnswer(answer, aTrace('期限呢', { resolved: '任务31期限' }), {
        newConversation: true,
        now: 1_000,
      });
      const [turn] = await store.listTurns('c1', 8);
      const refs = ['plan:31', 'plan:30'];
      expect(turn).toEqual({ question: '期限呢', resolved: '任务31期限', outcome: 'answered', reason: null, refs });
    });

    test('a refused turn gives its reason and what was related', async () => {
      const related = [{ ref: 'plan:5', label: '任务5', heading: '清单' }];
      const answer = anAnswer('a1', 'c1', { outcome: 'refused', reason: 'no_basis', citations: [], related });
      await store.saveAnswer(answer, aTrace('今天天气'), { newConversation: true, now: 1_000 });
      expect((await store.listTurns('c1', 8))[0]).toMatchObject({
        outcome: 'refused',
        reason: 'no_basis',
        refs: ['plan:5'],
      });
    });

    test.each([
      ['emoji', '👩‍👩‍👧‍👦 行政处罚 𠮷'],
      ['lone surrogates', 'a\ud83d 中 \udc00b'],
      ['a NUL', '前\0后'],
      ['Kangxi radicals and width', '⾏政 １２％'],
      ['SQL and JSON', `'; drop table turns; -- "\\u0000" {"a":1}`],
      ['100 kB', '湘'.repeat(34_000)],
    ])('%s come back character for character', async (_, text) => {
      const answer = anAnswer('a1', 'c1', { text });
      await store.saveAnswer(answer, aTrace(text), { newConversation: true, now: 1_000 });
      expect((await store.findAnswer('a1', 'c1'))?.text === text).toBe(true);
      expect((await store.listTurns('c1', 8))[0]?.question === text).toBe(true);
      expect(await store.saveFeedback('a1', 'c1', { helpful: false, reason: text }, 2_000)).toBe(true);
    });

    test('feedback may be given again, and only to an answer that is there', async () => {
      await save('a1', 'c1', true);
      expect(await store.saveFeedback('a1', 'c1', { helpful: false, reason: '不全' }, 2_000)).toBe(true);
      expect(await store.saveFeedback('a1', 'c1', { helpful: true }, 3_000)).toBe(true);
      expect(await store.saveFeedback('a9', 'c1', { helpful: true }, 3_000)).toBe(false);
      expect((await store.listAnswers('c1', 8)).map(({ feedback }) => feedback)).toEqual([{ helpful: true }]);
      expect(await store.findAnswer('a1', 'c1')).toEqual(anAnswer('a1', 'c1'));
    });

    test('answers saved at the same time are all kept, in an order that stays', async () => {
      await save('a0', 'c1', true);
      const ids = Array.from({ length: 20 }, (_, index) => `b${index}`);
      await Promise.all(ids.map((id) => save(id, 'c1', false)));
      const order = (await store.listTurns('c1', 50)).map((turn) => turn.question);
      expect(order.toSorted()).toEqual(['a0', ...ids].toSorted());
      expect((await store.listTurns('c1', 50)).map((turn) => turn.question)).toEqual(order);
    });

    test('an open store is ready, a closed one is not', async () => {
      await store.check();
      await store.close();
      await expect(store.hasConversation('c1')).rejects.toThrow();
      await expect(store.check()).rejects.toThrow();
    });
  });
}
