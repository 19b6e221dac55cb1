import { readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { StartupError } from '../../domain/errors.ts';
import { emptyFolder, lawFile, pullInto, serveTexts } from './pull.fixture.node.ts';
import { pullTexts } from './pull.node.ts';
import { textPath } from './stored-texts.node.ts';

const TEXT = '# 中华人民共和国行政处罚法\n\n第一条　为了规范行政处罚……\n';
const PATH = '行政法/行政处罚法(2021-01-22) 修订.md';
const file = lawFile(PATH, TEXT);
const well: RequestListener = (_request, response) => response.end(TEXT);
const refusedFor = (reason: string) => ({ kind: 'done', fetched: 0, present: 0, refused: [{ path: PATH, reason }] });

test('a text is fetched by its path, with Chinese, blanks and parentheses in it, and lies whole under its hash', async () => {
  const { from, seen } = await serveTexts(well);
  const { result, folder, stored } = await pullInto({ files: [file], from: `${from}Laws/abc` });
  expect(result).toEqual({ kind: 'done', fetched: 1, present: 0, refused: [] });
  expect(seen.map(decodeURIComponent)).toEqual([`/Laws/abc/${PATH}`]);
  expect(seen[0]).toMatch(/^[\x21-\x7e]+$/);
  expect(stored).toEqual([`${file.sha256}.md`]);
  expect(await readFile(textPath(folder, file.sha256), 'utf8')).toBe(TEXT);
});

test('a second pull asks for nothing, and one that finds a damaged text fetches that one', async () => {
  const { from, seen } = await serveTexts((request, response) => response.end(`${request.url}`));
  const files = ['/1.md', '/2.md', '/3.md'].map((path) => lawFile(path.slice(1), path));
  const { folder } = await pullInto({ files, from });
  expect((await pullInto({ files, from, folder })).result).toMatchObject({ fetched: 0, present: 3 });
  expect(seen).toHaveLength(3);
  await writeFile(textPath(folder, lawFile('', '/2.md').sha256), '/2.');
  expect((await pullInto({ files, from, folder })).result).toMatchObject({ fetched: 1, present: 2 });
  expect(seen[3]).toBe('/2.md');
});

test('a text that two places of the lock share is fetched and counted once, and every text is told of', async () => {
  const { from, seen } = await serveTexts(well);
  const told: unknown[] = [];
  const files = [file, { ...file, path: 'again.md' }, lawFile('other.md', 'other')];
  const { result } = await pullInto({ files, from, onProgress: (progress) => told.push(progress) });
  expect(result).toMatchObject({ fetched: 1, refused: [{ path: 'other.md', reason: 'hash_differs' }] });
  expect(seen).toHaveLength(2);
  expect(told).toMatchObject([
    { done: 1, total: 2 },
    { done: 2, total: 2 },
  ]);
});

test('a changed byte is refused, and nothing is stored', async () => {
  const { from } = await serveTexts((_request, response) => response.end(TEXT.replace('第一条', '第二条')));
  const { result, stored } = await pullInto({ files: [file], from });
  expect(result).toEqual(refusedFor('hash_differs'));
  expect(stored).toEqual([]);
});

test('a connection that is cut midway is tried three times, then told, and nothing is stored', async () => {
  const { from, seen } = await serveTexts((_request, response) => {
    response.writeHead(200, { 'content-length': Buffer.byteLength(TEXT) });
    response.write(TEXT.slice(0, 9), () => response.destroy());
  });
  const { result, stored } = await pullInto({ files: [file], from });
  expect(result).toEqual(refusedFor('cut_off'));
  expect(seen).toHaveLength(3);
  expect(stored).toEqual([]);
});

test('a server that fails twice is forgiven', async () => {
  const { from, seen } = await serveTexts((_request, response) => {
    response.writeHead(seen.length < 3 ? 503 : 200).end(TEXT);
  });
  expect((await pullInto({ files: [file], from })).result).toMatchObject({ fetched: 1, refused: [] });
});

test.each([
  [404, 'not_found', 1],
  [403, 'http_403', 1],
  [502, 'http_502', 3],
])('an answer %i is told as %s after %i attempts', async (status, reason, attempts) => {
  const { from, seen } = await serveTexts((_request, response) => response.writeHead(status).end(TEXT));
  const { result, stored } = await pullInto({ files: [file], from });
  expect(result).toEqual(refusedFor(reason));
  expect(seen).toHaveLength(attempts);
  expect(stored).toEqual([]);
});

test.each([
  ['that says its size', true],
  ['of unknown size', false],
])('a file too large %s is refused before it is all here', async (_name, saysSize) => {
  let sent = 0;
  function* flood() {
    for (; sent < 50_000_000; sent += 100_000) yield Buffer.alloc(100_000);
  }
  const { from, seen } = await serveTexts((_request, response) => {
    if (saysSize) response.writeHead(200, { 'content-length': 50_000_000 }).flushHeaders();
    else Readable.from(flood()).pipe(response);
  });
  const { result, stored } = await pullInto({ files: [file], from });
  expect(result).toEqual(refusedFor('too_large'));
  expect(seen).toHaveLength(1);
  expect(sent).toBeLessThan(25_000_000);
  expect(stored).toEqual([]);
});

test('a server that stands still midway is left after the time limit', async () => {
  const { from, seen } = await serveTexts((_request, response) => response.write(TEXT.slice(0, 9)));
  const { result } = await pullInto({ files: [file], from, limits: { attemptMs: 80 } });
  expect(result).toEqual(refusedFor('timeout'));
  expect(seen).toHaveLength(3);
});

test('no more files are under way at once than allowed', async () => {
  let [open, most] = [0, 0];
  const { from } = await serveTexts((request, response) => {
    most = Math.max(most, ++open);
    setTimeout(() => {
      open--;
      response.end(request.url);
    }, 20);
  });
  const files = Array.from({ length: 14 }, (_, at) => lawFile(`${at}.md`, `/${at}.md`));
  expect((await pullInto({ files, from })).result).toMatchObject({ fetched: 14 });
  expect(most).toBe(6);
});

test('offline is told once and quickly, however many files there are', async () => {
  const { from, stop } = await serveTexts(well);
  stop();
  const files = Array.from({ length: 300 }, (_, at) => lawFile(`${at}.md`, `${at}`));
  const start = performance.now();
  const { result, stored } = await pullInto({ files, from, limits: { backOffMs: 100 } });
  expect(result).toEqual({ kind: 'unreachable', reason: 'unreachable' });
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(stored).toEqual([]);
});

test('a server that never begins to answer counts as out of reach', async () => {
  const { from } = await serveTexts(() => undefined);
  const { result } = await pullInto({ files: [file], from, limits: { answerMs: 40 } });
  expect(result).toEqual({ kind: 'unreachable', reason: 'timeout' });
});

test('a source that goes away midway leaves what came, and the rest is not waited for', async () => {
  const server = await serveTexts((request, response) => {
    response.end(request.url, () => server.seen.length >= 7 && server.stop());
  });
  const files = Array.from({ length: 300 }, (_, at) => lawFile(`${at}.md`, `/${at}.md`));
  const start = performance.now();
  const { result, stored } = await pullInto({ files, from: server.from, limits: { backOffMs: 100 } });
  if (result.kind !== 'done') throw new Error(result.kind);
  expect(result.fetched).toBeGreaterThan(0);
  expect(result.fetched + result.refused.length).toBe(300);
  expect(stored).toHaveLength(result.fetched);
  expect(new Set(result.refused.map(({ reason }) => reason))).toEqual(new Set(['unreachable']));
  expect(performance.now() - start).toBeLessThan(4_000);
});

test('everything stops on the signal, and the folder is free for the next pull', async () => {
  const stopping = new AbortController();
  const { from } = await serveTexts((request, response) => {
    if (request.url === '/1.md') response.end('/1.md');
    else response.write('…', () => setTimeout(() => stopping.abort(), 50));
  });
  const files = ['1.md', '2.md', '3.md'].map((path) => lawFile(path, `/${path}`));
  const { result, stored } = await pullInto({ files, from, signal: stopping.signal, limits: { attempts: 1 } });
  expect(result).toMatchObject({ kind: 'done', fetched: 1 });
  expect(result).toMatchObject({ refused: [{ reason: 'stopped' }, { reason: 'stopped' }] });
  expect(stored).toEqual([`${files[0]?.sha256}.md`]);
});

test('nothing is read where the signal was given before', async () => {
  const from = await emptyFolder();
  await writeFile(join(from, '1.md'), TEXT);
  const files = [lawFile('1.md', TEXT)];
  const { result } = await pullInto({ files, from, signal: AbortSignal.abort() });
  expect(result).toMatchObject({ fetched: 0, refused: [{ path: '1.md', reason: 'stopped' }] });
});

test('of two pulls at once into one folder the second is told that it is busy', async () => {
  const { from, seen } = await serveTexts((_request, response) => setTimeout(() => response.end(TEXT), 50));
  const folder = await emptyFolder();
  const pull = { files: [file], from, folder };
  const results = await Promise.all([pullTexts(pull), pullTexts(pull)]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(['busy', 'done']);
  expect(seen).toHaveLength(1);
  expect(await pullTexts(pull)).toMatchObject({ kind: 'done', present: 1 });
});

test('what a killed pull left half-written is cleared away', async () => {
  const { from } = await serveTexts(well);
  const folder = await emptyFolder();
  await writeFile(join(folder, `${file.sha256}.0b1c2d3e-0000-4000-8000-000000000000.part`), 'half');
  expect((await pullInto({ files: [file], from, folder })).stored).toEqual([`${file.sha256}.md`]);
});

test('a folder that cannot be made is told to the operator in one line', async () => {
  const folder = join(await emptyFolder(), 'a-file');
  await writeFile(folder, '');
  const pull = pullTexts({ files: [file], from: 'http://127.0.0.1:9/', folder: join(folder, 'below') });
  await expect(pull).rejects.toThrow(StartupError);
  await expect(pull).rejects.toThrow(/^无法在 .+ 存放法律原文（ENOTDIR），[^\n]+$/);
});
