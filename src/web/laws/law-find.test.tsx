import { beforeAll, expect, test } from 'vitest';
import { BRIDGES, corpusWith, lawPages, madeUpSources, OLD_RULES, textOf } from './law.fixture.node.ts';

let app: Awaited<ReturnType<typeof lawPages>>;
beforeAll(async () => {
  // Cards of laws whose text is not at hand are found beside the articles; here there are none.
  const corpus = { ...(await corpusWith(BRIDGES, OLD_RULES)), cards: [], lawQuestions: [] };
  app = await lawPages(corpus, madeUpSources());
});

const part = async (query: Record<string, string>): Promise<string> =>
  (await app.request(`/laws/qiao?${new URLSearchParams(query)}`, { headers: { 'X-Partial': '1' } })).text();
const places = (html: string): string[] =>
  [...html.matchAll(/<li><a href="[^"]*#a([\w-]+)">/g)].map((match) => match[1] as string);

test('words are found within a law, in its order, and marked', async () => {
  const html = await part({ q: '桥梁' });
  expect(html).toMatch(/^<section data-count="3"/);
  expect(places(html)).toEqual(['1', '3', '4']);
  expect(html).toContain('为了让<mark class="hit">桥梁</mark>经久耐用');
  expect(places(await part({ q: '桥梁 检查' }))).toEqual(['4']);
});

test('an article is found by its number in any of its forms', async () => {
  for (const q of ['4', '第4条', '四', '第四条']) expect(places(await part({ q })), q).toContain('4');
  expect(places(await part({ q: '第四条之一' }))).toEqual(['4-1']);
});

test('words that nobody wrote lead to the nearest places, said to be no more than that', async () => {
  const html = await part({ q: '养护要花多少钱' });
  expect(html).toMatch(/^<section data-count="0"/);
  expect(textOf(html)).toContain('没有写着“养护要花多少钱”的条文');
  expect(places(html)).toContain('2');
  const none = await part({ q: 'qqqq' });
  expect(none).toContain('<a href="/laws?q=qqqq">在全部法律里查找</a>');
});

test('an earlier version is searched in its own text', async () => {
  const html = await part({ q: '一次', version: '2019-05-01' });
  expect(places(html)).toEqual(['3']);
  expect(html).toContain('&amp;version=2019-05-01#a3"');
  expect(await part({ q: '桥梁一次' })).toMatch(/^<section data-count="0"/);
});

test('an emptied field brings nothing, and not the panel', async () => {
  expect(await part({ within: 'text' })).toBe('');
});

test('without a script the page shows what was found and marks it in the text, which stays as it is', async () => {
  const html = await (await app.request(`/laws/qiao?${new URLSearchParams({ q: '簿子' })}`)).text();
  expect(html).toContain('<h2 id="within-title">“簿子”：1条</h2>');
  expect(html).toContain('<input id="q" type="search" name="q" value="簿子"');
  const article = html.split('id="a4"')[1]?.split('id="a4-1"')[0] ?? '';
  expect(article.match(/<mark class="hit">簿子<\/mark>/g)).toHaveLength(2);
  expect(textOf(article)).toContain('第四条 管理单位每年检查桥梁两次，并且把检查的结果记在簿子上。');
  const evil = await part({ q: '<img src=x>' });
  expect(evil).not.toContain('<img');
});
