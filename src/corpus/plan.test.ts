import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planLabel, planRef } from '../domain/reference.ts';
import { FaultList } from './files.ts';
import { findAll, locate, parsePlan, splitFrontMatter, splitSentences } from './plan.ts';
import { type PublishedParagraph, paragraphsOfPage, paragraphsOfPlan } from './published.ts';

const FOLDER = fileURLToPath(new URL('../../corpus/plan/', import.meta.url));
const source = readFileSync(`${FOLDER}plan.md`, 'utf8');
const published = JSON.parse(readFileSync(`${FOLDER}published.json`, 'utf8')) as PublishedParagraph[];
const faults = new FaultList();
const plan = parsePlan('plan/plan.md', source, faults);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('the plan has 10 parts, 32 sections and 108 tasks, without a fault', () => {
  expect(faults.faults).toEqual([]);
  expect([plan.parts.length, plan.sections.length, plan.tasks.length]).toEqual([10, 32, 108]);
});

test('numbers run through without a gap, and each holder names what it holds', () => {
  for (const list of [plan.parts, plan.sections, plan.tasks])
    expect(list.map(({ number }) => number)).toEqual(list.map((_, at) => at + 1));
  expect(plan.parts.flatMap(({ sections }) => sections)).toEqual(plan.sections.map(({ number }) => number));
  expect(plan.parts.flatMap(({ tasks }) => tasks)).toEqual(plan.tasks.map(({ number }) => number));
  expect(plan.sections.flatMap(({ tasks }) => tasks)).toEqual(plan.tasks.map(({ number }) => number));
  for (const section of plan.sections) expect(plan.parts[section.part - 1]?.sections).toContain(section.number);
  for (const task of plan.tasks) expect(plan.sections[task.section - 1]).toMatchObject({ part: task.part });
});

test('the hash in the front matter is that of the text behind it', () => {
  expect(sha256(splitFrontMatter(source).body)).toBe(plan.sha256);
});

test('every paragraph is the published one, character for character, by its committed hash', () => {
  const ours = paragraphsOfPlan(plan).map(({ ref, text }): PublishedParagraph => ({ ref, sha256: sha256(text) }));
  expect(published).toHaveLength(154);
  expect(ours).toEqual(published);
});

test('no line of the body stands outside the paragraphs that are compared', () => {
  const lines = splitFrontMatter(source)
    .body.split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^#+ /, ''));
  expect(paragraphsOfPlan(plan).map(({ text }) => text)).toEqual(lines);
});

const page = process.env.PUBLISHED_PLAN;
if (!page) console.info('跳过与发布页的逐字比对：没有设置 PUBLISHED_PLAN(发布页文本文件的路径)。');
test.skipIf(!page)('every paragraph is that of the published page itself', () => {
  const texts = paragraphsOfPage(readFileSync(page as string, 'utf8'));
  expect(paragraphsOfPlan(plan).map(({ text }) => text)).toEqual(texts);
  expect(published.map((paragraph) => paragraph.sha256)).toEqual(texts.map(sha256));
});

test('a page loses the spaces around its lines, its empty lines, and what is around the plan', () => {
  expect(paragraphsOfPage('导航\n\n为贯彻落实甲\n \u00a0 一、乙 丙\u00a0\r\n\n  1.丁。\n扫一扫\n页脚')).toEqual([
    '为贯彻落实甲',
    '一、乙 丙',
    '1.丁。',
  ]);
  expect(() => paragraphsOfPage('另一个页面\n扫一扫')).toThrow('找不到');
});

test('the punctuation is half-width where the publisher’s is, and nothing invisible stands in the text', () => {
  const body = splitFrontMatter(source).body;
  expect(body.match(/[，；：！？（）．％０-９Ａ-Ｚａ-ｚ]/g)).toBeNull();
  expect(body.match(/[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3000\ufeff\r\t]/g)).toBeNull();
  for (const mark of [',', '(', ')', '“', '”', '、', '。', '《', '》']) expect(body).toContain(mark);
  expect(body).toBe(body.normalize('NFC'));
});

test('references and labels are those of the public interface, and each is there once', () => {
  const passages = [plan.preamble, ...plan.parts, ...plan.sections, ...plan.tasks, plan.closing];
  expect(new Set(passages.map(({ ref }) => ref)).size).toBe(152);
  for (const task of plan.tasks)
    expect(task).toMatchObject({
      ref: planRef({ kind: 'task', number: task.number }),
      label: planLabel({ kind: 'task', number: task.number }),
      url: `/plan/${task.number}`,
      status: 'period_over',
    });
  expect(plan.tasks[30]).toMatchObject({
    ref: 'plan:31',
    label: '任务31',
    heading: '加大行政决策公众参与力度',
    part: 4,
    section: 8,
  });
  expect([plan.preamble.label, plan.parts[6]?.label, plan.sections[18]?.label]).toEqual([
    '序言',
    '第七部分',
    '第(十九)节',
  ]);
});

test('a task begins with its number and heading, and its sentences are all the rest', () => {
  for (const { number, heading, text, sentences } of plan.tasks) {
    const head = `${number}.${heading}。`;
    expect(text.startsWith(head)).toBe(true);
    expect(head + sentences.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    expect(sentences.length).toBeGreaterThan(0);
  }
});

test('the plan’s own facts are read: title, period, where it was published', () => {
  expect(plan).toMatchObject({
    title: '湖南省法治政府建设实施方案(2021-2025年)',
    periodFrom: '2021-01-01',
    periodTo: '2025-12-31',
  });
  expect(plan.source).toContain('2022-08-16');
});

test('sentences tile any text from any place on, each but the last ending with its 。', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('甲', '。', ',', '\n', '😀') }), fc.nat(20), (text, at) => {
      const from = Math.min(at, text.length);
      const spans = splitSentences(text, from);
      expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.slice(from));
      for (const { start, end } of spans.slice(0, -1)) expect(text.slice(start, end)).toMatch(/^[^。]*。$/);
    }),
  );
});

test('each place found of a quotation holds it, and an empty quotation is found nowhere', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('甲', '乙') }),
      fc.string({ unit: fc.constantFrom('甲', '乙'), maxLength: 3 }),
      (text, needle) => {
        const spans = findAll(text, needle);
        for (const { start, end } of spans) expect(text.slice(start, end)).toBe(needle);
        expect(spans.length).toBe(needle === '' ? 0 : text.split(needle).length - 1);
      },
    ),
  );
});

test('a quotation is located at the place asked for, or not at all', () => {
  const task = plan.tasks[99];
  const entry = { kind: 'recurring' as const, value: '每年', quote: '每年' };
  const second = locate(task, entry, 2);
  expect(task?.text.slice(second?.start, second?.end)).toBe('每年');
  expect(second?.start).toBeGreaterThan(locate(task, entry)?.start as number);
  for (const [owner, quote, nth] of [
    [task, '每年', 3],
    [task, '每月', 1],
    [undefined, '每年', 1],
    [task, '每年', 0],
    [task, '', 1],
  ] as const)
    expect(locate(owner, { ...entry, quote }, nth)).toBeNull();
});
