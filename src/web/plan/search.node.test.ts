import { beforeAll, expect, test } from 'vitest';
import { TRAINING_TIMEOUT } from '../../retrieval/fixture.node.ts';
import { type PlanPages, planPages, textOf } from './plan.fixture.node.ts';
import { choicesOf, filterUrl, readFilter } from './plan-filter.ts';

let pages: PlanPages;

beforeAll(async () => {
  pages = await planPages();
}, TRAINING_TIMEOUT);

const tasksIn = (html: string) => [...html.matchAll(/<h3><a href="\/plan\/(\d+)">/g)].map((match) => Number(match[1]));
const tasksAt = async (query: Record<string, string>) =>
  tasksIn(await pages.get(`/plan?${new URLSearchParams(query)}`));
const withFact = (kind: string, value: string) =>
  pages.corpus.plan.tasks.filter(({ facts }) => facts.some((fact) => fact.kind === kind && fact.value === value));

test('body, instrument and cycle find the tasks whose facts say exactly that', async () => {
  for (const [kind, value] of [
    ['body', '各级政府'],
    ['body', '行政机关负责人'],
    ['instrument', '《重大行政决策程序暂行条例》'],
    ['recurring', '每年'],
  ] as const)
    expect(await tasksAt({ [kind]: value }), value).toEqual(withFact(kind, value).map(({ number }) => number));
  expect(await tasksAt({ body: '各级政府' })).toHaveLength(6);
});

test('conditions hold together, several kinds too', async () => {
  expect(await tasksAt({ recurring: '每年', deadline: '2025' })).toEqual([106]);
  const both = tasksIn(await pages.get('/plan?kind=publication&kind=deadline'));
  expect(both).toEqual([4, 100]);
  expect(await tasksAt({ q: '权责清单', deadline: '2022' })).toEqual([4]);
});

test('every value on offer finds as many tasks as it says', async () => {
  for (const condition of ['deadline', 'body', 'instrument', 'recurring'] as const)
    for (const { value, tasks } of choicesOf(pages.corpus.plan, condition))
      expect(await tasksAt({ [condition]: value }), value).toHaveLength(tasks);
  expect(choicesOf(pages.corpus.plan, 'body')[0]).toEqual({ value: '各级政府', tasks: 6 });
});

test('each condition is a link that takes it away and keeps the rest', async () => {
  const html = await pages.get(`/plan?${new URLSearchParams({ q: '公开', deadline: '2022', kind: 'publication' })}`);
  const chips = [...html.matchAll(/<a class="chip" href="([^"]*)"/g)].map((match) =>
    decodeURIComponent((match[1] ?? '').replaceAll('&amp;', '&')),
  );
  expect(chips).toEqual([
    '/plan?deadline=2022&kind=publication',
    '/plan?q=公开&kind=publication',
    '/plan?q=公开&deadline=2022',
  ]);
});

test('an address is read and written without loss', () => {
  const asked = new URLSearchParams('q=公开&deadline=2022&body=各级政府&recurring=每年&kind=figure&kind=body');
  const filter = readFilter((name) => asked.getAll(name), pages.corpus.plan, 2000);
  expect(filterUrl(filter)).toBe(`/plan?${asked}`);
  expect(filter.unknown).toEqual([]);
});

test('what nobody knows is named and left out', async () => {
  const html = await pages.get(`/plan?${new URLSearchParams({ body: '甲'.repeat(50), recurring: '每天', kind: 'x' })}`);
  expect(html).toContain(`没有这样的条件，已略去：责任主体“${'甲'.repeat(20)}”、周期“每天”、类别“x”。`);
  expect(tasksIn(html)).toHaveLength(108);
});

test('words that stand in the text are found wherever they stand, marked, and with a link to the place', async () => {
  const word = '企业和群众';
  const holding = pages.corpus.plan.tasks.filter(({ text }) => text.includes(word));
  const html = await pages.get(`/plan?q=${word}`);
  expect(tasksIn(html)).toEqual(expect.arrayContaining(holding.map(({ number }) => number)));
  expect(holding.length).toBeGreaterThan(1);
  for (const { number, text } of holding) {
    const start = text.indexOf(word);
    expect(html).toContain(`<a class="to-words" href="/plan/${number}?quote=${start}-${start + word.length}#quote">`);
  }
  expect(html).toContain(`<mark>${word}</mark>`);
});

test('full-width punctuation finds the half-width of the text', async () => {
  const html = await pages.get(`/plan?${new URLSearchParams({ q: '改革事项清单，持续推进' })}`);
  expect(tasksIn(html)).toContain(8);
  expect(html).toContain('<mark>改革事项清单,持续推进</mark>');
});

test('where nothing is found it says which condition to drop, and offers to ask', async () => {
  const html = await pages.get(`/plan?${new URLSearchParams({ q: '听证', deadline: '2022' })}`);
  expect(tasksIn(html.split('class="nothing"')[0] ?? '')).toEqual([]);
  const alone = (await tasksAt({ q: '听证' })).length;
  expect(textOf(html)).toContain(`去掉时限：2022年，有${alone}项`);
  expect(html).toContain('action="/#latest"');
  expect(html).toContain('name="question" value="听证"');
});

test('while one types only the results come, with their count', async () => {
  const part = await pages.get('/plan?q=听证', true);
  expect(part).toMatch(/^<section class="results"[^>]* data-count="\d+"/);
  expect(part).toContain(`data-count="${tasksIn(part).length}"`);
  expect(await pages.get('/plan', true)).toMatch(/^<article class="text plan-text"[^>]* data-count="108"/);
  const page = await pages.get('/plan');
  const id = /data-live="([^"]+)"/.exec(page)?.[1];
  expect(page).toContain(`<div id="${id}"><article class="text plan-text"`);
  expect(page).toMatch(/role="status" data-live-status/);
});
