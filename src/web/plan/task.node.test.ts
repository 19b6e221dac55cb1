import { beforeAll, expect, test } from 'vitest';
import { TRAINING_TIMEOUT } from '../../retrieval/fixture.node.ts';
import { type PlanPages, planPages, textOf } from './plan.fixture.node.ts';

let pages: PlanPages;

beforeAll(async () => {
  pages = await planPages();
}, TRAINING_TIMEOUT);

const sentencesIn = (html: string) =>
  [...html.matchAll(/<span class="sentence" id="s(\d+)">(.*?)<\/span>(?=<span class="sentence"|<\/p>)/g)].map(
    ([, number, inside]) => [Number(number), textOf(inside ?? '')],
  );

test('every sentence of every task bears its id and holds its characters, whatever is marked or linked in it', async () => {
  for (const { number, text, sentences, url } of pages.corpus.plan.tasks) {
    const expected = sentences.map(({ start, end }, at) => [at + 1, text.slice(start, end)]);
    const html = await pages.get(`${url}?quote=3-${text.length - 4}`);
    expect(sentencesIn(html), url).toEqual(expected);
    expect(textOf(/<p class="plan">(.*?)<\/p>/.exec(html)?.[1] ?? ''), url).toBe(text);
    expect(html.match(/ id="quote"/g), url).toHaveLength(1);
    expect(number).toBeGreaterThan(0);
  }
});

test('a quotation over two sentences is marked in both, to the character', async () => {
  const { text, sentences } = pages.task(106);
  const border = sentences[1]?.start ?? 0;
  const html = await pages.get(`/plan/106?quote=${border - 5}-${border + 7}`);
  const marks = [...html.matchAll(/<mark[^>]*>(.*?)<\/mark>/g)].map((match) => textOf(match[1] ?? ''));
  expect(marks).toEqual([text.slice(border - 5, border), text.slice(border, border + 7)]);
});

test('the link to each sentence stands there to follow, to read and to copy', async () => {
  const html = await pages.get('/plan/106');
  const { sentences } = pages.task(106);
  for (const number of sentences.keys()) {
    const id = `s${number + 1}`;
    expect(html).toContain(`<a href="#${id}">`);
    expect(html).toContain(`<code id="link-${id}">http://localhost/plan/106#${id}</code>`);
    expect(html).toContain(`data-copy="link-${id}"`);
  }
  expect(html).not.toContain(`id="s${sentences.length + 1}"`);
});

test('no id stands twice on a task page', async () => {
  for (const { url } of pages.corpus.plan.tasks) {
    const ids = (await pages.get(url)).match(/ id="([^"]+)"/g) ?? [];
    expect(new Set(ids).size, url).toBe(ids.length);
  }
});

test('near tasks are neither the task itself nor of its section, five at most, and said to be ours', async () => {
  let shown = 0;
  for (const { url, section } of pages.corpus.plan.tasks) {
    const part = (await pages.get(url)).split('id="related-title"')[1]?.split('</section>')[0] ?? '';
    const numbers = [...part.matchAll(/href="\/plan\/(\d+)"/g)].map((match) => Number(match[1]));
    expect(numbers.length).toBeLessThanOrEqual(5);
    for (const number of numbers) expect(pages.task(number).section, url).not.toBe(section);
    if (numbers.length) expect(part).toContain('由本站按文字的相近程度找出');
    shown += numbers.length;
  }
  expect(shown).toBeGreaterThan(100);
});

test('beside an answer the part holds the text with the quotation, its doubts, and links that open there again', async () => {
  const { text } = pages.task(100);
  const start = text.indexOf('每年31日前');
  const part = await pages.get(`/plan/100?quote=${start}-${start + 7}`, true);
  expect(part).toMatch(/^<h2 id="panel-title" tabindex="-1">/);
  expect(textOf(part)).toMatch(/^任务100 落实法治政府建设年度报告制度/);
  expect(part).toContain('实施期已满');
  expect(textOf(/<mark id="quote">(.*?)<\/mark>/.exec(part)?.[1] ?? '')).toBe(text.slice(start, start + 7));
  expect(textOf(/<p class="plan">(.*?)<\/p>/.exec(part)?.[1] ?? '')).toBe(text);
  expect(part).toContain('原文疑有脱字');
  expect(textOf(part)).toContain('第十部分 › (三十)完善法治政府建设推进机制');
  expect(part).toContain('<a rel="prev" href="/plan/99" data-panel="true">');
  expect(part).toContain('<a rel="next" class="next" href="/plan/101" data-panel="true">');
  for (const other of [97, 98, 99]) expect(part).toContain(`<li><a href="/plan/${other}" data-panel="true">`);
  expect(part).toContain(`<a href="/plan/100?quote=${start}-${start + 7}#quote">打开整页</a>`);
  expect(part).not.toContain('<html');
});

test('laws that the text names open beside the answer too', async () => {
  expect(await pages.get('/plan/14', true)).toMatch(
    /<a href="\/laws\/[a-z0-9-]+" data-panel="true">《优化营商环境条例》<\/a>/,
  );
});

test('a task that is not there is told beside the answer as well', async () => {
  const response = await pages.app.request('/plan/109', { headers: { 'x-partial': '1' } });
  expect(response.status).toBe(404);
  expect(await response.text()).toMatch(/^<h2 id="panel-title" tabindex="-1">没有这项任务<\/h2><p>.*编号从1到108/);
});
