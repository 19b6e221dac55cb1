import { openScriptedServer, type Script, type ScriptedRequest } from '../src/models/scripted.fixture.node.ts';
import { Product } from './adversary/product.ts';
import { peoplesQuestions } from './adversary/questions.ts';
import { copies, sceneOf } from './adversary/scene.ts';
import { Seeded } from './adversary/seeded.ts';
import type { Streamed } from './adversary/ui-stream.ts';
import { spread } from './bench-server.ts';
import { benchMemory } from './bench-streams.memory.ts';
import { percentile } from './statistics.ts';

const DELAY_ANSWERS = 200;
/** A checked sentence is on the page within so many milliseconds. */
const DELAY_TARGET_MS = 150;
const STREAMS = 200;
const PIECES_A_SECOND = 20;
const STREAM_SECONDS = 12;
/** All in one moment, and as people come. */
const ARRIVALS_MS = [0, 8_000];
const MEMORY_ANSWERS = 10_000;

/** What `npm run bench -- streams` may be told: fewer answers for a quick look. */
export interface StreamOptions {
  memoryAnswers?: number;
}

/**
 * Streaming through `POST /api/chat` of the built product while a scripted model writes: how long a sentence waits for
 * its check, what 200 streams at once come to, and whether memory stays flat. `true` where the targets are met.
 */
export async function benchStreams({ memoryAnswers = MEMORY_ANSWERS }: StreamOptions = {}): Promise<boolean> {
  const delays = await benchDelay();
  let streams = true;
  for (const arriveMs of ARRIVALS_MS) streams = (await benchConcurrency(arriveMs)) && streams;
  await benchMemory('model', memoryAnswers);
  await benchMemory('extractive', memoryAnswers);
  return delays && streams;
}

/** A question's sentences, each in few pieces; `last` are the places of the pieces that complete one. */
interface Plan {
  pieces: string[];
  last: { at: number; text: string }[];
}

function planOf(request: ScriptedRequest, count: number, pieceChars: number): Plan {
  const scene = sceneOf(request, new Seeded(request.text.slice(-80)));
  const said = scene ? copies(scene, count) : [];
  const pieces: string[] = ['{"sentences":['];
  const last: Plan['last'] = [];
  for (const [at, { text, tokens }] of said.entries()) {
    const json = `${at > 0 ? ',' : ''}${JSON.stringify({ text, sources: tokens })}`;
    for (let from = 0; from < json.length; from += pieceChars) pieces.push(json.slice(from, from + pieceChars));
    last.push({ at: pieces.length - 1, text });
  }
  return { pieces: [...pieces, ']}'], last };
}

const settingsFor = (baseUrl: string) => ({
  ...{
    MODEL_BASE_URL: baseUrl,
    MODEL_API_KEY: 'bench',
    MODEL_NAME: 'scripted-write',
    MODEL_REWRITE_NAME: 'scripted-rewrite',
  },
});

const isRewriting = ({ body }: ScriptedRequest): boolean => body.model === 'scripted-rewrite';
const NO_QUERIES: Script = { kind: 'text', pieces: ['{"queries":[]}'] };

/** (a) From the piece that completes a sentence to the sentence on the page; one stream at a time, so that it is clear. */
async function benchDelay(): Promise<boolean> {
  let plan: Plan | null = null;
  const sentAt = new Map<number, number>();
  const server = await openScriptedServer(
    (request) => {
      if (isRewriting(request)) return NO_QUERIES;
      plan = planOf(request, 4, 12);
      return { kind: 'text', pieces: plan.pieces, betweenMs: 15 };
    },
    { keep: 1, onPiece: (request, at, time) => !isRewriting(request) && sentAt.set(at, time) },
  );
  const product = await Product.start(settingsFor(server.baseUrl));
  const delays: number[] = [];
  let unseen = 0;
  for (const question of (await peoplesQuestions()).slice(0, DELAY_ANSWERS)) {
    plan = null;
    sentAt.clear();
    const { steps } = await product.chat(question);
    for (const { at, text } of (plan as Plan | null)?.last ?? []) {
      const sent = sentAt.get(at);
      const shown = steps.find((step) => step.text.includes(text));
      if (sent !== undefined && shown) delays.push(shown.time - sent);
      else unseen += 1;
    }
  }
  await product.stop();
  await server.close();
  if (delays.length === 0) throw new Error('no sentence of the model was seen');
  const p99 = percentile(delays, 0.99);
  console.log(`一句写完到核对后送到：${spread(delays)}（目标 ≤${DELAY_TARGET_MS} ms），没有送出的句子 ${unseen}`);
  return p99 <= DELAY_TARGET_MS;
}

/** (b) Many streams at once, each written at a steady pace; they come within `arriveMs`. */
async function benchConcurrency(arriveMs: number): Promise<boolean> {
  let most = 0;
  let asked = 0;
  let isQuick = true;
  const server = await openScriptedServer(
    (request) => {
      if (isRewriting(request)) return NO_QUERIES;
      asked += 1;
      most = Math.max(most, server.underWay());
      const text = planOf(request, 6, 1).pieces.join('');
      return isQuick ? { kind: 'text', pieces: [text] } : steadily(text);
    },
    { keep: 1 },
  );
  const product = await Product.start(settingsFor(server.baseUrl));
  const questions: string[] = [];
  for (const question of await peoplesQuestions()) {
    const earlier = asked;
    await product.chat(question);
    if (asked > earlier) questions.push(question);
    if (questions.length === STREAMS) break;
  }
  isQuick = false;
  most = 0;
  const before = { product: (await product.usage()).cpu, own: process.cpuUsage(), at: performance.now() };
  const results = await Promise.all(
    questions.map(async (question, at) => {
      await new Promise((resolve) => setTimeout(resolve, (arriveMs / STREAMS) * at));
      return product.chat(question).catch((error: Error) => error);
    }),
  );
  const seconds = (performance.now() - before.at) / 1_000;
  const { user, system } = process.cpuUsage(before.own);
  const cpu = { product: (await product.usage()).cpu - before.product, own: (user + system) / 1e6 };
  await product.stop();
  await server.close();
  const streams = results.filter((result): result is Streamed => !(result instanceof Error));
  const whole = streams.filter(({ answer, error, text }) => answer && !error && text === answer.text);
  const byModel = whole.filter(({ answer }) => answer?.mode === 'model');
  console.log(
    `\n${STREAMS} 路在 ${arriveMs / 1_000} s 内到达（模型每秒 ${PIECES_A_SECOND} 个片段，写 ${STREAM_SECONDS} s）：断开 ${results.length - streams.length}，完整 ${whole.length}，由模型写成 ${byModel.length}，模型最多同时写 ${most} 路`,
  );
  console.log(`  首字节 ${spread(streams.map(({ firstByteMs }) => firstByteMs))}`);
  console.log(`  首句　 ${spread(byModel.map(({ steps }) => steps[0]?.ms ?? 0))}`);
  console.log(`  全部　 ${spread(byModel.map(({ ms }) => ms))}`);
  console.log(
    `  用时 ${seconds.toFixed(1)} s，处理器时间：服务 ${cpu.product.toFixed(1)} s，模型与读者（一个进程）${cpu.own.toFixed(1)} s`,
  );
  return whole.length === STREAMS;
}

/** As many characters a piece as spread the answer over the time. */
function steadily(text: string): Script {
  const each = Math.ceil(text.length / (PIECES_A_SECOND * STREAM_SECONDS));
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${each}}`, 'g')) ?? [];
  return { kind: 'text', pieces, betweenMs: 1_000 / PIECES_A_SECOND };
}
