import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { serveTexts } from './corpus/pull/pull.fixture.node.ts';
import { sha256Of } from './corpus/pull/stored-texts.node.ts';
import type { Law, Lock } from './domain/law.ts';
import { chineseNumber } from './domain/reference.ts';

/** For tests: a built checkout whose pinned laws keep their names and have made-up texts, and a mirror that serves them. */
export interface Checkout {
  folder: string;
  /** Path of the lock → text. */
  files: Map<string, string>;
  laws: Law[];
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Builds it in a folder of its own, with server and command line as they are shipped. */
export async function buildCheckout(): Promise<Checkout> {
  const folder = await mkdtemp(join(tmpdir(), 'checkout-'));
  const filter = (source: string) => !source.includes('node_modules');
  for (const entry of ['src', 'bots', 'corpus', 'prompts', 'package.json'])
    await cp(join(ROOT, entry), join(folder, entry), { recursive: true, filter });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const lockPath = join(folder, 'corpus', 'corpus.lock.json');
  const lock = JSON.parse(await readFile(lockPath, 'utf8')) as Lock;
  const { laws, files } = withMadeUpTexts(lock.laws);
  await writeFile(lockPath, JSON.stringify({ ...lock, laws }, null, 2));
  await writeFile(join(folder, 'corpus', 'library.lock.tsv'), 'id\tversion\tstatus\tby\tpath\tsha256\tbytes\n');
  await promisify(execFile)(process.execPath, ['src/build.cjs', 'server', 'cli'], { cwd: folder });
  return { folder, files, laws, close: () => rm(folder, { recursive: true, force: true }) };
}

/** The same laws with files whose texts nobody made, and the hashes of those. */
function withMadeUpTexts(laws: readonly Law[]): { laws: Law[]; files: Map<string, string> } {
  const files = new Map<string, string>();
  const changed = laws.map((law) => ({
    ...law,
    versions: law.versions.map((version) => {
      const path = `示例法/${law.id}(${version.version}).md`;
      const text = madeUpText(law, version.version);
      files.set(path, text);
      return { ...version, files: [{ path, sha256: sha256Of(Buffer.from(text)) }] };
    }),
  }));
  return { laws: changed, files };
}

/** How many articles each of the texts has. */
const ARTICLES = 40;

/** What article 29 says in each of them. */
export const ARTICLE_29 = '同一盏灯笼不得登记两次。';

function madeUpText({ id, title }: Law, version: string): string {
  const articles = Array.from({ length: ARTICLES }, (_, at) => {
    const number = at + 1;
    const text = number === 29 ? ARTICLE_29 : `示例${id}在${version}写的第${number}句话，与灯笼有关。`;
    return `第${chineseNumber(number)}条　${text}\n`;
  });
  return `# ${title}\n\n${version} 示例\n\n<!-- INFO END -->\n\n${articles.join('\n')}`;
}

/** Serves files by their paths; whoever changes the map changes what is served. */
export function mirror(files: ReadonlyMap<string, string>) {
  return serveTexts((request, response) => {
    const text = files.get(decodeURIComponent(request.url ?? '').slice(1));
    if (text === undefined) response.writeHead(404);
    response.end(text);
  });
}

/** A data folder that is not there yet, below one that goes after the test. */
export async function freshDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'laws-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

/** A server process: its address, and what it has printed, line by line with the time of each. */
export interface Running {
  address: string;
  child: ChildProcess;
  lines: { text: string; at: number }[];
}

type Settings = Record<string, string>;

/** Starts the checkout's server and waits until it listens; it is killed after the test. */
export async function startServer({ folder }: Checkout, settings: Settings): Promise<Running> {
  const child = run(folder, 'server.js', [], { PORT: '0', RATE_LIMIT: '0', LOG_LEVEL: 'silent', ...settings });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = linesOf(child);
  const started = () => lines.map(({ text }) => /^湘问已启动：(.*)$/.exec(text)?.[1]).find(Boolean);
  await expect.poll(started, { timeout: 60_000, message: 'the server did not start' }).toBeDefined();
  return { address: started() as string, child, lines };
}

/** Runs the checkout's command line to its end. */
export async function runCommand({ folder }: Checkout, words: string[], settings: Settings) {
  const child = run(folder, 'cli.js', words, settings);
  const lines = linesOf(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, lines: lines.map(({ text }) => text) };
}

function run(folder: string, file: string, words: string[], settings: Settings): ChildProcess {
  const env = { PATH: process.env.PATH, ...settings };
  return spawn(process.execPath, [join(folder, 'dist', file), ...words], { cwd: folder, env });
}

function linesOf({ stdout, stderr }: ChildProcess): Running['lines'] {
  const lines: Running['lines'] = [];
  for (const stream of [stdout, stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = `${rest}${chunk}`.split('\n');
      rest = parts.pop() ?? '';
      for (const text of parts) lines.push({ text, at: performance.now() });
    });
  }
  return lines;
}

/** Waits for a line that a process prints. */
export async function lineOf({ lines }: Running, pattern: RegExp): Promise<Running['lines'][number]> {
  const found = () => lines.find(({ text }) => pattern.test(text));
  await expect.poll(found, { timeout: 30_000, interval: 20, message: `${pattern} was not printed` }).toBeDefined();
  return found() as Running['lines'][number];
}

/** Asks a question over HTTP. */
export async function ask(address: string, question: string) {
  const response = await fetch(`${address}/api/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  if (response.status !== 200) throw new Error(`${question}: ${response.status}`);
  return (await response.json()) as {
    text: string;
    corpusVersion: string;
    citations: { ref: string; quote: string }[];
  };
}

const PATHS = [
  '/readyz',
  '/healthz',
  '/api/laws',
  '/api/search?q=灯笼&k=5',
  '/api/cards/xzcf',
  '/api/plan/tasks/31',
  '/laws',
];

/** Sends requests all the time, three at once, until it is stopped; tells how many, and which failed. */
export function requestsWithoutPause(address: string): { stop(): Promise<{ sent: number; failed: string[] }> } {
  let going = true;
  let sent = 0;
  const failed: string[] = [];
  const one = async (at: number): Promise<void> => {
    if (at % 4 === 0) return void (await ask(address, at % 8 ? '行政处罚法第二十九条' : '任务31'));
    const path = PATHS[at % PATHS.length] as string;
    const response = await fetch(address + path);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  };
  const work = async (): Promise<void> => {
    while (going) await one(sent++).catch((error: Error) => failed.push(error.message));
  };
  const workers = [work(), work(), work()];
  return {
    async stop() {
      going = false;
      await Promise.all(workers);
      return { sent, failed };
    },
  };
}
