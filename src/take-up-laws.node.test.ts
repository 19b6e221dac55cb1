import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Corpus } from './domain/corpus.ts';
import type { Law, LawFile } from './domain/law.ts';
import { currentBundle, saveBundle } from './law-data.node.ts';
import {
  ARTICLE_29,
  ask,
  buildCheckout,
  type Checkout,
  freshDataDir,
  lineOf,
  mirror,
  type Running,
  requestsWithoutPause,
  runCommand,
  startServer,
} from './laws.fixture.node.ts';
import { madeUpBundle, madeUpCorpus, madeUpSources, TODAY } from './retrieval/laws/fixture.node.ts';
import { Laws } from './retrieval/laws/laws.ts';
import { takeUpLaws } from './take-up-laws.node.ts';

/** A running server takes up what was pulled within this time, milliseconds. */
const TAKEN_UP_MS = 3_000;

let checkout: Checkout;
let corpus: Corpus;
beforeAll(async () => {
  [checkout, corpus] = await Promise.all([buildCheckout(), madeUpCorpus()]);
}, 120_000);
afterAll(() => checkout.close());

const about = ({ lines }: Running): string[] => lines.map(({ text }) => text).filter((line) => /法律|取回/.test(line));
const refs = async (address: string, question: string): Promise<string[]> =>
  (await ask(address, question)).citations.map(({ ref }) => ref);

async function article29(address: string): Promise<number> {
  const response = await fetch(`${address}/api/laws/xzcf/articles/29`);
  await response.arrayBuffer();
  return response.status;
}

test('a running server takes up a pull in time while requests come without pause, and none of them fails', async () => {
  const dataDir = await freshDataDir();
  const { from } = await mirror(checkout.files);
  const { address } = await startServer(checkout, { DATA_DIR: dataDir, CORPUS_PULL: 'off' });
  const before = await ask(address, '行政处罚法第二十九条');
  expect(before.citations.map(({ ref }) => ref)).toEqual(['card:xzcf']);
  expect(await article29(address)).toBe(404);
  const client = requestsWithoutPause(address);
  const { code, lines } = await runCommand(checkout, ['corpus', 'pull', '--from', from], { DATA_DIR: dataDir });
  const pulled = performance.now();
  expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: expect.stringMatching(/^法律索引：\d+ 部，\d+ 条/) });
  await expect.poll(() => article29(address), { timeout: 20_000, interval: 20 }).toBe(200);
  expect(performance.now() - pulled).toBeLessThan(TAKEN_UP_MS);
  const { sent, failed } = await client.stop();
  expect(failed).toEqual([]);
  expect(sent).toBeGreaterThan(50);
  const after = await ask(address, '行政处罚法第二十九条');
  expect(after.citations).toMatchObject([{ ref: 'law:xzcf:29', quote: expect.stringContaining(ARTICLE_29) }]);
  expect(after.corpusVersion).not.toBe(before.corpusVersion);
}, 90_000);

test('a server pulls by itself from the mirror, says how far it is, and takes the laws up in time', async () => {
  const dataDir = await freshDataDir();
  const { from, seen } = await mirror(checkout.files);
  const server = await startServer(checkout, { DATA_DIR: dataDir, CORPUS_MIRROR: from });
  const client = requestsWithoutPause(server.address);
  const indexed = await lineOf(server, /^法律索引：/);
  const taken = await lineOf(server, /^法律原文可以检索了：\d+ 部，\d+ 条$/);
  expect(taken.at - indexed.at).toBeLessThan(TAKEN_UP_MS);
  expect((await client.stop()).failed).toEqual([]);
  expect(seen.map((path) => decodeURIComponent(path).slice(1)).sort()).toEqual([...checkout.files.keys()].sort());
  const { size } = checkout.files;
  expect(about(server)).toContain(`法律原文：已取回 ${size}/${size}`);
  expect(about(server)).toContain(`法律原文：新取 ${size} 个，已有 0 个，拒收 0 个`);
  expect(await refs(server.address, '2017年的行政复议法第二十九条')).toEqual(['law:xzfy@2017-09-01:29']);

  // The next one has them from its first request on, and asks for nothing.
  const asked = seen.length;
  const next = await startServer(checkout, { DATA_DIR: dataDir, CORPUS_MIRROR: from });
  expect(await article29(next.address)).toBe(200);
  await lineOf(next, /^法律原文：新取 0 个，已有 \d+ 个，拒收 0 个$/);
  expect(seen).toHaveLength(asked);
}, 90_000);

test('a changed byte is refused, the server goes on with the other laws, and a later pull mends it', async () => {
  const dataDir = await freshDataDir();
  const law = checkout.laws.find(({ id }) => id === 'xzcf') as Law;
  const { path, sha256 } = law.versions.flatMap(({ files }) => files)[0] as LawFile;
  const files = new Map(checkout.files);
  const whole = files.get(path) as string;
  files.set(path, whole.replace('不得', '可得'));
  expect(files.get(path)).toHaveLength(whole.length);
  const { from } = await mirror(files);
  const server = await startServer(checkout, { DATA_DIR: dataDir, CORPUS_MIRROR: from });
  const client = requestsWithoutPause(server.address);
  await lineOf(server, /^法律原文可以检索了/);
  expect(about(server)).toContain(`法律原文：拒收 ${path}：内容与锁定的 SHA-256 不符`);
  expect(about(server)).toContain(`法律原文：新取 ${files.size - 1} 个，已有 0 个，拒收 1 个`);
  expect(await readdir(join(dataDir, 'laws', 'texts'))).not.toContain(`${sha256}.md`);
  expect(await article29(server.address)).toBe(404);
  expect(await refs(server.address, '行政处罚法第二十九条')).toEqual(['card:xzcf']);
  expect(await refs(server.address, '行政强制法第二十九条')).toEqual(['law:xzqz:29']);
  const pull = ['corpus', 'pull', '--from', from];
  expect(await runCommand(checkout, pull, { DATA_DIR: dataDir })).toMatchObject({ code: 1 });
  files.set(path, whole);
  const mended = await runCommand(checkout, pull, { DATA_DIR: dataDir });
  expect(mended).toMatchObject({ code: 0 });
  expect(mended.lines).toContain(`法律原文：新取 1 个，已有 ${files.size - 1} 个，拒收 0 个`);
  await expect.poll(() => article29(server.address), { timeout: 20_000 }).toBe(200);
  expect(await refs(server.address, '行政处罚法第二十九条')).toEqual(['law:xzcf:29']);
  expect((await client.stop()).failed).toEqual([]);
}, 90_000);

test('CORPUS_PULL=off keeps the server from asking the mirror; it says so, and answers from cards', async () => {
  const dataDir = await freshDataDir();
  const { from, seen } = await mirror(checkout.files);
  const server = await startServer(checkout, { DATA_DIR: dataDir, CORPUS_MIRROR: from, CORPUS_PULL: 'off' });
  await lineOf(server, /^没有取回法律原文（CORPUS_PULL=off）。$/);
  await sleep(2_000);
  expect(seen).toEqual([]);
  expect(await readdir(dataDir)).not.toContain('laws');
  expect(about(server)).toEqual(['没有取回法律原文（CORPUS_PULL=off）。']);
  expect(await refs(server.address, '行政处罚法第二十九条')).toEqual(['card:xzcf']);
}, 90_000);

test('offline the server says so in one line, works on from cards, and ends when told to', async () => {
  const dataDir = await freshDataDir();
  const { from, stop } = await mirror(new Map());
  stop();
  const server = await startServer(checkout, { DATA_DIR: dataDir, CORPUS_MIRROR: from });
  await lineOf(server, /取不到/);
  await sleep(1_500);
  expect(about(server)).toEqual(['法律原文：取不到（连不上来源），先用要点作答。']);
  expect(await refs(server.address, '行政处罚法第二十九条')).toEqual(['card:xzcf']);
  expect(await refs(server.address, '任务31')).toContain('plan:31');
  server.child.kill('SIGTERM');
  expect(await once(server.child, 'exit')).toEqual([0, null]);
}, 90_000);

/** Takes up laws in this process, until the test ends. */
async function takeUp(dataDir: string) {
  const laws = new Laws(corpus, () => TODAY);
  const said: string[] = [];
  const stop = await takeUpLaws(laws, dataDir, (line) => said.push(line));
  onTestFinished(stop);
  return { laws, said, stop, texts: () => laws.current.shelf.library?.laws.map(({ id }) => id) ?? [] };
}

test('an empty folder is no fault; each bundle that comes is taken up once, and none after the end', async () => {
  const dataDir = await freshDataDir();
  const { said, stop, texts } = await takeUp(dataDir);
  expect(said).toEqual([]);
  await saveBundle(madeUpBundle(corpus, madeUpSources(['fztl']), 'sha256:1'), dataDir);
  await expect.poll(texts, { timeout: TAKEN_UP_MS }).toEqual(['dhf', 'dctl', 'fzbf']);
  await saveBundle(madeUpBundle(corpus, undefined, 'sha256:2'), dataDir);
  await expect.poll(texts, { timeout: TAKEN_UP_MS }).toEqual(['dhf', 'dctl', 'fztl', 'fzbf']);
  await sleep(1_200);
  expect(said).toEqual(['法律原文可以检索了：3 部，13 条', '法律原文可以检索了：4 部，15 条']);
  stop();
  await saveBundle(madeUpBundle(corpus, madeUpSources(['dhf']), 'sha256:3'), dataDir);
  await sleep(1_500);
  expect(texts()).toHaveLength(4);
});

test('a damaged bundle is told of once, the laws at hand stay, and the pull that is advised mends it', async () => {
  const dataDir = await freshDataDir();
  const bundle = madeUpBundle(corpus, undefined, 'sha256:1');
  await saveBundle(madeUpBundle(corpus, madeUpSources(['dctl']), 'sha256:0'), dataDir);
  const { said, texts } = await takeUp(dataDir);
  expect(texts()).toHaveLength(3);
  const name = await saveBundle(bundle, dataDir);
  const path = join(dataDir, 'laws', name);
  await writeFile(path, (await readFile(path)).subarray(0, 500));
  await expect
    .poll(() => said.at(-1), { timeout: TAKEN_UP_MS })
    .toBe(`法律索引 ${name} 读不出来：请运行 npm run corpus -- pull`);
  await sleep(2_200);
  expect(said).toHaveLength(2);
  expect(texts()).toHaveLength(3);
  // Built anew from the same texts it is the same file, under the same name.
  expect(await saveBundle(bundle, dataDir)).toBe(name);
  expect(await currentBundle(dataDir)).toBe(name);
  await expect.poll(texts, { timeout: TAKEN_UP_MS }).toHaveLength(4);
});
