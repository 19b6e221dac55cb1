import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../domain/corpus.ts';
import { diskLoader, readCorpusFiles } from './loader.node.ts';

const FOLDER = fileURLToPath(new URL('../../corpus', import.meta.url));
let corpus: Corpus;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-'));
  const result = await diskLoader(FOLDER).load();
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  corpus = result.corpus;
});
afterAll(() => rm(folder, { recursive: true }));

test('the real corpus loads, with every place of the plan and every companion', () => {
  expect(corpus.plan.tasks).toHaveLength(108);
  expect(corpus.passages.get('plan:31')).toBe(corpus.plan.tasks[30]);
  for (const [ref, passage] of corpus.passages) expect(passage.ref).toBe(ref);
  for (const map of Object.values(corpus.lexicon)) expect(map.size).toBeGreaterThan(100);
  for (const task of corpus.plan.tasks)
    expect(corpus.questions.filter(({ ref }) => ref === task.ref).length, task.ref).toBeGreaterThanOrEqual(10);
  for (const reason of ['no_basis', 'out_of_scope', 'unsafe'])
    expect(corpus.beyond.some((question) => question.reason === reason)).toBe(true);
  expect(corpus.offices.map(({ id }) => id)).toContain('human-help');
});

test('loading twice gives the same corpus', async () => {
  expect(await diskLoader(FOLDER).load()).toEqual({ ok: true, corpus });
});

test('only Markdown, YAML and the lock are read, under paths with forward slashes', async () => {
  const paths = [...(await readCorpusFiles(FOLDER)).keys()];
  expect(paths).toContain('plan/questions/draft.md');
  expect(paths.filter((path) => !/^[a-z0-9/-]+\.(md|yaml)$/.test(path))).toEqual(['corpus.lock.json']);
});

test('what only trains is not read, so that no answer rests on it and the version of the corpus knows nothing of it', async () => {
  const paths = [...(await readCorpusFiles(FOLDER)).keys()];
  expect(paths.filter((path) => /wider|^reports/.test(path))).toEqual([]);
  await cp(FOLDER, join(folder, 'without'), { recursive: true, filter: (path) => !/[\\/](wider|reports)$/.test(path) });
  const result = await diskLoader(join(folder, 'without')).load();
  expect(result.ok && result.corpus.version).toBe(corpus.version);
});

test('a folder that cannot be read is a fault and not an exception', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  for (const path of [join(folder, 'nothing-here'), file]) {
    const result = await diskLoader(path).load();
    expect(result).toMatchObject({
      ok: false,
      faults: [{ file: path, line: 1, message: expect.stringMatching(/^读不到语料：/) }],
    });
  }
});

test('an empty folder gives all the faults of the missing files', async () => {
  const empty = await mkdtemp(join(folder, 'empty-'));
  const result = await diskLoader(empty).load();
  const missing = result.ok
    ? []
    : result.faults.filter(({ message }) => message === '缺少这个文件').map(({ file }) => file);
  expect(missing.sort()).toEqual([
    'beyond.md',
    'corpus.lock.json',
    'lexicon.yaml',
    'matters.yaml',
    'offices.yaml',
    'plan/errata.yaml',
    'plan/facts.yaml',
    'plan/plan.md',
  ]);
});

test('the damaged dates of task 100 are told beside its text and nowhere mended', () => {
  const task = corpus.plan.tasks[99];
  expect(task?.errata.map(({ quote }) => quote)).toEqual(['每年31日前', '每年41日前']);
  for (const { start, end, quote, note } of task?.errata ?? []) {
    expect(task?.text.slice(start, end)).toBe(quote);
    expect(note).toMatch(/^原文疑有脱字/);
  }
  expect(task?.notes).toEqual(task?.errata.map(({ note }) => note));
  expect(task?.text).not.toMatch(/\d月/);
});

test('no date was invented for task 100: neither facts nor notes name a month or a day of the calendar', () => {
  const task = corpus.plan.tasks[99];
  expect(task?.facts.filter((fact) => fact.kind === 'deadline').map(({ value, quote }) => [value, quote])).toEqual([
    ['原文疑有脱字', '每年31日前'],
    ['原文疑有脱字', '每年41日前'],
  ]);
  for (const { note } of task?.errata ?? []) expect(note).not.toMatch(/\d+ ?月|[一二三四五六七八九十]月|\d{4}-\d{2}/);
});

test('every note on the text says that the original seems damaged, and no note stands inside a text', () => {
  for (const { notes, text, errata } of corpus.plan.tasks) {
    expect(notes).toHaveLength(errata.length);
    for (const note of notes) {
      expect(note).toMatch(/^原文疑有(脱字|误)/);
      expect(text).not.toContain(note);
    }
  }
});

test('every dated fact is a day, a year or the words that the original is damaged', () => {
  for (const { value, quote } of corpus.plan.tasks.flatMap(({ facts }) =>
    facts.filter((fact) => fact.kind === 'deadline'),
  )) {
    expect(value).toMatch(/^(20\d\d(-12-31)?|原文疑有脱字)$/);
    if (value.startsWith('20')) expect(quote).toContain(value.slice(0, 4));
  }
});
