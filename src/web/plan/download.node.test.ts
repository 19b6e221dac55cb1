import { createHash } from 'node:crypto';
import mammoth from 'mammoth';
import { beforeAll, expect, test } from 'vitest';
import { paragraphsOfPlan } from '../../corpus/published.ts';
import { TRAINING_TIMEOUT } from '../../retrieval/fixture.node.ts';
import { type PlanPages, planPages } from './plan.fixture.node.ts';
import { BORDERS } from './plan-file.ts';

let pages: PlanPages;

beforeAll(async () => {
  pages = await planPages();
}, TRAINING_TIMEOUT);

const published = () => paragraphsOfPlan(pages.corpus.plan).map(({ text }) => text);

/** What stands between the two lines of a text file. */
const bodyOf = (file: string) =>
  file.slice(file.indexOf(BORDERS.start), file.indexOf(BORDERS.end)).split('\n').slice(1, -1);

/** The paragraphs of a Word file. */
async function paragraphsAt(path: string): Promise<string[]> {
  const buffer = Buffer.from(await (await pages.app.request(path)).arrayBuffer());
  return (await mammoth.extractRawText({ buffer })).value.split('\n').filter(Boolean);
}

test('the text file holds the published text to the byte, and its hash', async () => {
  const file = await pages.get('/plan/download.txt');
  expect(bodyOf(file)).toEqual(published());
  expect(file).toContain(createHash('sha256').update(published().join('\n')).digest('hex'));
  for (const { text } of pages.corpus.plan.tasks) expect(file).toContain(`\n${text}\n`);
});

test('what is ours stands outside the text: source, version, day, period, doubts', async () => {
  const file = await pages.get('/plan/download.txt');
  const [head = '', rest = ''] = file.split(BORDERS.start);
  const { plan, version } = pages.corpus;
  for (const said of [
    plan.title,
    plan.issuer,
    plan.source,
    plan.sha256,
    version,
    '2026年11月22日',
    '实施期2021—2025年已满',
  ])
    expect(head).toContain(said);
  const notes = rest.split(BORDERS.end)[1] ?? '';
  for (const { note } of plan.tasks.flatMap(({ errata }) => errata)) {
    expect(notes).toContain(note);
    expect(bodyOf(file).join('\n')).not.toContain(note);
  }
  expect(file).not.toContain('AI生成');
});

test("the Word file's paragraphs are the published ones, in order and without a label of a model", async () => {
  const paragraphs = await paragraphsAt('/plan/download.docx');
  const from = paragraphs.indexOf(published()[0] as string);
  expect(paragraphs.slice(from, from + published().length)).toEqual(published());
  expect(paragraphs.slice(0, from).join('\n')).toContain(pages.corpus.plan.sha256);
  expect(paragraphs.slice(from + published().length)[0]).toBe('附注（本站所加，不属于方案原文）');
  expect(paragraphs.join('')).not.toContain('人工智能生成');
});

test('a task is had alone, with its place and its own doubts only', async () => {
  const { text } = pages.task(106);
  const file = await pages.get('/plan/106/download.txt');
  expect(bodyOf(file)).toEqual([text]);
  expect(file).toContain('第十部分 (三十一)全面加强依法行政能力建设');
  expect(file.split(BORDERS.end)[1]?.match(/任务106/g)).toHaveLength(2);
  expect(await paragraphsAt('/plan/106/download.docx')).toContain(text);
  expect(await pages.get('/plan/31/download.txt')).not.toContain('附注（');
});

test('files bear a Chinese name and one for browsers that know none', async () => {
  const headers = async (path: string) => (await pages.app.request(path)).headers;
  const whole = await headers('/plan/download.docx');
  expect(whole.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  expect(whole.get('content-disposition')).toMatch(
    /^attachment; filename="plan\.docx"; filename\*=UTF-8''[A-Za-z0-9%._-]+$/,
  );
  const name = (await headers('/plan/31/download.txt')).get('content-disposition')?.split("UTF-8''")[1] ?? '';
  expect(decodeURIComponent(name)).toBe(`${pages.corpus.plan.title} 任务31 加大行政决策公众参与力度.txt`);
});

test('there is no file of a task that the plan does not have, nor of another kind', async () => {
  for (const path of [
    '/plan/109/download.txt',
    '/plan/007/download.docx',
    '/plan/31/download.pdf',
    '/plan/download.md',
  ])
    expect((await pages.app.request(path)).status, path).toBe(404);
});
