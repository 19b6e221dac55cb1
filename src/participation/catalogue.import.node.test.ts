import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DecisionDocument } from '../domain/decision.ts';
import { importCatalogue } from './catalogue.import.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { CatalogueState } from './catalogue.words.ts';
import { aDocument, aService, type Service } from './participation.fixture.node.ts';

const DAY = 24 * 3_600_000;
let service: Service;
let today: (days: number) => string;

beforeEach(async () => {
  service = await aService();
  const now = await service.store.databaseNow();
  today = (days) => new Date(now + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);
});
afterEach(() => service.close());

const OUTLETS = [{ outlet: '县政府网站', evidence: 'https://example.invalid/1' }];

function entry(state: CatalogueState, changes: Partial<DecisionDocument> = {}): CatalogueEntry {
  const period = { from: today(-1), to: today(40) };
  return { document: aDocument('oil', { period, outlets: OUTLETS, ...changes }), state, by: '张三', where: '事项!A2' };
}

/** How it went: kinds and states, or the faults. */
async function imported(...entries: CatalogueEntry[]): Promise<string[]> {
  const result = await importCatalogue(service.store, entries);
  if (result.ok) return result.changes.map(({ kind, state, version }) => `${kind} ${state} v${version}`);
  return result.faults.map(({ where, message, article }) => `${where} ${message} ${article}`);
}

const steps = async () =>
  (await service.store.listTransitions('oil')).map(({ from, to, basis }) => `${from}→${to} ${basis.join()}`);

test('a decision comes in with every step up to its state on record, and the same file again changes nothing', async () => {
  expect(await imported(entry('consulting'))).toEqual(['new consulting v1']);
  expect(await steps()).toEqual([
    ...[
      'proposed→listed D3,D10,T29',
      'listed→started D10,D11',
      'started→drafting D12',
      'drafting→consulting D14,D15,T31',
    ],
  ]);
  const stored = await service.store.findDecision('oil');
  expect(stored?.opensAt).toBe(Date.parse(`${today(-1)}T00:00:00+08:00`));
  expect(stored?.closesAt).toBe(Date.parse(`${today(41)}T00:00:00+08:00`));
  expect(await imported(entry('consulting'))).toEqual(['unchanged consulting v1']);
  expect(await steps()).toHaveLength(4);
});

test('a consultation that began before it was recorded is warned of', async () => {
  const result = await importCatalogue(service.store, [entry('consulting')]);
  expect(result.ok && result.changes[0]?.warnings).toEqual(['期限已经开始：在这之前，本站没有收意见']);
  const later = { document: aDocument('later', { period: { from: today(1), to: today(40) }, outlets: OUTLETS }) };
  const second = await importCatalogue(service.store, [{ ...entry('consulting'), ...later }]);
  expect(second.ok && second.changes[0]?.warnings).toEqual([]);
});

test('a later file moves it on, changed or not; one that lags behind does not move it back', async () => {
  expect(await imported(entry('listed'))).toEqual(['new listed v1']);
  expect(await imported(entry('drafting'))).toEqual(['moved drafting v1']);
  expect(await imported(entry('consulting', { ways: ['来信'] }))).toEqual(['changed consulting v2']);
  expect(await imported(entry('listed', { ways: ['来信', '来访'] }))).toEqual(['changed consulting v3']);
  expect(await imported(entry('drafting', { ways: ['来信', '来访'] }))).toEqual(['unchanged consulting v3']);
  expect((await steps()).map((step) => step.split(' ')[0])).toEqual([
    ...['proposed→listed', 'listed→started', 'started→drafting', 'drafting→consulting'],
  ]);
});

test('a lagging file must still hold what the recorded state asks for', async () => {
  await imported(entry('consulting'));
  expect(await imported(entry('listed', { outlets: [] }))).toEqual([
    '事项!A2 缺少公布草案的渠道（政府网站、政务新媒体、报刊等）及其证明 D15',
  ]);
});

test('once it is open the draft stands and the period can only be made longer', async () => {
  await imported(entry('consulting'));
  const changed = (changes: Partial<DecisionDocument>) => imported(entry('consulting', changes));
  const frozen = (field: string) => [`事项!A2 征求意见已经开始，${field} 不能再改；要改请重新征求意见 D15`];
  expect(await changed({ title: '另一个' })).toEqual(frozen('title'));
  expect(await changed({ explanation: '另一个' })).toEqual(frozen('explanation'));
  expect(await changed({ clauses: [{ id: '1', label: '第一条', text: '改了' }] })).toEqual(frozen('clauses'));
  const period = (from: number, to: number) => changed({ period: { from: today(from), to: today(to) } });
  const kept = ['事项!A2 征求意见已经开始，期限只能在结束之前延长，不能缩短、推后或者取消 D15'];
  expect(await period(-1, 35)).toEqual(kept);
  expect(await period(1, 45)).toEqual(kept);
  expect(await period(-1, 50)).toEqual(['changed consulting v2']);
  expect((await service.store.findDecision('oil'))?.closesAt).toBe(Date.parse(`${today(51)}T00:00:00+08:00`));
});

test('before its first moment all may still change', async () => {
  await imported(entry('consulting', { period: { from: today(2), to: today(40) } }));
  expect(await imported(entry('consulting', { title: '改', period: { from: today(1), to: today(35) } }))).toEqual([
    'changed consulting v2',
  ]);
});

test('what was closed stays closed, whatever else of the document changes', async () => {
  await imported(entry('consulting'));
  const stored = await service.store.findDecision('oil');
  const now = await service.store.databaseNow();
  const times = { opensAt: stored?.opensAt ?? 0, closesAt: now, now };
  await service.store.putDecision({ ...entry('consulting').document, affected: ['餐馆'] }, 'consulting', times, []);
  expect(await imported(entry('consulting', { ways: ['来信'] }))).toEqual(['changed consulting v3']);
  expect((await service.store.findDecision('oil'))?.closesAt).toBe(now);
});

test('a period that is over cannot come in as open, nor an exempt decision be consulted on', async () => {
  expect(await imported(entry('consulting', { period: { from: today(-40), to: today(-1) } }))).toEqual([
    '事项!A2 征求意见的期限已经过了 D15',
  ]);
  const exempt = { period: null, exemption: { basis: '《保守国家秘密法》', approver: '县长' } };
  expect(await imported(entry('exempt', exempt))).toEqual(['new exempt v1']);
  expect(await imported(entry('consulting'))).toEqual(['事项!A2 现在是 exempt，不能改成 consulting T30']);
});

test('with one fault nothing of the file is written', async () => {
  const fine = { ...entry('consulting'), document: aDocument('fine', { outlets: OUTLETS }) };
  const over = entry('consulting', { period: { from: today(-40), to: today(-1) } });
  await imported(fine, over);
  expect(await service.store.listDecisions()).toEqual([]);
});
