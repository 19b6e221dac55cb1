import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Decision, DecisionDocument, DecisionState, Transition } from '../domain/decision.ts';
import type { Store } from './store.ts';

/** A decision as a catalogue has it, for tests. */
export function aDocument(id: string, changes: Partial<DecisionDocument> = {}): DecisionDocument {
  return {
    id,
    title: '某市城市公园管理办法',
    aliases: ['公园办法'],
    track: 'major_decision',
    leadUnit: { name: '市城市管理局', phone: '0731-00000000', email: 'gongyuan@example.invalid' },
    consentReference: '市委〔2026〕1号',
    startApproval: '市政府批示〔2026〕2号',
    period: { from: '2026-11-01', to: '2026-12-01' },
    shortPeriodReason: null,
    exemption: null,
    explanation: '起草说明',
    clauses: [{ id: '1', label: '第一条', text: '为了规范公园管理。' }],
    ways: ['来信:市城市管理局'],
    outlets: [{ outlet: '市政府网站', evidence: 'https://example.invalid/1' }],
    affected: ['公园周边居民'],
    ...changes,
  };
}

const aTransition = (decision: string, from: DecisionState, to: DecisionState, note = ''): Transition => ({
  decision,
  from,
  to,
  at: 5_000,
  by: '经办人',
  basis: ['D15'],
  note,
});

const times = { opensAt: 1_000, closesAt: 9_000, now: 2_000 };

/** What every implementation promises of decisions. `prepare` gives an empty database and how to open it. */
export function decisionsContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`${name} keeps the contract of decisions`, () => {
    let store: Store;
    let other: Store;
    beforeEach(async () => {
      const open = await prepare();
      [store, other] = [await open(), await open()];
    });
    afterEach(async () => {
      await Promise.all([store.close(), other.close()]);
    });

    const put = (id: string, changes: Partial<DecisionDocument> = {}, transitions: Transition[] = [], by = store) =>
      by.putDecision(aDocument(id, changes), 'consulting', times, transitions);

    test('a decision comes back as it was put, with its number, version and times', async () => {
      const title = '𠮷 前\0后 a\ud83d ⾏政 \'; drop table decisions; -- "\\u0000"';
      expect(await put('gongyuan', { title })).toEqual({ number: 1, version: 1, changed: true });
      const stored: Decision = {
        ...aDocument('gongyuan', { title }),
        number: 1,
        version: 1,
        state: 'consulting',
        opensAt: 1_000,
        closesAt: 9_000,
        sealedAt: null,
        updatedAt: 2_000,
      };
      expect(await store.findDecision('gongyuan')).toEqual(stored);
      expect(await other.listDecisions()).toEqual([stored]);
      expect(await store.listVersions('gongyuan')).toEqual([
        { version: 1, document: aDocument('gongyuan', { title }), at: 2_000 },
      ]);
    });

    test('the same document again changes nothing, in whatever order its fields stand', async () => {
      const transitions = [aTransition('gongyuan', 'drafting', 'consulting')];
      await put('gongyuan', {}, transitions);
      const before = await store.findDecision('gongyuan');
      const reversed = Object.fromEntries(Object.entries(aDocument('gongyuan')).reverse()) as unknown;
      const later = { opensAt: 3, closesAt: 4, now: 5 };
      const again = [aTransition('gongyuan', 'consulting', 'processing')];
      const result = await store.putDecision(reversed as DecisionDocument, 'processing', later, again);
      expect(result).toEqual({ number: 1, version: 1, changed: false });
      expect(await store.findDecision('gongyuan')).toEqual(before);
      expect(await store.listVersions('gongyuan')).toHaveLength(1);
      expect(await store.listTransitions('gongyuan')).toEqual(transitions);
    });

    test('a changed document is the next version under the same number, and the seal stays', async () => {
      const first = aTransition('gongyuan', 'drafting', 'consulting');
      const second = aTransition('gongyuan', 'consulting', 'drafting', '调整');
      await put('gongyuan', {}, [first]);
      await store.sealDecision('gongyuan', 4_000);
      const changed = aDocument('gongyuan', { title: '新名称' });
      const result = await store.putDecision(changed, 'drafting', { opensAt: 0, closesAt: 0, now: 6_000 }, [second]);
      expect(result).toEqual({ number: 1, version: 2, changed: true });
      expect(await store.findDecision('gongyuan')).toMatchObject({
        ...changed,
        number: 1,
        version: 2,
        state: 'drafting',
        opensAt: 0,
        closesAt: 0,
        sealedAt: 4_000,
        updatedAt: 6_000,
      });
      expect(
        (await store.listVersions('gongyuan')).map(({ version, document, at }) => [version, document.title, at]),
      ).toEqual([
        [1, aDocument('gongyuan').title, 2_000],
        [2, '新名称', 6_000],
      ]);
      expect(await store.listTransitions('gongyuan')).toEqual([first, second]);
    });

    test('going back to an earlier document is a new version too', async () => {
      await put('gongyuan');
      await put('gongyuan', { title: '二' });
      expect(await put('gongyuan')).toEqual({ number: 1, version: 3, changed: true });
    });

    test('numbers are counted on, and the list goes by them', async () => {
      for (const id of ['zz', 'mm', 'aa']) await put(id);
      await put('mm', { title: '改' });
      expect((await store.listDecisions()).map(({ id, number }) => [id, number])).toEqual([
        ['zz', 1],
        ['mm', 2],
        ['aa', 3],
      ]);
    });

    test('decisions put at the same time each get a number of their own', async () => {
      const ids = Array.from({ length: 12 }, (_, index) => `d-${index}`);
      const results = await Promise.all(ids.map((id, index) => put(id, {}, [], index % 2 ? store : other)));
      expect(results.map(({ number }) => number).toSorted((one, two) => one - two)).toEqual(ids.map((_, i) => i + 1));
      expect((await store.listDecisions()).map(({ number }) => number)).toEqual(ids.map((_, index) => index + 1));
    });

    test('one document put many times at once is one version with one history', async () => {
      const history = [
        aTransition('gongyuan', 'started', 'drafting'),
        aTransition('gongyuan', 'drafting', 'consulting'),
      ];
      const puts = Array.from({ length: 12 }, (_, index) => put('gongyuan', {}, history, index % 2 ? store : other));
      const results = await Promise.all(puts);
      expect(results.filter(({ changed }) => changed)).toHaveLength(1);
      expect(new Set(results.map(({ number, version }) => `${number} ${version}`))).toEqual(new Set(['1 1']));
      expect(await store.listTransitions('gongyuan')).toEqual(history);
      expect(await store.listVersions('gongyuan')).toHaveLength(1);
    });

    test('different documents put at once for one decision are all kept, one version each', async () => {
      const titles = Array.from({ length: 10 }, (_, index) => `名称${index}`);
      const puts = titles.map((title, index) =>
        put(
          'gongyuan',
          { title },
          [aTransition('gongyuan', 'drafting', 'consulting', title)],
          index % 2 ? store : other,
        ),
      );
      const results = await Promise.all(puts);
      const versions = await store.listVersions('gongyuan');
      expect(versions.map(({ version }) => version)).toEqual(titles.map((_, index) => index + 1));
      for (const [index, { version, number }] of results.entries()) {
        expect(number).toBe(1);
        expect(versions[version - 1]?.document.title).toBe(titles[index]);
      }
      const notes = (await store.listTransitions('gongyuan')).map(({ note }) => note);
      expect(notes).toEqual(versions.map(({ document }) => document.title));
      expect((await store.findDecision('gongyuan'))?.title).toBe(versions.at(-1)?.document.title);
    });

    test('a decision moves only from where it stands, and each step leaves its record', async () => {
      await put('gongyuan');
      const step = aTransition('gongyuan', 'consulting', 'processing', '期满 前\0后');
      expect(await store.moveDecision(aTransition('gongyuan', 'drafting', 'consulting'))).toBe(false);
      expect(await store.moveDecision(step)).toBe(true);
      expect(await store.moveDecision(step)).toBe(false);
      expect(await store.moveDecision(aTransition('unknown', 'consulting', 'processing'))).toBe(false);
      expect(await store.findDecision('gongyuan')).toMatchObject({ state: 'processing', updatedAt: 5_000, version: 1 });
      expect(await store.listTransitions('gongyuan')).toEqual([step]);
      expect(await store.listTransitions('unknown')).toEqual([]);
    });

    test('of many who move a decision at once, one does, and one record stays', async () => {
      await put('gongyuan');
      const targets: DecisionState[] = ['processing', 'suspended', 'terminated', 'postponed'];
      const steps = [...targets, ...targets, ...targets].map((to) => aTransition('gongyuan', 'consulting', to));
      const moved = await Promise.all(steps.map((step, index) => (index % 2 ? store : other).moveDecision(step)));
      expect(moved.filter(Boolean)).toHaveLength(1);
      const winner = steps[moved.indexOf(true)];
      expect(await store.listTransitions('gongyuan')).toEqual([winner]);
      expect((await store.findDecision('gongyuan'))?.state).toBe(winner?.to);
    });

    test('a set of comments is sealed once', async () => {
      await put('gongyuan');
      const sealed = await Promise.all([3_000, 4_000, 5_000].map((now) => store.sealDecision('gongyuan', now)));
      expect(sealed.filter(Boolean)).toHaveLength(1);
      expect((await store.findDecision('gongyuan'))?.sealedAt).toBe([3_000, 4_000, 5_000][sealed.indexOf(true)]);
      expect(await store.sealDecision('unknown', 3_000)).toBe(false);
    });

    test.each(['', 'GONGYUAN', 'gongyuan ', 'gongyuan\0', 'gong%', "' or 1=1 --", '\ud800'])(
      'no decision answers to %j',
      async (id) => {
        await put('gongyuan');
        expect(await store.findDecision(id)).toBeNull();
        expect(await store.listVersions(id)).toEqual([]);
        expect(await store.sealDecision(id, 1)).toBe(false);
        expect(await store.listSubscriptions(id)).toEqual([]);
      },
    );

    test('who subscribes twice is told once, and may stop with one decision or with all', async () => {
      const whole = { decision: 'gongyuan', channel: 'telegram' as const, chat: '7', receipt: null };
      const comment = { ...whole, receipt: '4829-1730-5526-16' };
      const elsewhere = { ...whole, decision: 'daolu' };
      const another = { ...whole, chat: '8' };
      for (const [index, each] of [whole, comment, elsewhere, another, whole].entries())
        await store.subscribe(each, 1_000 + index);
      expect(await store.listSubscriptions('gongyuan')).toEqual([whole, comment, another]);
      expect(await store.unsubscribe('telegram', '7', 'gongyuan')).toBe(2);
      expect(await store.unsubscribe('telegram', '7', null)).toBe(1);
      expect(await store.unsubscribe('telegram', '7', null)).toBe(0);
      expect(await store.unsubscribe('web', '8', null)).toBe(0);
      expect(await store.listSubscriptions('gongyuan')).toEqual([another]);
    });
  });
}
