import { beforeAll, expect, test } from 'vitest';
import type { Fact, FactKind } from '../../domain/corpus.ts';
import { TRAINING_TIMEOUT } from '../../retrieval/fixture.node.ts';
import { deadlinesByYear } from './deadlines.ts';
import { NOON, type PlanPages, planPages, textOf } from './plan.fixture.node.ts';
import { clauseOf, factsOf } from './plan-facts.ts';
import { sortedFigures } from './plan-figures.tsx';

let pages: PlanPages;

beforeAll(async () => {
  pages = await planPages();
}, TRAINING_TIMEOUT);

/** The lines of a table of facts: first column, words, marked words, address. */
const linesIn = (html: string) =>
  [...html.matchAll(/<th scope="row">(.*?)<\/th><td class="clause"><a href="([^"]*)">(.*?)<\/a><\/td>/g)].map(
    ([, first, href, clause]) => ({
      first: textOf(first ?? ''),
      href,
      clause: textOf(clause ?? ''),
      marked: textOf(/<mark>(.*?)<\/mark>/.exec(clause ?? '')?.[1] ?? ''),
    }),
  );
const addressOf = (task: number, { start, end }: Fact) => `/plan/${task}?quote=${start}-${end}#quote`;
const addresses = (kind: FactKind) =>
  factsOf(pages.corpus.plan, kind).map(({ task, fact }) => addressOf(task.number, fact));

test('every clause is a stretch of its task, holds the fact, and crosses no full stop', () => {
  for (const kind of ['deadline', 'figure', 'recurring'] as const)
    for (const placed of factsOf(pages.corpus.plan, kind)) {
      const { start, end } = clauseOf(placed);
      expect(start).toBeLessThanOrEqual(placed.fact.start);
      expect(end).toBeGreaterThanOrEqual(placed.fact.end);
      expect(placed.task.text.slice(start, end)).not.toContain('。');
    }
});

test('the timeline holds every deadline once, by year, its words marked and linked', async () => {
  const lines = linesIn(await pages.get('/plan/deadlines'));
  expect(lines.map(({ href }) => href).sort()).toEqual(addresses('deadline').sort());
  expect(lines[0]).toEqual({
    first: '12月31日前方案写明的时限已过',
    href: expect.stringMatching(/^\/plan\/4\?quote=/),
    clause: '2022年底前动态调整并向社会公开省级政府部门权责清单',
    marked: '2022年底前',
  });
  const years = deadlinesByYear(pages.corpus.plan, '2026-11-22').map(({ year }) => year);
  expect(years).toEqual(['2022', '2023', '2024', '2025', null]);
});

test('a deadline is over on the day after, and nothing is claimed of what was done', async () => {
  const over = (today: string) =>
    deadlinesByYear(pages.corpus.plan, today)
      .flatMap(({ deadlines }) => deadlines)
      .filter(({ isOver }) => isOver).length;
  expect([over('2022-12-31'), over('2023-01-01'), over('2025-12-31'), over('2026-01-01')]).toEqual([0, 4, 6, 9]);
  const text = textOf(await pages.get('/plan/deadlines'));
  expect(text).toContain('时限过了不等于完成，也不等于没完成：方案本身没有写明。');
  expect(text).not.toMatch(/逾期|未完成|已完成/);
  const early = await planPages({ clock: { now: () => NOON - 3 * 365 * 86_400_000 } });
  expect(textOf(await early.get('/plan/deadlines'))).toContain('方案写明的时限未到');
});

test('a doubtful date is said to be doubtful, and gets no year', async () => {
  const doubtful = linesIn(await pages.get('/plan/deadlines')).slice(-2);
  expect(doubtful.map(({ first, marked }) => [first, marked])).toEqual([
    ['日期待核原文疑有脱字', '每年31日前'],
    ['日期待核原文疑有脱字', '每年41日前'],
  ]);
});

test('the drawing has a dot for every deadline with a year, and is not read out', async () => {
  const axis =
    /<figure class="axis" aria-hidden="true">(.*?)<\/figure>/s.exec(await pages.get('/plan/deadlines'))?.[1] ?? '';
  expect(axis.match(/class="exact-day"/g)).toHaveLength(6);
  expect(axis.match(/class="year-only"/g)).toHaveLength(3);
  expect([...axis.matchAll(/<text[^>]*>(\d{4})</g)].map((match) => match[1])).toEqual([
    '2021',
    '2022',
    '2023',
    '2024',
    '2025',
  ]);
});

test('the table of figures holds every figure and is sorted by the address', async () => {
  expect(linesIn(await pages.get('/plan/figures')).map(({ href }) => href)).toEqual(addresses('figure'));
  const byNumber = linesIn(await pages.get('/plan/figures?sort=number')).map(({ first }) =>
    Number(/\d+/.exec(first)?.[0]),
  );
  expect(byNumber).toEqual([...byNumber].sort((a, b) => a - b));
  expect(byNumber.slice(-2)).toEqual([60, 70]);
  const units = sortedFigures(pages.corpus.plan, 'unit').map(({ fact }) => fact.value.replace(/^.*?\d+/, ''));
  expect(units.lastIndexOf('次') - units.indexOf('次') + 1).toBe(units.filter((unit) => unit === '次').length);
  const html = await pages.get('/plan/figures?sort=number');
  expect(html).toContain('<th scope="col" aria-sort="ascending">数字</th>');
  expect(html).toContain('<a href="/plan/figures?sort=number" aria-current="true">数字大小</a>');
});

test('an order that nobody knows is named', async () => {
  expect(textOf(await pages.get('/plan/figures?sort=<b>'))).toContain('没有“<b>”这种排序，已按任务顺序排列。');
  expect(await pages.get('/plan/figures?sort=toString')).toContain('没有“toString”这种排序');
});

test('recurring duties stand by cycle, each once, the most frequent cycle first', async () => {
  const html = await pages.get('/plan/recurring');
  const lines = linesIn(html);
  expect(lines.map(({ href }) => href).sort()).toEqual(addresses('recurring').sort());
  const cycles = [...html.matchAll(/scope="rowgroup" colspan="3">([^（]+)（(\d+)处，(\d+)项任务）/g)];
  expect(cycles[0]?.slice(1)).toEqual(['年度', '8', '6']);
  const counts = cycles.map((match) => Number(match[3]));
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
});

test('every way to look at the plan names the others and which one it is', async () => {
  for (const path of ['/plan', '/plan/deadlines', '/plan/figures', '/plan/recurring', '/plan/download']) {
    const html = await pages.get(path);
    const views = /<nav class="views"[^>]*>(.*?)<\/nav>/.exec(html)?.[1] ?? '';
    expect(views.match(/<a /g), path).toHaveLength(5);
    expect(views).toContain(`<a href="${path}" aria-current="page">`);
    expect(html.match(/<h1/g)).toHaveLength(1);
  }
});
