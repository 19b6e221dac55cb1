import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Law } from '../../domain/law.ts';
import { BRIDGES, corpusWith, lawPages, madeUpSources, OLD_RULES, textOf } from './law.fixture.node.ts';

type App = Awaited<ReturnType<typeof lawPages>>;
let app: App;
let bare: App;

beforeAll(async () => {
  const corpus = await corpusWith(BRIDGES, OLD_RULES);
  app = await lawPages(corpus, madeUpSources());
  bare = await lawPages(corpus, []);
});

const get = async (path: string, from = app): Promise<string> => (await from.request(path)).text();
const titles = (html: string): string[] =>
  [...html.matchAll(/<h3><a href="[^"]*">(.*?)<\/a><\/h3>/g)].map((match) => match[1] as string);

test('the library lists every pinned law by kind, with its status, articles and the tasks that name it', async () => {
  const corpus = await corpusWith();
  const html = await get('/laws');
  for (const { id } of corpus.lock.laws) expect(html).toContain(`<a href="/laws/${id}">`);
  for (const { id } of corpus.instruments) expect(html).toContain(`<a href="/laws/${id}">`);
  expect(html).toMatch(
    /桥梁养护法<\/a><\/h3><p class="where"><span class="tag force">现行有效<\/span>(?:<span>[^<]*<\/span> · ){2}<span>5条<\/span> · <span>2个版本<\/span>/,
  );
  expect(html).toMatch(/旧桥暂行办法<\/a><\/h3><p class="where"><span class="tag period">已废止<\/span>/);
  expect(html).toMatch(
    /治安管理处罚法<\/a><\/h3><p class="where"><span class="tag period">已修改<\/span><span class="tag period">待核实/,
  );
  expect(textOf(html)).toMatch(/方案提到：任务\d+/);
});

test('the figures add up', async () => {
  const html = await get('/laws');
  const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/g)].map((match) =>
    [...(match[2] as string).matchAll(/<td>([\d,]+)<\/td>/g)].map((cell) =>
      Number((cell[1] as string).replace(',', '')),
    ),
  );
  const total = rows.pop() ?? [];
  expect(rows.length).toBeGreaterThan(2);
  expect(total).toEqual(total.map((_, column) => rows.reduce((sum, row) => sum + (row[column] as number), 0)));
  expect(total[0]).toBe((total[1] as number) + (total[2] as number) + (total[3] as number));
  expect(total[5]).toBe(6);
});

test('a search finds articles by their words, and laws by their names', async () => {
  // Cards of laws whose text is not at hand are found beside the articles; here there are none.
  const corpus = { ...(await corpusWith(BRIDGES, OLD_RULES)), cards: [], lawQuestions: [] };
  const pages = await lawPages(corpus, madeUpSources());
  const html = await get(`/laws?q=${encodeURIComponent('桥梁检查的结果要记在簿子上吗')}`, pages);
  expect(titles(html)[0]).toBe('《桥梁养护法》第四条');
  expect(html).toContain('href="/laws/qiao#a4"');
  expect(textOf(html)).toContain('第四条 管理单位每年检查桥梁两次');
  expect(html).toContain('<mark class="hit">检查的结果记在簿子上</mark>');
  expect(titles(html).length).toBeLessThanOrEqual(20);
  expect(await get(`/laws?q=${encodeURIComponent('桥梁养护')}`)).toContain(
    '<h3><a href="/laws/qiao">中华人民共和国桥梁养护法</a></h3>',
  );
});

test('a search without texts finds points of cards and says what they are', async () => {
  const html = await get(`/laws?q=${encodeURIComponent('同一件事能不能罚两次款')}`, bare);
  expect(titles(html).join()).toContain('要点（非原文）');
  expect(html).toMatch(/href="\/laws\/[a-z]+\?quote=\d+-\d+#card"/);
  expect(html).toContain('没有法律原文');
});

test('what is looked for is shown as the text that it is, and cut to the limit', async () => {
  const evil = `"><img src=x onerror=alert(1)>`;
  for (const name of ['q', 'kind', 'page']) {
    const html = await get(`/laws?${name}=${encodeURIComponent(evil)}`);
    expect(html, name).not.toContain('<img');
    expect(html, name).toContain('&lt;img');
  }
  const long = await get(`/laws?q=${'桥'.repeat(3_000)}`);
  expect(long).toContain('桥'.repeat(2_000));
  expect(long).not.toContain('桥'.repeat(2_001));
});

test('no page of the laws holds an inline script, style or handler', async () => {
  for (const path of ['/laws', '/laws?q=a', '/laws/qiao', '/laws/qiao/compare', '/laws/hngfxwj', '/laws/xzcf'])
    expect(await get(path), path).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:/);
});

test('a long list is paged and filtered by kind', async () => {
  const many = Array.from({ length: 1_050 }, (_, at): Law => {
    const id = `mi${[...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
    return { ...OLD_RULES, id, title: `第${at}号办法`, names: [`第${at}号办法`], kind: '部门规章', replacedBy: null };
  });
  const pages = await lawPages(await corpusWith(...many), []);
  const first = await get('/laws?kind=部门规章', pages);
  expect(titles(first)).toHaveLength(100);
  expect(first).toContain('第1页，共11页');
  const last = await get('/laws?kind=部门规章&page=11', pages);
  expect(titles(last)).toHaveLength(50);
  expect(last).toContain('rel="prev"');
  expect(last).not.toContain('rel="next"');
  expect(await get('/laws?kind=部门规章&page=9999', pages)).toContain('第11页，共11页');
  expect(await get('/laws?page=0', pages)).toContain('没有这样的条件');
  expect(await get('/laws?kind=没有', pages)).toContain('没有这样的条件');
});

const PULLED = process.env.PULLED_LAWS;
if (!PULLED) console.warn('没有设 PULLED_LAWS（放有公开仓库文件的文件夹），跳过对真实法律原文的测试。');

test.skipIf(!PULLED)('every pulled law is shown whole, each place under an anchor of its own', async () => {
  const corpus = await corpusWith();
  const sources = corpus.lock.laws.flatMap((law) =>
    law.versions.map(async (version) => {
      const paths = version.files.map(({ path }) => join(PULLED ?? '', path));
      if (!paths.every((path) => existsSync(path))) return [];
      const files = await Promise.all(paths.map((path) => readFile(path)));
      const hashes = files.map((file) => createHash('sha256').update(file).digest('hex'));
      expect(hashes, law.id).toEqual(version.files.map(({ sha256 }) => sha256));
      return [{ law, version, texts: files.map((file) => file.toString('utf8')) }];
    }),
  );
  const texts = (await Promise.all(sources)).flat();
  expect(texts.length).toBeGreaterThan(0);
  const pages = await lawPages(corpus, texts);
  for (const { law, version } of texts) {
    const html = await get(`/laws/${law.id}?version=${version.version}`, pages);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size, law.id).toBe(ids.length);
    expect(ids, law.id).toContain('a1');
    const shown = [...html.matchAll(/<p class="plan"[^>]*>(.*?)<\/p>/g)].map((match) => textOf(match[1] as string));
    const file = await (await pages.request(`/laws/${law.id}/download?version=${version.version}`)).text();
    for (const line of shown) expect(file, law.id).toContain(line);
  }
});
