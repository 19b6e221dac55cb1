import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openEmbeddingService } from './embedder.service.ts';

let server: Server | undefined;
afterEach(() => server?.close());

interface Asked {
  authorization: string | undefined;
  model: string;
  input: string[];
}

/** A service that answers as `answer` says, and notes what it was asked. */
async function serve(answer: (input: string[]) => { status?: number; body: unknown }) {
  const asked: Asked[] = [];
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { model, input } = JSON.parse(text);
    asked.push({ authorization: request.headers.authorization, model, input });
    const { status = 200, body } = answer(input);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
  return { asked, open: () => openEmbeddingService({ baseUrl, apiKey: 'k-1', model: 'm-1' }) };
}

test('texts come back as unit vectors in their own order, whatever order the service answers in', async () => {
  const { asked, open } = await serve((input) => ({
    body: { data: input.map((_, index) => ({ index, embedding: [3 * (index + 1), 4] })).reverse() },
  }));
  const embedder = await open();
  expect([embedder.model, embedder.dimensions]).toEqual(['service-m-1', 2]);
  const [first, second] = await embedder.embed(['甲', '乙']);
  expect([...(first as Float32Array)].map((value) => value.toFixed(2))).toEqual(['0.60', '0.80']);
  expect(Math.hypot(...(second as Float32Array))).toBeCloseTo(1, 5);
  expect(asked.at(-1)).toEqual({ authorization: 'Bearer k-1', model: 'm-1', input: ['甲', '乙'] });
});

test.each([
  ['an error', { status: 500, body: {} }, '500'],
  ['no data', { body: {} }, '不合接口'],
  ['too few vectors', { body: { data: [] } }, '不合接口'],
  ['no numbers', { body: { data: [{ index: 0, embedding: ['x'] }] } }, '不合接口'],
])('a service that answers with %s is refused in one line', async (_, answer, said) => {
  const { open } = await serve(() => answer);
  await expect(open()).rejects.toThrow(said);
});

test('a service that nobody listens at is refused in one line', async () => {
  const service = { baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'k-1', model: 'm-1' };
  await expect(openEmbeddingService(service)).rejects.toThrow('连接不上');
});
