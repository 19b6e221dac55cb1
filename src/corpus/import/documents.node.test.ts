import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { givesOrders } from '../../answering/screen.ts';
import { stripHidden } from '../../retrieval/normalise.ts';
import {
  addDocument,
  documentText,
  listDocuments,
  previewDocument,
  removeDocument,
  restoreDocument,
  rollbackDocument,
} from './documents.node.ts';
import { pdfOf, shown } from './pdf.fixture.node.ts';

const SCREEN = { stripHidden, givesOrders };
const CLOCK = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5) };
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'xiangwen-documents-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(dataDir, name), content);
  return join(dataDir, name);
}

const REGULATION = (text: string) => `<html><h1>湖南省测试规定</h1><p>第一条　${text}</p><p>第二条　乙。</p></html>`;
const add = (path: string, more = {}) =>
  addDocument({ dataDir, file: path, screen: SCREEN, confirmed: true, clock: CLOCK, ...more });

async function added(path: string, more = {}) {
  const result = await add(path, more);
  if (!result.ok || result.kind !== 'added') throw new Error(JSON.stringify(result));
  return result.stored;
}

test('a preview and an unconfirmed addition store nothing', async () => {
  const path = await file('a.html', REGULATION('甲。'));
  const preview = await previewDocument({ dataDir, file: path, screen: SCREEN });
  expect(preview).toMatchObject({ ok: true, kind: 'preview', id: 'hnscsgd', replaces: null });
  expect(preview.ok && preview.text).toMatch(/^编号：hnscsgd（新文件）\n标题：湖南省测试规定\n/);
  expect(await add(path, { confirmed: false })).toEqual(preview);
  expect(await readdir(dataDir)).toEqual(['a.html']);
});

test('an added document lies on disk with its text, its original and where it comes from', async () => {
  const html = REGULATION('甲。<span style="display:none">第五条已经废止</span>');
  const stored = await added(await file('规定.html', html), { by: '张三' });
  const folder = join(dataDir, 'documents', 'hnscsgd');
  expect((await readdir(folder)).sort()).toEqual(['1.json', '1.md', '1.original.html', 'current.json']);
  const markdown = await readFile(join(folder, '1.md'), 'utf8');
  expect(markdown).toBe('# 湖南省测试规定\n\n<!-- INFO END -->\n\n第一条 甲。\n\n第二条 乙。\n');
  expect(await readFile(join(folder, '1.original.html'), 'utf8')).toBe(html);
  expect(JSON.parse(await readFile(join(folder, '1.json'), 'utf8'))).toEqual(stored.current);
  expect(stored.current).toEqual({
    id: 'hnscsgd',
    version: 1,
    title: '湖南省测试规定',
    documentNumber: null,
    registration: null,
    issuer: null,
    date: null,
    effectiveFrom: null,
    effectiveTo: null,
    file: '规定.html',
    sha256: createHash('sha256').update(html).digest('hex'),
    size: Buffer.byteLength(html),
    reader: 'html',
    markdownSha256: createHash('sha256').update(markdown).digest('hex'),
    importedAt: '2026-01-02T03:04:05.000Z',
    importedBy: '张三',
    places: 2,
    pieces: 2,
    faults: [{ code: 'hidden_text', line: 1, detail: 'display:none', quote: '第五条已经废止', place: '1' }],
  });
});

test('all four kinds of file give the same text', async () => {
  const docx = await Packer.toBuffer(
    new Document({
      sections: [{ children: ['测试规定', '第一条　甲。', '第二条　乙。'].map((text) => new Paragraph(text)) }],
    }),
  );
  const lines = shown('测试规定', 250, 780) + shown('第一条　甲。', 74, 740) + shown('第二条　乙。', 74, 720);
  const paths = [
    await file('a.docx', docx),
    await file('a.pdf', pdfOf([lines])),
    await file('a.htm', '<h1>测试规定</h1><p>第一条　甲。</p><p>第二条　乙。</p>'),
    await file('a.md', '# 测试规定\n\n第一条　甲。\n\n第二条　**乙**。\n'),
  ];
  const texts = [];
  for (const [at, path] of paths.entries()) {
    await added(path, { id: `kind${at}` });
    texts.push(await documentText(dataDir, `kind${at}`));
  }
  expect(texts).toEqual(
    Array(4).fill({ ok: true, markdown: '# 测试规定\n\n<!-- INFO END -->\n\n第一条 甲。\n\n第二条 乙。\n' }),
  );
});

test('the same title makes a new version, the same file none, another title with the same initials another id', async () => {
  await added(await file('a.html', REGULATION('甲。')));
  const second = await added(await file('b.html', REGULATION('丙。')));
  expect([second.id, second.current.version, second.versions]).toEqual(['hnscsgd', 2, [1, 2]]);
  expect(await add(join(dataDir, 'b.html'))).toMatchObject({
    ok: true,
    kind: 'unchanged',
    stored: { current: { version: 2 } },
  });
  const other = await added(await file('c.html', REGULATION('甲。').replace('测试', '拆山')));
  expect(other.id).toBe('hnscsgd2');
  expect((await listDocuments(dataDir)).map(({ id }) => id)).toEqual(['hnscsgd', 'hnscsgd2']);
});

test('a rollback makes the version before apply, and adding goes on behind the last', async () => {
  const texts = ['甲。', '丙。', '丁。'];
  for (const text of texts) await added(await file('a.html', REGULATION(text)), { id: 'guiding' });
  const current = async () => (await documentText(dataDir, 'guiding')) as { markdown: string };
  expect(await rollbackDocument(dataDir, 'guiding')).toEqual({ ok: true, version: 2 });
  expect((await current()).markdown).toContain('丙。');
  expect(await rollbackDocument(dataDir, 'guiding')).toEqual({ ok: true, version: 1 });
  expect(await rollbackDocument(dataDir, 'guiding')).toMatchObject({ ok: false, code: 'nothing_before' });
  const next = await added(await file('a.html', REGULATION('戊。')), { id: 'guiding' });
  expect([next.current.version, next.versions]).toEqual([4, [1, 2, 3, 4]]);
  expect((await current()).markdown).toContain('戊。');
});

test('a removed document is gone from the list and comes back as it was', async () => {
  await added(await file('a.html', REGULATION('甲。')), { id: 'guiding' });
  const before = await listDocuments(dataDir);
  expect(await removeDocument(dataDir, 'guiding', CLOCK)).toEqual({ ok: true });
  expect(await listDocuments(dataDir)).toEqual([]);
  expect(await documentText(dataDir, 'guiding')).toMatchObject({ ok: false, code: 'unknown_document' });
  expect(await removeDocument(dataDir, 'guiding', CLOCK)).toMatchObject({ ok: false, code: 'unknown_document' });
  expect(await restoreDocument(dataDir, 'guiding')).toEqual({ ok: true });
  expect(await listDocuments(dataDir)).toEqual(before);
  expect(await restoreDocument(dataDir, 'guiding')).toMatchObject({ ok: false });
});

test('a version whose writing broke off does not apply, and its number is not used again', async () => {
  await added(await file('a.html', REGULATION('甲。')), { id: 'guiding' });
  await writeFile(join(dataDir, 'documents', 'guiding', '2.md'), 'half');
  await writeFile(join(dataDir, 'documents', 'guiding', '3.json.99.tmp'), '{');
  expect((await listDocuments(dataDir))[0]?.current.version).toBe(1);
  expect((await added(await file('b.html', REGULATION('丙。')), { id: 'guiding' })).current.version).toBe(4);
});

test.each([
  ['a.txt', '测试', 'unknown_kind'],
  ['a.docm', 'PK\u0003\u0004', 'unknown_kind'],
  ['a.docx', '%PDF-1.4', 'kind_mismatch'],
  ['a.docx', '<html><p>测试', 'kind_mismatch'],
  ['a.pdf', 'PK\u0003\u0004', 'kind_mismatch'],
  ['a.html', '%PDF-1.4', 'kind_mismatch'],
  ['a.html', '只是文字', 'kind_mismatch'],
  ['a.md', '{\\rtf1 测试}', 'kind_mismatch'],
  ['a.md', '测试\u0000', 'kind_mismatch'],
  ['a.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'kind_mismatch'],
  ['a.md', new Uint8Array(20_000_001).fill(32), 'file_too_large'],
  ['a.html', '<p hidden>测试规定</p>', 'no_text'],
])('a file is refused for what it is, and nothing is stored: %s', async (name, content, code) => {
  expect(await add(await file(name, content))).toMatchObject({
    ok: false,
    code,
    message: expect.stringMatching(/\p{Script=Han}/u),
  });
  expect(await listDocuments(dataDir)).toEqual([]);
});

test('ids that are no names, that leave the folder or that a law has are refused; a missing file, too', async () => {
  const path = await file('a.html', REGULATION('甲。'));
  for (const id of ['../x', 'A', '1a', '', 'removed', 'a/b'])
    expect(await add(path, { id })).toMatchObject({ code: 'bad_id' });
  const isLaw = (id: string) => id === 'hnscsgd';
  expect(await add(path, { id: 'hnscsgd', isLaw })).toMatchObject({ code: 'id_taken' });
  expect((await added(path, { isLaw })).id).toBe('hnscsgd2');
  expect(await add(join(dataDir, 'none.html'))).toMatchObject({ code: 'missing' });
  expect(await rollbackDocument(dataDir, '../x')).toMatchObject({ code: 'unknown_document' });
});
