import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emptyFolder, serveTexts } from './corpus/pull/pull.fixture.node.ts';
import { sha256Of } from './corpus/pull/stored-texts.node.ts';
import type { Corpus } from './domain/corpus.ts';
import { currentBundle, loadBundle, textsFolder } from './law-data.node.ts';
import { freshDataDir, mirror } from './laws.fixture.node.ts';
import { pullLaws, repositoryBase } from './pull-laws.node.ts';
import { madeUpCorpus, madeUpEmbedder, madeUpFiles, TODAY } from './retrieval/laws/fixture.node.ts';

const SLEDGES = '# 中华人民共和国雪橇法\n\n<!-- INFO END -->\n\n第一条　雪橇应当装铃。\n';
const SLEDGES_PATH = '行政法/雪橇法(2020-01-01).md';
const HEAD = 'id\tversion\tstatus\tby\tpath\tsha256\tbytes\n';

let corpus: Corpus;
beforeAll(async () => {
  corpus = await madeUpCorpus();
});

/** All that the library's lock names: the pinned laws and one more. */
const files = (): Map<string, string> => new Map([...madeUpFiles(), [SLEDGES_PATH, SLEDGES]]);

async function pull(from: string, more: Partial<Parameters<typeof pullLaws>[0]> = {}) {
  const corpusFolder = await emptyFolder();
  const rows = [
    ...corpus.lock.laws.flatMap(({ id, versions }) => versions.map((version) => ({ id, ...version }))),
    { id: 'xqf', version: '2020-01-01', files: [{ path: SLEDGES_PATH, sha256: sha256Of(Buffer.from(SLEDGES)) }] },
  ].map(({ id, version, files: [file] }) => `${id}\t${version}\tin_force\t\t${file?.path}\t${file?.sha256}\t1\n`);
  await writeFile(join(corpusFolder, 'library.lock.tsv'), HEAD + rows.join(''));
  const lines: string[] = [];
  const dataDir = more.dataDir ?? (await freshDataDir());
  const log = (line: string): void => void lines.push(line.replace(/用时 .*/, '用时'));
  const options = { corpus, corpusFolder, dataDir, from, embedder: null, today: () => TODAY, log, ...more };
  const code = await pullLaws(options);
  const name = await currentBundle(dataDir);
  return { code, lines, dataDir, name, bundle: name === null ? null : await loadBundle(dataDir, name) };
}

test('the pinned laws are fetched, indexed and told of', async () => {
  const { from, seen } = await mirror(files());
  const { code, lines, bundle, dataDir } = await pull(from);
  expect(code).toBe(0);
  expect(lines.at(-2)).toBe('法律原文：新取 5 个，已有 0 个，拒收 0 个');
  expect(lines.at(-1)).toBe('法律索引：4 部，15 条，用时');
  expect(lines).toContain('法律原文：已取回 5/5');
  expect(seen.map((path) => decodeURIComponent(path).slice(1)).sort()).toEqual([...madeUpFiles().keys()].sort());
  expect(bundle).toMatchObject({ corpusVersion: corpus.version, vectors: null });
  for (const name of await readdir(textsFolder(dataDir)))
    expect(name).toBe(`${sha256Of(await readFile(join(textsFolder(dataDir), name)))}.md`);
});

test('with `all` the whole library is fetched, and a law beside the pinned ones is indexed by its title', async () => {
  const { from } = await mirror(files());
  const { code, bundle } = await pull(from, { all: true, embedder: madeUpEmbedder() });
  expect(code).toBe(0);
  expect(bundle?.packed.header.laws.map(({ id }) => id)).toEqual(['dhf', 'dctl', 'fztl', 'fzbf', 'xqf']);
  expect(bundle?.packed.header.laws.at(-1)).toMatchObject({ title: '中华人民共和国雪橇法', names: ['雪橇法'] });
  expect(bundle?.vectors?.model).toBe(madeUpEmbedder().model);
});

test('a second pull fetches and builds nothing, and the whole library stays after a pull of the pinned laws', async () => {
  const { from, seen } = await mirror(files());
  const first = await pull(from, { all: true });
  const asked = seen.length;
  const second = await pull(from, { dataDir: first.dataDir });
  expect(second).toMatchObject({ code: 0, name: first.name });
  expect(second.lines).toEqual(['法律原文：新取 0 个，已有 5 个，拒收 0 个']);
  expect(seen).toHaveLength(asked);
});

test('another corpus or another embedder over the same texts is indexed anew, from what lies there', async () => {
  const { from, stop } = await mirror(files());
  const first = await pull(from);
  stop();
  const dataDir = first.dataDir;
  const other = await pull(from, { dataDir, corpus: { ...corpus, version: 'sha256:other' } });
  expect(other.bundle?.corpusVersion).toBe('sha256:other');
  const embedded = await pull(from, { dataDir, embedder: madeUpEmbedder() });
  expect(embedded.bundle?.vectors?.model).toBe(madeUpEmbedder().model);
  expect(new Set([first.name, other.name, embedded.name]).size).toBe(3);
});

test('a changed byte is refused by its path, the rest is indexed, and the exit code says so', async () => {
  const served = files();
  const path = '行政法规/渡船条例(2015-03-02).md';
  served.set(path, (served.get(path) as string).replace('大雾', '大霧'));
  const { from } = await mirror(served);
  const { code, lines, bundle, dataDir } = await pull(from);
  expect(code).toBe(1);
  expect(lines).toContain(`法律原文：拒收 ${path}：内容与锁定的 SHA-256 不符`);
  expect(lines).toContain('法律原文：新取 4 个，已有 0 个，拒收 1 个');
  expect(lines.filter((line) => line.startsWith('法律原文：已取回')).at(-1)).toBe('法律原文：已取回 4/5');
  expect(bundle?.packed.header.laws.map(({ id }) => id)).toEqual(['dhf', 'fztl', 'fzbf']);
  expect(await readdir(textsFolder(dataDir))).toHaveLength(4);
});

test('a text that was changed on disk is fetched again before anything is built from it', async () => {
  const { from } = await mirror(files());
  const { dataDir, name } = await pull(from);
  const [text] = await readdir(textsFolder(dataDir));
  await writeFile(join(textsFolder(dataDir), text as string), '# 假法\n\n<!-- INFO END -->\n\n第一条　假的。\n');
  const again = await pull(from, { dataDir });
  expect(again).toMatchObject({ code: 0, name });
  expect(again.lines).toContain('法律原文：新取 1 个，已有 4 个，拒收 0 个');
});

test('offline one line says so, and nothing is built', async () => {
  const { from, stop } = await mirror(files());
  stop();
  const { code, lines, name } = await pull(from);
  expect({ code, name }).toEqual({ code: 1, name: null });
  expect(lines).toEqual(['法律原文：取不到（连不上来源），先用要点作答。']);
});

test('while another pull is at work this one leaves it to that', async () => {
  const dataDir = await freshDataDir();
  let second: Promise<Awaited<ReturnType<typeof pull>>> | undefined;
  const { from } = await serveTexts(async (request, response) => {
    second ??= pull(from, { dataDir });
    await second;
    response.end(files().get(decodeURIComponent(request.url ?? '').slice(1)));
  });
  expect(await pull(from, { dataDir })).toMatchObject({ code: 0 });
  expect(await second).toMatchObject({ code: 0, lines: ['法律原文：另一个取回正在进行，这次不再取。'] });
});

test('laws come from the pinned commit of the pinned repository', () => {
  const lock = { ...corpus.lock, repository: 'https://github.com/someone/Laws/', commit: 'a'.repeat(40) };
  expect(repositoryBase({ ...corpus, lock })).toBe(`https://raw.githubusercontent.com/someone/Laws/${'a'.repeat(40)}/`);
});
