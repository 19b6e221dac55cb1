import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/config.ts';
import { startEngine } from '../src/start.node.ts';
import { benchAdversary } from './adversary/run.ts';
import { benchBurst } from './bench-burst.ts';
import { benchLaws } from './bench-laws.ts';
import { benchMessages } from './bench-messages.ts';
import { benchPages } from './bench-pages.ts';
import { benchStreams } from './bench-streams.ts';
import { parseCases } from './case.ts';

/**
 * `npm run bench`: how long things take on this machine, side by side in one run. Prints n, p50, p99 and the largest.
 * Nothing is judged here: figures are read, not tested. `npm run bench -- laws` compares the search of laws with others,
 * `-- messages` and `-- burst` count what many messages and comments come to, and fail where one is lost or doubled.
 * `-- adversary` asks while a model misbehaves in every way, and fails where anything unchecked came out; `-- streams`
 * measures answers as they are streamed; `-- pages` what the pages cost a browser, and with `--check` fails beyond the
 * budgets.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PORT = 18_787;
const BASE = `http://127.0.0.1:${PORT}`;

/** Questions that differ from each other: each development question with a few words before it. */
async function distinctQuestions(count: number): Promise<string[]> {
  const path = join(ROOT, 'evals/cases/dev.jsonl');
  const cases = parseCases(path, await readFile(path, 'utf8'));
  const before = ['', '请问', '想问下', '我想知道', '麻烦问一句', '打听个事,'];
  return Array.from(
    { length: count },
    (_, at) => `${before[Math.floor(at / cases.length) % before.length]}${cases[at % cases.length]?.question}`,
  );
}

function report(name: string, samples: number[]): void {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number).toFixed(2);
  console.log(`${name.padEnd(22, '　')} n=${sorted.length}  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  最大 ${at(1)} ms`);
}

async function timed<T>(work: () => Promise<T> | T): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function serve(dataDir: string): Promise<{ server: ChildProcess; readyMs: number }> {
  const begin = performance.now();
  const env = { ...process.env, PORT: String(PORT), DATA_DIR: dataDir, RATE_LIMIT: '0', LOG_LEVEL: 'silent' };
  const server = spawn(process.execPath, ['--max-semi-space-size=2', '--max-old-space-size=320', 'dist/server.js'], {
    cwd: ROOT,
    env,
    stdio: 'ignore',
  });
  while (
    !(await fetch(`${BASE}/readyz`).then(
      (response) => response.ok,
      () => false,
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 10));
  return { server, readyMs: performance.now() - begin };
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

async function residentMegabytes(server: ChildProcess): Promise<string> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => '');
  const read = (key: string): string =>
    (Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1000).toFixed(0);
  return `现在 ${read('VmRSS')} MB,最高 ${read('VmHWM')} MB`;
}

const agent = new Agent({ keepAlive: true });

/** Asks over HTTP and reads the whole answer. Node's bare client, so that the client itself costs little. */
function ask(question: string): Promise<void> {
  const body = JSON.stringify({ question });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(`${BASE}/api/answers`, { agent, method: 'POST', headers }, (response) => {
      response
        .resume()
        .once('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${response.statusCode}`)),
        );
    });
    sent.once('error', reject).end(body);
  });
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-bench-'));
  const questions = await distinctQuestions(2_000);
  const engine = await startEngine(readConfig({ DATA_DIR: join(folder, 'process') }), {
    onTraining: () => console.log('检索模型与语料不一致:先运行 npm run corpus -- train'),
  });
  const starts: number[] = [];
  for (let run = 0; run < 4; run++) {
    const { server, readyMs } = await serve(join(folder, 'start'));
    starts.push(readyMs);
    await stop(server);
  }
  const { server, readyMs } = await serve(join(folder, 'http'));
  starts.push(readyMs);
  report('启动到就绪', starts);
  const search: number[] = [];
  const answer: number[] = [];
  const stored: number[] = [];
  const http: number[] = [];
  for (const question of questions.slice(0, 300))
    await Promise.all([ask(question), engine.conversation.ask({ question })]);
  for (const question of questions) {
    search.push(await timed(() => engine.retriever.search(question)));
    answer.push(await timed(() => engine.answering.answer(question)));
    stored.push(await timed(() => engine.conversation.ask({ question })));
    http.push(await timed(() => ask(question)));
  }
  report('检索', search);
  report('进程内作答', answer);
  report('进程内作答并存', stored);
  report('HTTP 作答并存', http);
  const tail = (samples: number[]): number =>
    samples.toSorted((a, b) => a - b)[Math.floor(samples.length * 0.99)] as number;
  console.log(`p99 之差（HTTP 作答并存 − 进程内作答） ${(tail(http) - tail(answer)).toFixed(2)} ms`);
  report(
    'HTTP 与存储所加',
    http.map((value, at) => value - (answer[at] as number)),
  );
  const wall = await timed(() =>
    Promise.all(
      Array.from({ length: 16 }, async (_, lane) => {
        for (let at = lane; at < questions.length; at += 16) await ask(questions[at] as string);
      }),
    ),
  );
  console.log(`并发 16 作答并存　　　 n=${questions.length}  ${((questions.length / wall) * 1000).toFixed(0)} 个/秒`);
  console.log(`服务进程内存　　　　　 ${await residentMegabytes(server)}`);
  await stop(server);
  await engine.store.close();
  await rm(folder, { recursive: true });
}

// What takes long or needs more than the corpus has a word of its own.
/** `--laws folder` answers from pulled laws, too; `--only word` takes the behaviours that are called so. */
function adversaryOptions(words: string[]) {
  const behind = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  return { laws: behind('--laws'), only: behind('--only') };
}

const [word, ...rest] = process.argv.slice(2);
if (word === 'laws') process.exitCode = await benchLaws(rest);
else if (word === 'messages') process.exitCode = (await benchMessages(Number(rest[0] ?? 10_000))) ? 0 : 1;
else if (word === 'burst') process.exitCode = (await benchBurst(Number(rest[0] ?? 20_000))) ? 0 : 1;
else if (word === 'adversary')
  process.exitCode = (await benchAdversary(Number(rest[0] ?? 10_000), adversaryOptions(rest))) ? 0 : 1;
else if (word === 'pages') process.exitCode = (await benchPages(rest)) ? 0 : 1;
else if (word === 'streams') process.exitCode = (await benchStreams()) ? 0 : 1;
else await main();
