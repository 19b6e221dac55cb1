import { beforeAll, expect, test } from 'vitest';
import { diskLoader } from '../../corpus/loader.node.ts';
import type { Corpus } from '../../domain/corpus.ts';
import { Laws } from '../../retrieval/laws/laws.ts';
import { NO_CONVERSATIONS } from '../chat/no-conversations.fixture.ts';
import { NO_DECISIONS } from '../decisions/no-decisions.fixture.ts';
import { safePath } from '../frame/settings.ts';
import { webPages } from '../pages.tsx';

let corpus: Corpus;
let app: ReturnType<typeof webPages>;

beforeAll(async () => {
  const result = await diskLoader('corpus').load();
  if (!result.ok)
    throw new Error(result.faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  corpus = result.corpus;
  app = webPages({
    corpus,
    laws: new Laws(corpus, () => '2026-11-22'),
    conversation: { ask: async () => ({ kind: 'unknown_conversation' }) },
    retriever: {
      search: (question) => ({
        kept: corpus.plan.tasks.filter(({ text }) => text.includes(question)).map((passage) => ({ passage, score: 1 })),
        rejected: corpus.plan.tasks.slice(0, 9).map((passage) => ({ passage, score: 0 })),
        beyond: { no_basis: 0, out_of_scope: 0, unsafe: 0 },
      }),
    },
    participation: NO_DECISIONS,
    store: NO_CONVERSATIONS,
  });
});

const get = async (path: string) => await (await app.request(path)).text();

/** The text of a piece of HTML, as the JSX of these pages escapes it. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

test('the reader holds every part, section and task verbatim, each under its anchor', async () => {
  const html = await get('/plan');
  for (const id of ['preamble', 'closing', 'part-1', 'part-7', 'part-10', 'section-1', 'section-19', 'section-32'])
    expect(html).toContain(`id="${id}"`);
  for (const task of corpus.plan.tasks) {
    const paragraph = new RegExp(`<p class="plan" id="task-${task.number}">(.*?)</p>`).exec(html)?.[1] ?? '';
    expect(textOf(paragraph)).toBe(task.text);
  }
  expect(html).toContain(corpus.plan.sha256);
  expect(html.match(/ id="([^"]+)"/g)?.length).toBe(new Set(html.match(/ id="([^"]+)"/g)).size);
});

test('every task has its page with its text, character for character', async () => {
  for (const task of corpus.plan.tasks) {
    const paragraph = /<p class="plan">(.*?)<\/p>/.exec(await get(task.url))?.[1] ?? '';
    expect(textOf(paragraph)).toBe(task.text);
  }
});

test('a quotation is marked by its offsets, also across a doubtful place', async () => {
  const task = corpus.plan.tasks[99];
  const start = task?.text.indexOf('31日前') ?? 0;
  const html = await get(`/plan/100?quote=${start}-${start + 9}`);
  const mark = /<mark id="quote">(.*?)<\/mark>/.exec(html)?.[1] ?? '';
  expect(textOf(mark)).toBe(task?.text.slice(start, start + 9));
  expect(mark).toContain('<span class="doubt">31日前</span>');
  expect(html).toContain('原文疑有脱字');
});

test('offsets beyond the text are cut, senseless ones ignored', async () => {
  const length = corpus.plan.tasks[30]?.text.length ?? 0;
  expect(
    textOf(/<mark id="quote">(.*?)<\/mark>/.exec(await get(`/plan/31?quote=${length - 3}-999999`))?.[1] ?? ''),
  ).toHaveLength(3);
  for (const quote of ['9-3', '5-5', '-1-4', 'a-b', '999990-999999', '1-2-3', '1e1-20', ''])
    expect(await get(`/plan/31?quote=${quote}`), quote).not.toContain('<mark');
});

test('a task shows its way down, its facts, its neighbours and how to cite it', async () => {
  const html = await get('/plan/67');
  expect(html).toContain('href="/plan#part-7"');
  expect(html).toContain('href="/plan#section-19"');
  expect(html).toContain('不低于70%');
  expect(html).toContain('rel="prev"');
  expect(html).toContain('rel="next"');
  expect(html).toMatch(/id="citation">《湖南省法治政府建设实施方案/);
  expect(await get('/plan/1')).not.toContain('rel="prev"');
  expect(await get('/plan/108')).not.toContain('rel="next"');
});

test('a task that the plan does not have is 404 and says which there are', async () => {
  for (const path of ['/plan/109', '/plan/0', '/plan/007', '/plan/abc', '/plan/1e1', '/plan/-1']) {
    const response = await app.request(path);
    expect(response.status, path).toBe(404);
    expect(await response.text(), path).toContain('编号从1到108');
  }
});

test('the address filters by deadline and kind, and both together', async () => {
  const tasks = (html: string) => [...html.matchAll(/<h3><a href="\/plan\/(\d+)">/g)].map((match) => Number(match[1]));
  expect(tasks(await get('/plan?deadline=2022'))).toEqual([4, 48, 66, 92]);
  expect(tasks(await get('/plan?kind=figure'))).toContain(67);
  expect(tasks(await get('/plan?deadline=2022&kind=instrument'))).toEqual([48]);
  expect(await get('/plan?deadline=1999')).toContain('没有这样的条件');
});

test('a search shows hits, or the nearest where nothing is certain', async () => {
  expect(await get('/plan?q=听证会')).toContain('<a href="/plan/31">');
  const nothing = await get('/plan?q=火星');
  expect(nothing).toContain('没有足够相近的内容');
  expect(nothing.match(/class="result"/g)).toHaveLength(3);
});

test('an unknown address is a 404 page', async () => {
  const response = await app.request('/nowhere');
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('没有找到这个页面');
});

test('a chosen size is kept in a cookie and shown on the next page', async () => {
  const response = await app.request('/settings/size?value=1.25&back=%2Fplan%3Fq%3D1');
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/plan?q=1');
  expect(response.headers.get('set-cookie')).toMatch(/^size=1\.25; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
  const page = await app.request('/plan/31', { headers: { cookie: 'size=1.25' } });
  expect(await page.text()).toContain('data-size="1.25"');
  expect((await app.request('/settings/size?value=9&back=/plan')).headers.get('set-cookie')).toBeNull();
});

test('only paths of this site are come back to', () => {
  for (const bad of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '\\\\evil',
    '',
    '/..//evil.example',
    '/\t/evil.example',
  ])
    expect(safePath(bad), bad).toBe('/');
  expect(safePath('/plan/31?quote=1-2#quote')).toBe('/plan/31?quote=1-2#quote');
});

test('the style sheet is kept for ever under its hash and asked for again without it', async () => {
  const link = /href="(\/assets\/styles\.css\?v=[0-9a-f]{16})"/.exec(await get('/plan'))?.[1] ?? '';
  const hashed = await app.request(link);
  expect(hashed.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(hashed.headers.get('cache-control')).toContain('immutable');
  expect((await app.request('/assets/styles.css')).headers.get('cache-control')).toBe('no-cache');
  const again = await app.request(link, { headers: { 'if-none-match': hashed.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

test('the about page names the version that answers rest on, and what is stored', async () => {
  const html = await get('/about');
  expect(html).toContain(corpus.version);
  expect(html).toContain('到期由程序删除');
  expect(html).toContain('href="tel:12345"');
});
