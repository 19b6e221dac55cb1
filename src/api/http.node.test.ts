import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../domain/limits.ts';
import { openFixture, post, shell } from './fixture.node.ts';

const parts = await openFixture();
const { app } = shell(parts, { clientAddress: (c) => getConnInfo(c).remote.address ?? null, rateLimit: 100 });
let server: Server;
let base: string;

beforeAll(async () => {
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await parts.close();
});

/** Sends bytes as they stand on a connection of their own and gives back all that comes until it ends. */
async function raw(...pieces: string[]): Promise<string> {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  let received = '';
  socket.on('data', (text) => {
    received += text;
  });
  // The server may close before it has read everything; what it said until then is what counts.
  socket.on('error', () => undefined);
  for (const piece of pieces) if (socket.writable) socket.write(piece);
  await Promise.race([once(socket, 'close'), new Promise((done) => setTimeout(done, 1_000))]);
  socket.destroy();
  return received;
}

/** One chunk of a body of unknown length. */
const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const HEAD = 'POST /api/answers HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n';

test('an answer goes over a real connection and comes back to its owner', async () => {
  const asked = await fetch(`${base}/api/answers`, post('{"question":"第31项是什么"}'));
  expect(asked.status).toBe(200);
  const answer = (await asked.json()) as { id: string; conversationId: string };
  const headers = { 'x-conversation': answer.conversationId };
  const read = await fetch(`${base}/api/answers/${answer.id}`, { headers });
  expect(await read.json()).toEqual(answer);
  const judged = await fetch(`${base}/api/answers/${answer.id}/feedback`, post('{"helpful":true}', headers));
  expect(judged.status).toBe(204);
});

test('a body in chunks is read whole where it is within the limit', async () => {
  const reply = await raw(
    `${HEAD}Transfer-Encoding: chunked\r\n\r\n`,
    chunk('{"question":'),
    chunk('"第31项"}'),
    '0\r\n\r\n',
  );
  expect(reply).toMatch(/^HTTP\/1\.1 200 /);
  expect(reply).toContain('任务31');
});

test('a body in chunks is 413 as soon as it passes the limit, without waiting for its end', async () => {
  const piece = chunk('a'.repeat(8 * 1024));
  const pieces = Array<string>(LIMITS.bodyBytes / (8 * 1024) + 1).fill(piece);
  const reply = await raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, ...pieces);
  expect(reply).toMatch(/^HTTP\/1\.1 413 /);
  expect(reply).toContain('"code":"too_large"');
});

test('a body that is announced as too long is 413 before it is sent', async () => {
  const reply = await raw(`${HEAD}Content-Length: ${100 * 1024}\r\n\r\n`);
  expect(reply).toMatch(/^HTTP\/1\.1 413 /);
});

test('a 100 kB question is 413', async () => {
  const response = await fetch(`${base}/api/answers`, post(JSON.stringify({ question: 'a'.repeat(100 * 1024) })));
  expect(response.status).toBe(413);
});

test('bytes that are no text or no HTTP are 4xx, and the process lives', async () => {
  const bytes = new Uint8Array([0x7b, 0xff, 0xfe, 0x22]);
  expect((await fetch(`${base}/api/answers`, post(bytes))).status).toBe(400);
  const broken = [
    'POST /api/answers HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'DELETE /api/answers HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nnull',
    `${HEAD}Content-Length: 4\r\n\r\nnull`,
    'GET /api/answers/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    'nonsense\r\n\r\n',
  ];
  for (const request of broken) expect(await raw(request), request).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
});

test('a client that goes away in the middle of its body leaves the others served', async () => {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`${HEAD}Content-Length: 1000\r\n\r\n{"quest`);
  await new Promise((done) => setTimeout(done, 50));
  socket.destroy();
  expect((await fetch(`${base}/api/answers`, post('{"question":"第31项是什么"}'))).status).toBe(200);
});

test('over a real connection, too, the rate is counted by address', async () => {
  const seen = await Promise.all(Array.from({ length: 120 }, () => fetch(`${base}/api/plan/tasks/1`)));
  const refused = seen.filter((response) => response.status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(20);
  expect(refused[0]?.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
});
