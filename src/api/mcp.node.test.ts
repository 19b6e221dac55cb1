import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeUpCorpus, sourcesOf, TODAY } from '../corpus/laws/fixture.node.ts';
import { buildBundle } from '../law-data.node.ts';
import { aDocument } from '../participation/participation.fixture.node.ts';
import { realRetrieval, TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import type { LawBundle } from '../retrieval/laws/bundle.ts';
import { Laws } from '../retrieval/laws/laws.ts';
import { Searching } from '../retrieval/searching.ts';
import { openFixture } from './fixture.node.ts';
import { hardening } from './hardening.ts';
import { MCP_PATH, type McpParts, registerMcp } from './mcp.ts';
import { onError, refuseOtherMethods } from './problems.ts';

const PUBLIC = 'https://wen.example.org';
const parts = await openFixture();
let server: Server;
let address: URL;
let client: Client;

/** The door over the real search, the real plan, made-up laws and real participation. */
beforeAll(async () => {
  const { retriever } = await realRetrieval();
  const corpus = await madeUpCorpus();
  const laws = new Laws(corpus, () => TODAY);
  await laws.take((await buildBundle(corpus, sourcesOf(), null, () => TODAY)) as LawBundle);
  const app = doorOf({ ...parts, laws, searching: new Searching(retriever, laws), publicOrigin: PUBLIC });
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await once(server, 'listening');
  address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${MCP_PATH}`);
  client = new Client({ name: 'test', version: '1' });
  // The library's own types do not fit one another under exactOptionalPropertyTypes.
  await client.connect(new StreamableHTTPClientTransport(address) as Parameters<typeof client.connect>[0]);
}, TRAINING_TIMEOUT);

afterAll(async () => {
  await client.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await parts.close();
});

function doorOf(mcpParts: McpParts) {
  const app = new OpenAPIHono();
  const log = { info: () => undefined };
  app.use(...hardening({ rateLimit: 0, clientAddress: () => null, log, publicUrl: PUBLIC }));
  registerMcp(app, mcpParts);
  refuseOtherMethods(app);
  app.onError(onError);
  return app;
}

interface Called {
  isError?: boolean;
  structuredContent?: Record<string, unknown>;
  content: { type: string; text: string }[];
}

const call = async (name: string, input: Record<string, unknown>): Promise<Called> =>
  (await client.callTool({ name, arguments: input })) as unknown as Called;

interface Hit {
  ref: string;
  label: string;
  text: string;
  status: string;
  url: string;
}

const hitsOf = ({ structuredContent }: Called): Hit[] => structuredContent?.hits as Hit[];

const HEADERS = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

/** Posts a body as it stands. */
const send = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  fetch(address, { method: 'POST', body, headers: { ...HEADERS, ...headers } });

const message = (method: string, params: object = {}, id: unknown = 1) =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params });

test('the four tools are listed, say that they only read, and describe their input in Chinese', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['search', 'get_task', 'get_article', 'list_decisions']);
  for (const { annotations, description, inputSchema, outputSchema } of tools) {
    expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
    expect(description).toMatch(/[一-龥]{6}/);
    expect(outputSchema).toMatchObject({ type: 'object' });
    for (const property of Object.values(inputSchema.properties ?? {}))
      expect((property as { description: string }).description).toMatch(/[一-龥]{2}/);
  }
  expect(client.getInstructions()).toContain('逐字引用');
  expect(client.getServerVersion()).toMatchObject({ name: 'xiangwen' });
});

test('search gives passages with where they stand, best first, as text and as data', async () => {
  const found = await call('search', { query: '重大行政决策要公开征求意见吗', k: 3, kind: 'plan' });
  const hits = hitsOf(found);
  expect(hits).toHaveLength(3);
  const [best] = hits as [Hit];
  expect(best.ref).toMatch(/^plan:\d+$/);
  expect(best.text).toBe(parts.corpus.passages.get(best.ref)?.text);
  expect(best.url).toBe(`${PUBLIC}${parts.corpus.passages.get(best.ref)?.url}`);
  const text = found.content[0]?.text;
  for (const part of [best.label, best.ref, best.text, best.url, '实施期']) expect(text).toContain(part);
});

test.each(['plan', 'law', 'card'])('search of kind %s gives that kind alone', async (kind) => {
  const hits = hitsOf(await call('search', { query: '砍伐老树要罚款吗', kind, k: 50 }));
  expect(new Set(hits.map(({ ref }) => ref.split(':')[0]))).toEqual(new Set([kind]));
});

test('a task comes whole, with its facts', async () => {
  const { structuredContent, content } = await call('get_task', { number: 31 });
  const task = parts.corpus.plan.tasks[30];
  expect(structuredContent).toMatchObject({ ref: 'plan:31', number: 31, text: task?.text, url: `${PUBLIC}/plan/31` });
  expect(structuredContent).toHaveProperty('deadlines');
  expect(content[0]?.text).toContain(task?.text);
});

test.each([
  [{ law: 'laoshu', article: '3' }, 'law:laoshu:3'],
  [{ law: '老树照管法', article: '第三条' }, 'law:laoshu:3'],
  [{ law: '《中华人民共和国老树照管法》', article: '第二条之一' }, 'law:laoshu:2-1'],
  [{ law: 'laoshu', article: '3', version: '2015-03-01' }, 'law:laoshu@2015-03-01:3'],
])('an article is found as %o', async (input, ref) => {
  const { structuredContent, isError } = await call('get_article', input);
  expect(isError).toBeFalsy();
  expect(structuredContent).toMatchObject({ ref });
});

test('decisions are listed by what they are now', async () => {
  const now = await parts.store.databaseNow();
  const window = { opensAt: now - 1_000, closesAt: now + 100_000, now };
  await parts.store.putDecision(aDocument('cheshi-guihua'), 'consulting', window, []);
  const { structuredContent, content } = await call('list_decisions', { state: 'consulting' });
  expect(structuredContent).toMatchObject({
    decisions: [{ id: 'cheshi-guihua', state: 'consulting', url: `${PUBLIC}/decisions/cheshi-guihua` }],
  });
  expect(content[0]?.text).toContain('正在公开征求意见');
  const none = await call('list_decisions', { state: 'archived' });
  expect(none.structuredContent).toEqual({ decisions: [] });
  expect(none.content[0]?.text).toBe('没有这样的决策事项。');
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ['get_task', { number: 109 }, /没有这一项/],
  ['get_task', { number: -1 }, /没有这一项/],
  ['get_task', { number: 1.5 }, /^number：/],
  ['get_task', { number: '31' }, /^number：.*[一-龥]/],
  ['get_task', {}, /^number：/],
  ['get_article', { law: '没有这部法', article: '1' }, /没有收录/],
  ['get_article', { law: 'laoshu', article: '999' }, /没有“999”这一条/],
  ['get_article', { law: 'laoshu', article: '../../etc' }, /这一条/],
  ['get_article', { law: 'laoshu', article: '3', version: '1999-01-01' }, /没有 1999-01-01 这个版本/],
  ['get_article', { law: 'shuigang', article: '1' }, /还没有取回/],
  ['get_article', { law: '__proto__', article: 'constructor' }, /没有收录/],
  ['search', { query: '' }, /^query：/],
  ['search', { query: '\u200b\u2060' }, /不能为空/],
  ['search', { query: '\ud800' }, /代理字符/],
  ['search', { query: '字'.repeat(3_000) }, /^query：/],
  ['search', { query: '征求意见', k: 51 }, /^k：/],
  ['search', { query: '征求意见', kind: 'comment' }, /^kind：/],
  ['search', { query: ['征求意见'] }, /^query：/],
  ['list_decisions', { state: 'listed; drop' }, /^state：/],
])('%s with %o is an error of the tool in Chinese', async (name, input, words) => {
  const { isError, content } = await call(name, input);
  expect(isError).toBe(true);
  expect(content[0]?.text).toMatch(words);
  expect(content[0]?.text).toMatch(/[一-龥]/);
});

test.each(['nothing', 'constructor', '__proto__', 'toString'])(
  'a tool called %s is refused by the protocol',
  async (name) => {
    await expect(client.callTool({ name })).rejects.toThrow(/-32602.*没有这个工具/);
  },
);

test('other methods are 405 and say which is allowed', async () => {
  for (const method of ['GET', 'DELETE', 'PUT', 'HEAD', 'OPTIONS']) {
    const response = await fetch(address, { method, headers: { accept: 'text/event-stream' } });
    expect(response.status, method).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  }
});

test('an answer is one JSON document without a session, and is not kept', async () => {
  const response = await send(message('tools/call', { name: 'get_task', arguments: { number: 1 } }, 'a'));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('mcp-session-id')).toBeNull();
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({
    jsonrpc: '2.0',
    id: 'a',
    result: { structuredContent: { number: 1 } },
  });
});

test.each<[string, BodyInit | null]>([
  ['no body', null],
  ['an empty body', ''],
  ['no JSON', '{'],
  ['null', 'null'],
  ['a number', '1'],
  ['an empty list', '[]'],
  ['several messages', `[${message('tools/list')},${message('tools/list', {}, 2)}]`],
  [
    'a call that is called off beside it',
    `[${message('tools/list')},{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}]`,
  ],
  ['another version', '{"jsonrpc":"1.0","id":1,"method":"tools/list"}'],
  ['no id that can be', message('tools/list', {}, { a: 1 })],
  ['params that are none', '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[1]}'],
  ['10,000 brackets', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['bytes that are no UTF-8', new Uint8Array([0xff, 0xfe, 0x7b])],
])('%s is 400 with an error of the protocol', async (_, body) => {
  const response = await send(body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: expect.any(Number) } });
});

test('a body over the limit, another content type and an unknown protocol version are refused', async () => {
  expect((await send(message('tools/list', { x: 'x'.repeat(40_000) }))).status).toBe(413);
  expect((await send(message('tools/list'), { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await send(message('tools/list'), { accept: 'text/html' })).status).toBe(406);
  expect((await send(message('tools/list'), { 'mcp-protocol-version': '1999-01-01' })).status).toBe(400);
});

test.each([
  ['an unknown method', message('resources/list'), -32601],
  ['an unknown tool', message('tools/call', { name: 'rm' }), -32602],
  ['no tool', message('tools/call', {}), expect.any(Number)],
  ['a name that is none', message('tools/call', { name: 7 }), expect.any(Number)],
  [
    'a call as a task',
    message('tools/call', { name: 'get_task', arguments: { number: 1 }, task: { ttl: 1 } }),
    expect.any(Number),
  ],
])('%s is answered, with an error', async (_, body, code) => {
  const response = await send(body);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ id: 1, error: { code } });
});

test('what needs no answer is taken with 202', async () => {
  expect((await send('{"jsonrpc":"2.0","method":"notifications/initialized"}')).status).toBe(202);
  expect((await send('{"jsonrpc":"2.0","id":5,"result":{}}')).status).toBe(202);
});

test('a page of another site is refused; the public origin, a bare address and no browser pass', async () => {
  const status = async (origin: string) => (await send(message('tools/list'), { origin })).status;
  for (const foreign of [
    'https://evil.example',
    'null',
    'http://localhost:1',
    `${PUBLIC}.evil.example`,
    `${PUBLIC}:8443`,
  ])
    expect(await status(foreign), foreign).toBe(403);
  expect(await status(PUBLIC)).toBe(200);
  expect(await status(address.origin)).toBe(200);
  expect((await send(message('tools/list'))).status).toBe(200);
});

test('a name that another site lets point here is refused, though it names itself', async () => {
  const app = doorOf({ ...parts, publicOrigin: undefined });
  const request = (host: string) =>
    app.request(`http://${host}${MCP_PATH}`, {
      method: 'POST',
      body: message('tools/list'),
      headers: { ...HEADERS, origin: `http://${host}` },
    });
  expect((await request('rebound.evil.example:8787')).status).toBe(403);
  expect((await request('10.0.0.7:8787')).status).toBe(200);
  expect((await request('localhost:8787')).status).toBe(200);
});

test('many at once each get their own answer', async () => {
  const numbers = Array.from({ length: 40 }, (_, at) => at + 1);
  const answers = await Promise.all(
    numbers.map(async (number) => {
      const response = await send(message('tools/call', { name: 'get_task', arguments: { number } }, number));
      return (await response.json()) as { id: number; result: { structuredContent: { number: number } } };
    }),
  );
  expect(answers.map(({ id, result }) => [id, result.structuredContent.number])).toEqual(numbers.map((n) => [n, n]));
});
