import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { LibraryRow } from './corpus/laws/library-lock.ts';
import { sha256Of } from './corpus/pull/stored-texts.node.ts';
import type { Corpus } from './domain/corpus.ts';
import type { Law } from './domain/law.ts';
import { buildBundle, currentBundle, loadBundle, readSources, saveBundle, textsFolder } from './law-data.node.ts';
import { freshDataDir } from './laws.fixture.node.ts';
import {
  madeUpBundle,
  madeUpCorpus,
  madeUpEmbedder,
  madeUpFiles,
  madeUpSources,
  searchOver,
  TODAY,
} from './retrieval/laws/fixture.node.ts';
import { QueryReader } from './retrieval/query.ts';

let corpus: Corpus;
beforeAll(async () => {
  corpus = await madeUpCorpus();
});

const today = (): string => TODAY;
const hashOf = (text: string): string => sha256Of(Buffer.from(text));

/** A data folder that holds these texts as a pull leaves them. */
async function folderWith(texts: Iterable<string>): Promise<string> {
  const dataDir = await freshDataDir();
  await mkdir(textsFolder(dataDir), { recursive: true });
  for (const text of texts) await writeFile(join(textsFolder(dataDir), `${hashOf(text)}.md`), text);
  return dataDir;
}

const rowOf = (law: string, version: string, path: string, text: string): LibraryRow => {
  return { law, version, status: 'in_force', replacedBy: null, path, sha256: hashOf(text) };
};
const named = (sources: Awaited<ReturnType<typeof readSources>>): string[] =>
  sources.map(({ law, version }) => `${law.id}@${version.version}`);

const SLEDGES = '# 中华人民共和国雪橇法\n\n<!-- INFO END -->\n\n第一条　雪橇应当装铃。\n';
const SLEDGES_OLD = '# 中华人民共和国雪橇法\n\n<!-- INFO END -->\n\n第一条　雪橇不装铃。\n';
const SWINGS = '# 秋千管理规定\n\n<!-- INFO END -->\n\n第一条　秋千应当结实。\n';

test('texts are read in the lock’s order and then the library’s, with the titles that these bear', async () => {
  const rows = [
    rowOf('xqf', '2020-01-01', '行政法/雪橇法.md', SLEDGES),
    rowOf('xqf', '2001-01-01', '行政法/旧雪橇法.md', SLEDGES_OLD),
    rowOf('qqgl', '2011-01-01', '部门规章/秋千管理规定.md', SWINGS),
    // A pinned law stands in the library too, and is there once.
    rowOf(
      'dctl',
      '2015-03-02',
      '行政法规/渡船条例.md',
      madeUpFiles().get('行政法规/渡船条例(2015-03-02).md') as string,
    ),
    rowOf('none', '2011-01-01', '行政法/没有取回.md', '没有取回'),
  ];
  const dataDir = await folderWith([...madeUpFiles().values(), SLEDGES, SLEDGES_OLD, SWINGS]);
  const sources = await readSources(corpus, rows, dataDir);
  const pinned = ['dhf@2010-05-01', 'dhf@2021-10-23', 'dctl@2015-03-02', 'fztl@2019-04-05', 'fzbf@2003-04-05'];
  expect(named(sources)).toEqual([...pinned, 'xqf@2001-01-01', 'xqf@2020-01-01', 'qqgl@2011-01-01']);
  expect(sources.slice(-2).map(({ law }) => law)).toMatchObject([
    { id: 'xqf', title: '中华人民共和国雪橇法', names: ['雪橇法'], kind: '法律' },
    { id: 'qqgl', title: '秋千管理规定', kind: '部门规章' },
  ]);
  expect(sources[1]?.texts).toEqual([madeUpFiles().get('行政法规/中华人民共和国灯会法(2021-10-23).md')]);
});

test('what was not pulled is left out, and a version that lacks one of its files is left out whole', async () => {
  const [first, second] = [
    '# 节令总则\n\n<!-- INFO END -->\n\n第一条　甲。\n',
    '# 节令分则\n\n<!-- INFO END -->\n\n第二条　乙。\n',
  ];
  const files = [first, second].map((text, at) => ({ path: `${at}.md`, sha256: hashOf(text as string) }));
  const version = { version: '2020-01-01', effectiveFrom: null, effectiveTo: null, files };
  const law: Law = { ...(corpus.lock.laws[1] as Law), id: 'jlf', names: ['节令法'], versions: [version] };
  const own = { ...corpus, lock: { ...corpus.lock, laws: [...corpus.lock.laws, law] } };
  expect(named(await readSources(own, [], await folderWith([first as string])))).toEqual([]);
  const both = await readSources(own, [], await folderWith([first as string, second as string]));
  expect(both).toMatchObject([{ law: { id: 'jlf' }, texts: [first, second] }]);
  const bundle = await buildBundle(own, both, null, today);
  expect(bundle?.packed.header.places).toEqual(['1', '2']);
  expect(await readSources(own, [], await freshDataDir())).toEqual([]);
});

test('of no texts an empty bundle is built, which takes back what was there', async () => {
  const empty = await buildBundle(corpus, [], madeUpEmbedder(), today);
  expect(empty.packed.header).toMatchObject({ laws: [], places: [] });
  expect(empty.vectors?.values).toHaveLength(0);
});

test('a bundle is the same for the same texts, another for others, and knows its corpus', async () => {
  const build = (without: string[] = []) => buildBundle(corpus, madeUpSources(without), null, today);
  const bundle = await build();
  expect(await build()).toEqual(bundle);
  expect(bundle?.corpusVersion).toBe(corpus.version);
  expect(bundle?.vectors).toBeNull();
  expect(bundle?.packed.header.version).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect((await build(['dctl']))?.packed.header.version).not.toBe(bundle?.packed.header.version);
});

test('what is built finds articles by people’s questions, by cards and by meaning', async () => {
  const embedder = madeUpEmbedder();
  const bundle = await buildBundle(corpus, madeUpSources(), embedder, today);
  const reader = new QueryReader(corpus.lexicon);
  const first = (question: string, vector?: Float32Array) =>
    searchOver(corpus, bundle).search(reader.read(question), { vector }).hits[0]?.passage.ref;
  expect(first('码头黑灯瞎火')).toBe('law:dctl:3');
  expect(first('机场附近不放')).toBe('law:fztl:2');
  expect(bundle?.vectors).toMatchObject({ model: embedder.model, dimensions: embedder.dimensions });
  expect(bundle?.vectors?.scales).toHaveLength(bundle?.index.placeOf.length as number);
  expect(first('雾船')).toBeUndefined();
  expect(first('雾船', embedder.vectorOf('雾船'))).toBe('law:dctl:2');
});

test('an over-long article is indexed in pieces, each with its vector, and found as a whole', async () => {
  const long = Array.from({ length: 60 }, (_, at) => `（${at}）第${at}种风车应当按照它自己的转速登记，并且写明高度。`);
  const text = `# 渡船条例\n\n<!-- INFO END -->\n\n第一条　风车分为下列各种：\n${long.join('\n')}\n`;
  const [source] = madeUpSources().filter(({ law }) => law.id === 'dctl');
  const embedder = madeUpEmbedder();
  const bundle = await buildBundle(
    corpus,
    [{ ...(source as NonNullable<typeof source>), texts: [text] }],
    embedder,
    today,
  );
  expect(bundle?.packed.header.places).toEqual(['1']);
  const rows = bundle?.index.placeOf.length ?? 0;
  expect(rows).toBeGreaterThan(1);
  expect(bundle?.vectors?.values).toHaveLength(rows * embedder.dimensions);
  const hits = searchOver(corpus, bundle).search(new QueryReader(corpus.lexicon).read('风车的转速')).hits;
  expect(hits.filter(({ passage }) => passage.ref === 'law:dctl:1')).toHaveLength(1);
});

test('a saved bundle is the current one and is read as it was; two before it stay, to replay answers with', async () => {
  const dataDir = await freshDataDir();
  expect(await currentBundle(dataDir)).toBeNull();
  const first = await saveBundle(madeUpBundle(corpus, undefined, 'sha256:1'), dataDir);
  const bundle = madeUpBundle(corpus, undefined, 'sha256:2');
  const second = await saveBundle(bundle, dataDir);
  expect(second).not.toBe(first);
  expect(await currentBundle(dataDir)).toBe(second);
  expect(await loadBundle(dataDir, second)).toEqual(bundle);
  const later = [];
  for (const version of ['sha256:3', 'sha256:4'])
    later.push(await saveBundle(madeUpBundle(corpus, undefined, version), dataDir));
  expect(await currentBundle(dataDir)).toBe(later[1]);
  expect(await loadBundle(dataDir, first)).toBeNull();
  expect((await readdir(join(dataDir, 'laws'))).sort()).toEqual([second, ...later, 'current'].sort());
  expect(second).toBe(`${sha256Of(await readFile(join(dataDir, 'laws', second))).slice(0, 16)}.bundle`);
});

test('a bundle that is damaged or not there is none, and no other name is read', async () => {
  const dataDir = await freshDataDir();
  const name = await saveBundle(madeUpBundle(corpus), dataDir);
  const path = join(dataDir, 'laws', name);
  await writeFile(path, (await readFile(path)).subarray(0, -8));
  expect(await loadBundle(dataDir, name)).toBeNull();
  for (const words of ['', '../../../etc/passwd\n', `${name}/x`, 'x.bundle', `../laws/${name}`]) {
    await writeFile(join(dataDir, 'laws', 'current'), words);
    expect(await currentBundle(dataDir), words).toBeNull();
  }
});
