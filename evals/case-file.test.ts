import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../src/domain/corpus.ts';
import { readTable } from './case-file.ts';
import { RefReader } from './case-refs.ts';
import { loadCorpus } from './engine.ts';

let folder: string;
let corpus: Corpus;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangwen-cases-'));
  corpus = await loadCorpus();
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

async function bookOf(rows: unknown[][]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('题');
  for (const row of rows) sheet.addRow(row);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const linesOf = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

test.each([
  ['任务31', ['plan:31']],
  ['第三十一项、任务 32'.replace(' ', ''), ['plan:31', 'plan:32']],
  ['第七部分;第(十九)节', ['plan:part-7', 'plan:section-19']],
  ['《行政处罚法》第二十九条', ['law:xzcf:29']],
  ['《中华人民共和国行政处罚法》第29条第一款、第三十条', ['law:xzcf:29', 'law:xzcf:30']],
  ['《行政处罚法》', ['card:xzcf']],
  ['plan:31\nlaw:xzcf:29', ['plan:31', 'law:xzcf:29']],
  ['序言', ['plan:preamble']],
])('%j names %j', (text, refs) => {
  expect(new RefReader(corpus).read(text)).toEqual({ ok: true, refs });
});

test.each([
  ['任务109', '方案里没有'],
  ['《道路交通安全魔法》第一条', '没有收录'],
  ['《行政处罚法》末尾', '条号'],
  ['law:nosuch:1', '没有编号为'],
  ['第二十九条', '看不懂'],
])('%j is a fault', (text, message) => {
  expect(new RefReader(corpus).read(text)).toMatchObject({ ok: false, message: expect.stringContaining(message) });
});

test('lines of JSON need a question only; gold alone means that an answer is expected', async () => {
  const file = await fileOf(
    'a.jsonl',
    `\uFEFF${linesOf({ question: '甲', note: 1 }, { 问题: '乙', 依据: ['任务31'], 要点: '三十日;公告' }, { question: '丙', expect: '拒答' })}\r\n`,
  );
  const { cases, ignored } = await readTable(file, corpus);
  expect(ignored).toEqual(['note']);
  expect(cases).toMatchObject([
    { id: '第1行', question: '甲', gold: [], expect: undefined, stratum: '未分层' },
    { id: '第2行', gold: ['plan:31'], facts: ['三十日', '公告'], expect: 'answered' },
    { question: '丙', expect: 'refused' },
  ]);
});

test('a workbook is read as text, formulas too, and its headings may stand anywhere and in any order', async () => {
  const file = await fileOf(
    'b.xlsx',
    await bookOf([
      [],
      ['备注', '编号', '问题', '应答或拒答', '依据', '分层'],
      ['x', 7, { richText: [{ text: '公告' }, { text: '几天' }] }, '应答', '任务31', '窗口'],
      [null, { formula: '1+1', result: 2 }, { formula: 'HYPERLINK("http://a.b")' }, null, null, null],
      [],
    ]),
  );
  const { cases, ignored } = await readTable(file, corpus);
  expect(ignored).toEqual(['备注']);
  expect(cases).toMatchObject([
    { id: '7', question: '公告几天', gold: ['plan:31'], expect: 'answered', stratum: '窗口' },
    { id: '2', question: '=HYPERLINK("http://a.b")', expect: undefined },
  ]);
});

test('every fault is named with its row', async () => {
  const rows = [
    { id: 'a', question: '' },
    { id: 'b', question: '问', gold: '任务200' },
    { id: 'b', question: '问', expect: '也许' },
    { question: '问', gold: '任务3', expect: '拒答' },
  ];
  await expect(readTable(await fileOf('c.jsonl', linesOf(...rows)), corpus)).rejects.toThrow(
    /第1行 问题:是空的\n.*第2行 依据:方案里没有“任务200”\n.*第3行 应答或拒答:“也许”不认得.*\n.*第4行 依据:应拒答的题不能有依据\n.*第2、3行 编号:b 重复/,
  );
});

test.each([
  ['d.jsonl', linesOf({ q: '问' }), '没有“问题”'],
  ['e.jsonl', '{"question": 1\n[]', /第1行.*\n.*第2行/],
  ['f.jsonl', '\n', '没有一道题'],
  ['g.csv', '问题\n甲', '只读 .xlsx 和 .jsonl'],
  ['h.xlsx', 'PK', '不是能读的 .xlsx'],
  ['i.jsonl', linesOf({ question: '长'.repeat(10_001) }), '第1行 问题:超过'],
  ['j.jsonl', ' '.repeat(21 * 1024 * 1024), '超过 20 MB'],
])('%s is refused', async (name, content, message) => {
  await expect(readTable(await fileOf(name, content), corpus)).rejects.toThrow(message);
});

test('a file that is not there is refused', async () => {
  await expect(readTable(join(folder, 'none.xlsx'), corpus)).rejects.toThrow('读不到题集');
});
