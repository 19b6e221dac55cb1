import { setTimeout as wait } from 'node:timers/promises';
import OpenAI from 'openai';
import { afterEach, expect, test } from 'vitest';
import { openScriptedServer, type Script, type ScriptedOptions, type ScriptedServer } from './scripted.fixture.node.ts';
import { readSources } from './scripted-sources.fixture.ts';

let server: ScriptedServer;
afterEach(() => server?.close());

async function open(script: Script, options?: ScriptedOptions) {
  server = await openScriptedServer(() => script, options);
  return new OpenAI({ baseURL: server.baseUrl, apiKey: 'secret', maxRetries: 0 });
}

const ASKED = {
  model: 'm',
  messages: [{ role: 'user' as const, content: '问\n\n[S1] 第一段\n第二行\n[S2] 另一段\n\n完' }],
};

async function streamed(client: OpenAI): Promise<{ text: string; usage: unknown }> {
  const stream = await client.chat.completions.create({
    ...ASKED,
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = '';
  let usage: unknown;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? '';
    usage ??= chunk.usage;
  }
  return { text, usage };
}

test('an OpenAI client reads the same text streamed and in one, with usage', async () => {
  const client = await open({ kind: 'text', pieces: ['答', '案[S', '1]'], usage: { input: 7, output: 3 } });
  expect(await streamed(client)).toEqual({
    text: '答案[S1]',
    usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
  });
  const whole = await client.chat.completions.create(ASKED);
  expect(whole.choices[0]?.message.content).toBe('答案[S1]');
  expect(whole.usage?.total_tokens).toBe(10);
});

test('a script sees the body, the key and the passages of the prompt', async () => {
  const client = await open({ kind: 'text', pieces: ['好'] });
  await client.chat.completions.create(ASKED);
  const [request] = server.requests;
  expect(request?.authorization).toBe('Bearer secret');
  expect(request?.body.model).toBe('m');
  expect([...(request?.sources ?? [])]).toEqual([
    ['S1', '第一段\n第二行'],
    ['S2', '另一段'],
  ]);
});

test('a mark shown in the instructions does not hide a passage', () => {
  expect(readSources('写法:\n[S1] 例\n\n<材料>\n[S1] 真正的段落在这里\n</材料>').get('S1')).toBe('真正的段落在这里');
});

test('statuses come with their headers, and a thrown script is a 500', async () => {
  const client = await open({ kind: 'status', status: 429, headers: { 'retry-after': '3' } });
  await expect(client.chat.completions.create(ASKED)).rejects.toMatchObject({ status: 429 });
  await server.close();
  server = await openScriptedServer(() => {
    throw new Error('written so');
  });
  const response = await fetch(`${server.baseUrl}/chat/completions`, { method: 'POST', body: '{}' });
  expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('written so')]);
});

test('a hanging answer stays open until the client leaves, and is seen to be left', async () => {
  const client = await open({ kind: 'hang', afterPieces: ['一半'] });
  const stream = await client.chat.completions.create({ ...ASKED, stream: true });
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content === '一半') break;
  stream.controller.abort();
  await expect.poll(() => server.underWay()).toBe(0);
});

test('an endless answer ends when the client leaves', async () => {
  const client = await open({ kind: 'endless', piece: '啊', betweenMs: 1 });
  const stream = await client.chat.completions.create({ ...ASKED, stream: true });
  let seen = 0;
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content && ++seen === 20) break;
  stream.controller.abort();
  await expect.poll(() => server.underWay()).toBe(0);
  expect(seen).toBe(20);
});

test('a reset breaks the stream behind its pieces', async () => {
  const client = await open({ kind: 'reset', afterPieces: ['一', '二'] });
  const got: string[] = [];
  const reading = (async () => {
    const stream = await client.chat.completions.create({ ...ASKED, stream: true });
    for await (const chunk of stream) got.push(chunk.choices[0]?.delta.content ?? '');
  })();
  await expect(reading).rejects.toThrow();
  expect(got.join('')).toBe('一二');
});

test('raw bytes come as they are', async () => {
  await open({ kind: 'raw', bytes: '<html>维护中</html>', contentType: 'text/html' });
  const response = await fetch(`${server.baseUrl}/chat/completions`, { method: 'POST', body: '{"stream":true}' });
  expect(response.headers.get('content-type')).toBe('text/html');
  expect(await response.text()).toBe('<html>维护中</html>');
});

test('pieces keep their pace and are told of', async () => {
  const times: number[] = [];
  const client = await open(
    { kind: 'text', pieces: ['一', '二', '三'], betweenMs: 30 },
    { onPiece: (_, __, time) => times.push(time) },
  );
  await streamed(client);
  expect(times).toHaveLength(3);
  expect((times[2] as number) - (times[0] as number)).toBeGreaterThan(50);
});

test('models, embeddings and rerank answer as they should, or as scripted', async () => {
  const client = await open({ kind: 'text', pieces: [] });
  expect((await client.models.list()).data).toHaveLength(1);
  const { data } = await client.embeddings.create({
    model: 'm',
    input: ['行政处罚', '行政处罚'],
    encoding_format: 'float',
  });
  expect(data).toHaveLength(2);
  expect(data[0]?.embedding).toEqual(data[1]?.embedding);
  const ranked = await fetch(`${server.baseUrl}/rerank`, {
    method: 'POST',
    body: JSON.stringify({ query: '听证', documents: ['天气', '听证程序'], top_n: 1 }),
  });
  expect(await ranked.json()).toMatchObject({ results: [{ index: 1, relevance_score: 1 }] });
  await server.close();
  const failing = await open({ kind: 'text', pieces: [] }, { others: () => ({ kind: 'status', status: 503 }) });
  await expect(failing.embeddings.create({ model: 'm', input: 'x' })).rejects.toMatchObject({ status: 503 });
});

test('closing breaks off what is under way', async () => {
  const client = await open({ kind: 'hang' });
  const asked = client.chat.completions.create(ASKED);
  asked.catch(() => undefined);
  while (server.underWay() === 0) await wait(5);
  await server.close();
  await expect(asked).rejects.toThrow();
  await expect.poll(() => server.connections()).toBe(0);
});
