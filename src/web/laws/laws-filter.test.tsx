import { beforeAll, expect, test } from 'vitest';
import { BRIDGES, corpusWith, lawPages, madeUpSources, OLD_RULES, textOf } from './law.fixture.node.ts';

let app: Awaited<ReturnType<typeof lawPages>>;
beforeAll(async () => {
  app = await lawPages(await corpusWith(BRIDGES, OLD_RULES), madeUpSources());
});

const get = async (query: Record<string, string>, headers: Record<string, string> = {}): Promise<string> =>
  (await app.request(`/laws?${new URLSearchParams(query)}`, { headers })).text();
const found = (html: string): string[] =>
  [...html.matchAll(/<h3><a href="\/laws\/([a-z0-9]+)">/g)].map((match) => match[1] as string);
/** The counts of a facet's values, as its links say them. */
const counts = (html: string): Record<string, number> =>
  Object.fromEntries(
    [...html.matchAll(/<span>([^<]+)<\/span><span class="extent">(\d+)部<\/span>/g)].map((match) => [
      match[1] as string,
      Number(match[2]),
    ]),
  );

test('each filter leaves the laws that meet it, and counts them beforehand', async () => {
  const all = counts(await get({}));
  expect(all.有原文).toBe(2);
  for (const [facet, value, name] of [
    ['kind', '行政法规', '行政法规'],
    ['status', 'repealed', '已废止'],
    ['text', 'yes', '有原文'],
    ['matter', 'review', '行政复议'],
  ] as const) {
    const html = await get({ [facet]: value });
    const laws = found(html.split('class="contents side')[0] ?? '');
    expect(laws.length, name).toBeGreaterThan(0);
    expect(laws.length, name).toBe(all[name]);
    expect(textOf(html), name).toContain(`共${laws.length}部`);
  }
  expect(found(await get({ text: 'yes' })).sort()).toEqual(['jiuqiao', 'qiao']);
});

test('filters go together, and the counts of one are those under the others', async () => {
  const html = await get({ status: 'repealed', text: 'yes' });
  expect(found(html)).toEqual(['jiuqiao']);
  expect(counts(html)).toMatchObject({ 现行有效: 1, 已废止: 1 });
  expect(counts(html)).not.toHaveProperty('司法解释');
  // One kind alone narrows nothing.
  expect(html).not.toContain('<h2>类别</h2>');
});

test('every condition is a link that takes it away and keeps the others', async () => {
  const html = await get({ q: '桥', kind: '行政法规', status: 'repealed' });
  const chips = [...html.matchAll(/<a class="chip" href="([^"]*)" aria-label="([^"]*)"/g)].map((match) => [
    match[2],
    decodeURIComponent((match[1] as string).replaceAll('&amp;', '&')),
  ]);
  expect(chips).toEqual([
    ['去掉条件“桥”', '/laws?kind=行政法规&status=repealed'],
    ['去掉条件类别：行政法规', '/laws?q=桥&status=repealed'],
    ['去掉条件效力：已废止', '/laws?q=桥&kind=行政法规'],
  ]);
  expect(html).toContain('<a class="plain" href="/laws">');
});

test('what narrows goes along with the words that one types', async () => {
  const html = await get({ status: 'repealed' });
  const form = /<form class="finder"[^>]*data-live="laws-found">(.*?)<\/form>/s.exec(html)?.[1] ?? '';
  expect(form).toContain('<input type="hidden" name="status" value="repealed"/>');
  expect(form).toContain('data-live-status');
  expect(html).toContain('<div id="laws-found">');
});

test('our script gets only what changes, with how many were found in front', async () => {
  const html = await get({ q: '养桥' }, { 'X-Partial': '1' });
  expect(html).toMatch(/^<div class="found" data-count="(\d+)">/);
  expect(Number(/data-count="(\d+)"/.exec(html)?.[1])).toBe((html.match(/<article class="result">/g) ?? []).length);
  expect(found(html)[0]).toBe('qiao');
  expect(html).not.toContain('<form class="finder"');
  expect(await get({}, { 'X-Partial': '1' })).toMatch(/^<div class="found" data-count="65">/);
});

test('laws are found while their name is being typed, those that begin so first', async () => {
  expect(found(await get({ q: '行政复' }))[0]).toBe('xzfy');
  expect(found(await get({ q: '《行政复议法》' }))[0]).toBe('xzfy');
  expect(found(await get({ q: '行政诉' }))[0]).toBe('xzss');
  expect(found(await get({ q: '处罚法' })).slice(0, 2)).toEqual(['xzcf', 'zagl']);
});

test('where nothing is found, the page says what to take away and lets one ask', async () => {
  const html = await get({ q: 'qqqq', kind: '司法解释' });
  expect(html).toContain('没有找到');
  expect(html).toContain('<a href="/laws?q=qqqq">去掉“类别：司法解释”再找</a>');
  expect(html).toMatch(/<form class="instead" method="post" action="\/#latest">.*name="question" value="qqqq"/s);
  expect(textOf(html)).toContain('国家法律法规数据库');
  expect(await get({ kind: '司法解释', text: 'yes' })).toContain('没有找到');
});
