import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { published } from '../domain/safe-text.ts';
import type { ModelEvent, ModelRequest } from './model.ts';
import { openLanguageModel } from './open.ts';
import { openScriptedServer, type Script, type ScriptedRequest, type ScriptedServer } from './scripted.fixture.node.ts';
import type { ModelSettings } from './settings.ts';

const KEY = 'sk-very-secret-key-0001';
const clock = { now: () => Date.parse('2026-11-22T10:00:00+08:00') };
const counter = { add: async () => 0 };
let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const settingsFor = (baseUrl: string, changes: Partial<ModelSettings> = {}): ModelSettings => ({
  preset: null,
  baseUrl,
  apiKey: KEY,
  names: { rewrite: 'small', write: 'large', judge: 'large', research: 'large' },
  timeoutMs: 2_000,
  firstTokenMs: 400,
  concurrency: 16,
  dailyTokens: 0,
  maxOutputTokens: 200,
  structured: 'auto',
  price: null,
  ...changes,
});

const shape = { name: 'answer', schema: z.object({ sentences: z.array(z.object({ text: z.string() })) }) };
const request = (changes: Partial<ModelRequest> = {}): ModelRequest => ({
  purpose: 'write',
  instructions: published('请回答。'),
  input: published('谁来罚款？'),
  maxOutputTokens: 100,
  withinMs: 2_000,
  ...changes,
});

async function open(script: (request: ScriptedRequest, count: number) => Script, changes?: Partial<ModelSettings>) {
  let count = 0;
  server = await openScriptedServer((asked) => script(asked, ++count));
  const logged: string[] = [];
  const settings = settingsFor(server.baseUrl, changes);
  const model = openLanguageModel(settings, { clock, counter, log: (message) => logged.push(message) });
  return { server, model, logged };
}

async function read(events: AsyncIterable<ModelEvent>) {
  const all: ModelEvent[] = [];
  for await (const event of events) all.push(event);
  const text = all.map((event) => (event.kind === 'text' ? event.text : '')).join('');
  const ends = all.filter(({ kind }) => kind !== 'text');
  expect(ends).toHaveLength(1);
  expect(all.at(-1)).toBe(ends[0]);
  expect(JSON.stringify(all)).not.toContain(KEY);
  return { text, end: ends[0] as Exclude<ModelEvent, { kind: 'text' }>, pieces: all.length - 1 };
}

const hello: Script = { kind: 'text', pieces: ['由城管', '部门', '处罚。'], usage: { input: 11, output: 7 } };

test('text comes in pieces as it is written, then the usage that the service told', async () => {
  const { model, server } = await open(() => hello);
  const { text, end, pieces } = await read(model.stream(request()));
  expect([text, pieces]).toEqual(['由城管部门处罚。', 3]);
  expect(end).toEqual({ kind: 'end', usage: { inputTokens: 11, outputTokens: 7 }, cut: false });
  expect(server.requests[0]).toMatchObject({ authorization: `Bearer ${KEY}`, stream: true });
  expect(server.requests[0]?.body).toMatchObject({ model: 'large', max_tokens: 100, temperature: 0 });
  expect(model.nameOf('rewrite')).toBe('small');
});

test('usage is estimated where the service tells none', async () => {
  const { model } = await open(() => ({ kind: 'text', pieces: ['四个汉字'], usage: null }));
  const { end } = await read(model.stream(request()));
  expect(end.usage).toEqual({ inputTokens: 9, outputTokens: 4 });
});

test('a form that the service refuses is asked for once, and the one it takes from then on', async () => {
  const { model, server, logged } = await open(({ body }) => {
    const { type } = (body.response_format ?? {}) as { type?: string };
    return type === 'json_schema' ? { kind: 'status', status: 400 } : hello;
  });
  for (let round = 0; round < 3; round++) expect((await read(model.stream(request({ shape })))).end.kind).toBe('end');
  const forms = server.requests.map(({ body }) => (body.response_format as { type?: string } | undefined)?.type);
  expect(forms).toEqual(['json_schema', 'json_object', 'json_object', 'json_object']);
  expect(logged).toHaveLength(1);
});

test('a service that knows nothing but text is asked for nothing else', async () => {
  const strict: (asked: ScriptedRequest) => Script = ({ body }) =>
    ['response_format', 'temperature', 'stream_options'].some((member) => member in body)
      ? { kind: 'status', status: 422, body: { detail: 'extra fields' } }
      : hello;
  const { model, server } = await open(strict);
  expect((await read(model.stream(request({ shape })))).text).toBe('由城管部门处罚。');
  expect(server.count()).toBe(4);
  expect((await read(model.stream(request()))).text).toBe('由城管部门处罚。');
  expect(server.count()).toBe(5);
});

test('a refusal of every form is a refusal, and teaches nothing', async () => {
  let refusing = true;
  const { model, server } = await open(() => (refusing ? { kind: 'status', status: 400 } : hello));
  expect((await read(model.stream(request({ shape })))).end).toMatchObject({ kind: 'failed', failure: 'refused' });
  refusing = false;
  await read(model.stream(request({ shape })));
  expect(server.requests.at(-1)?.body.response_format).toMatchObject({ type: 'json_schema' });
});

test('the schema goes along as the service wants it, and text that is no JSON still comes piece by piece', async () => {
  const { model, server } = await open(() => hello);
  expect(await read(model.stream(request({ shape })))).toMatchObject({ text: '由城管部门处罚。', pieces: 3 });
  expect(server.requests[0]?.body.response_format).toMatchObject({
    type: 'json_schema',
    json_schema: { name: 'answer', schema: { type: 'object', required: ['sentences'] } },
  });
});

test.each([
  ['a wrong key', { kind: 'status', status: 401, body: { error: { message: `no ${KEY}`, code: KEY } } }, 'refused', 1],
  ['an empty purse', { kind: 'status', status: 402 }, 'refused', 1],
  ['a failing service', { kind: 'status', status: 503 }, 'unreachable', 2],
  ['too many requests', { kind: 'status', status: 429 }, 'rate_limited', 2],
  ['too many for long', { kind: 'status', status: 429, headers: { 'retry-after': '60' } }, 'rate_limited', 1],
  ['silence', { kind: 'hang' }, 'timeout', 1],
  ['silence after a while', { kind: 'hang', afterPieces: ['由'] }, 'timeout', 1],
  ['a connection that breaks', { kind: 'reset', afterPieces: ['由'] }, 'unreachable', 1],
  ['a content filter', { kind: 'text', pieces: ['由'], finish: 'content_filter' }, 'refused', 1],
  [
    'a filter of questions',
    { kind: 'status', status: 400, body: { error: { message: 'x', code: 'content_filter' } } },
    'refused',
    1,
  ],
  ['a filter within', { kind: 'raw', bytes: 'data: {"error":{"message":"data inspection failed"}}\n\n' }, 'refused', 1],
  ['a page', { kind: 'raw', bytes: '<html>登录</html>', contentType: 'text/html' }, 'unreadable', 1],
  ['broken JSON', { kind: 'raw', bytes: 'data: {"choices":[{"del\n\ndata: [DONE]\n\n' }, 'unreadable', 1],
  ['other JSON', { kind: 'raw', bytes: 'data: {"answer":42}\n\n' }, 'unreadable', 1],
  [
    'an error within',
    { kind: 'raw', bytes: 'data: {"error":{"message":"x","code":"overloaded"}}\n\n' },
    'unreachable',
    1,
  ],
  ['no bytes', { kind: 'raw', bytes: '' }, 'unreadable', 1],
] as [string, Script, string, number][])('%s is an event: %#', async (_, script, failure, requests) => {
  const { model, server } = await open(() => script);
  const { end } = await read(model.stream(request()));
  expect(end).toMatchObject({ kind: 'failed', failure });
  expect(server.count()).toBe(requests);
  await expect.poll(() => server.underWay()).toBe(0);
});

test('of an error within no more than a plain word is told, whatever the service puts there', async () => {
  for (const [code, detail] of [
    ['overloaded', '服务中途报错 overloaded'],
    ['sk_live_0123456789', '服务中途报错'],
    ['11010519491231002X', '服务中途报错'],
  ] as const) {
    const bytes = `data: ${JSON.stringify({ error: { message: '谁来罚款？', code } })}\n\n`;
    const { model, server } = await open(() => ({ kind: 'raw', bytes }));
    expect((await read(model.stream(request()))).end).toMatchObject({ failure: 'unreachable', detail });
    await server.close();
  }
});

test.each([
  ['nothing', { kind: 'text', pieces: [] }, false],
  ['nothing but thoughts', { kind: 'text', pieces: ['<think>嗯'], reasoning: ['想'] }, false],
  ['thoughts up to the limit', { kind: 'text', pieces: [], reasoning: ['想'], finish: 'length' }, true],
] as [string, Script, boolean][])('an answer of %s is an end like any other', async (_, script, cut) => {
  const { model } = await open(() => script);
  const { text, end } = await read(model.stream(request()));
  expect([text, end]).toEqual(['', { kind: 'end', cut, usage: expect.anything() }]);
});

test('usage that a service tells as nothing, or less, is estimated', async () => {
  for (const usage of [
    { input: 0, output: 0 },
    { input: -5, output: -5 },
  ]) {
    const { model, server } = await open(() => ({ kind: 'text', pieces: ['四个汉字'], usage }));
    expect((await read(model.stream(request()))).end.usage).toEqual({ inputTokens: 9, outputTokens: 4 });
    await server.close();
  }
});

test('a failure of a moment is mended by a second try', async () => {
  for (const status of [429, 500]) {
    const { model, server } = await open((_, count) => (count === 1 ? { kind: 'status', status } : hello));
    expect((await read(model.stream(request()))).text).toBe('由城管部门处罚。');
    expect(server.count()).toBe(2);
    await server.close();
  }
});

test('a service that nobody listens at is unreachable', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  const model = openLanguageModel(settingsFor(`http://127.0.0.1:${port}/v1`), { clock, counter });
  const { end } = await read(model.stream(request()));
  expect(end).toMatchObject({ kind: 'failed', failure: 'unreachable', detail: '连接失败（ECONNREFUSED）' });
});

test('an answer that the tokens cut off says so, and so does one whose end nobody told', async () => {
  const { model } = await open((_, count) =>
    count === 1
      ? { kind: 'text', pieces: ['由城管'], finish: 'length' }
      : { kind: 'raw', bytes: 'data: {"choices":[{"delta":{"content":"由城管"}}]}\n\n' },
  );
  for (const _ of [1, 2])
    expect(await read(model.stream(request()))).toMatchObject({ text: '由城管', end: { kind: 'end', cut: true } });
});

test('an endless text is cut off by its length, a slow one by the time; both connections go', async () => {
  const { model, server } = await open((_, count) => ({
    kind: 'endless',
    piece: '罚款'.repeat(20),
    betweenMs: count === 1 ? 0 : 100,
  }));
  const long = await read(model.stream(request({ maxOutputTokens: 50 })));
  expect(long.text).toHaveLength(200);
  expect(long.end).toMatchObject({ kind: 'end', cut: true });
  const slow = await read(model.stream(request({ withinMs: 350 })));
  expect(slow.end).toMatchObject({ kind: 'failed', failure: 'timeout' });
  expect(slow.end.usage.outputTokens).toBeGreaterThan(0);
  await expect.poll(() => server.underWay()).toBe(0);
});

test('an endless body without a line break does not fill the memory', async () => {
  const { model } = await open(() => ({ kind: 'raw', bytes: `data: ${'x'.repeat(12 * 1024 * 1024)}` }));
  expect((await read(model.stream(request()))).end).toMatchObject({ kind: 'failed', failure: 'unreachable' });
});

test('thoughts are not part of the text, whichever way they come', async () => {
  const { model } = await open((_, count) =>
    count === 1
      ? { kind: 'text', reasoning: ['先想', '一想'], pieces: ['由城管'] }
      : { kind: 'text', pieces: ['\n<th', 'ink>先', '想</thi', 'nk>\n\n', '由城', '管 <think>'] },
  );
  expect((await read(model.stream(request()))).text).toBe('由城管');
  expect((await read(model.stream(request()))).text.trim()).toBe('由城管 <think>');
});

test('who stops reading ends the request at once, also while waiting for the next event', async () => {
  const { model, server } = await open((_, count) =>
    count === 1 ? { kind: 'endless', piece: '罚', betweenMs: 10 } : { kind: 'hang', afterPieces: ['罚'] },
  );
  for await (const { kind } of model.stream(request())) {
    expect(kind).toBe('text');
    break;
  }
  await expect.poll(() => server.underWay(), { timeout: 300 }).toBe(0);
  const events = model.stream(request())[Symbol.asyncIterator]();
  await events.next();
  const waiting = events.next();
  const began = performance.now();
  await events.return?.();
  await waiting;
  expect(performance.now() - began).toBeLessThan(200);
  expect(await events.next()).toEqual({ done: true, value: undefined });
  await expect.poll(() => server.underWay(), { timeout: 300 }).toBe(0);
});

test('an aborted signal ends the request, before it and within', async () => {
  const { model, server } = await open(() => ({ kind: 'hang' }));
  const before = await read(model.stream(request({ signal: AbortSignal.abort() })));
  expect(before.end).toMatchObject({ kind: 'failed', failure: 'timeout' });
  const began = performance.now();
  const within = await read(model.stream(request({ signal: AbortSignal.timeout(50) })));
  expect(within.end).toMatchObject({ kind: 'failed', failure: 'timeout' });
  expect(performance.now() - began).toBeLessThan(300);
  await expect.poll(() => server.underWay()).toBe(0);
});

test('a service that fails again and again is left alone', async () => {
  const { model, server, logged } = await open(() => ({ kind: 'reset', afterPieces: ['由'] }));
  for (let round = 0; round < 5; round++) await read(model.stream(request()));
  const { end } = await read(model.stream(request()));
  expect(end).toMatchObject({ kind: 'failed', failure: 'paused' });
  expect(server.count()).toBe(5);
  expect(logged).toEqual(['the model is paused for the purpose write']);
});

test.each([
  ['deepseek', { thinking: { type: 'disabled' }, temperature: 0 }],
  ['qwen', { enable_thinking: false, temperature: 0 }],
  ['openai', { reasoning_effort: 'none', max_tokens: 100 }],
] as const)('the preset %s sends what the vendor wants', async (preset, members) => {
  const { model, server } = await open(() => hello, { preset });
  expect((await read(model.stream(request({ shape })))).end.kind).toBe('end');
  expect(server.requests[0]?.body).toMatchObject({ ...members, response_format: { type: 'json_schema' } });
});
