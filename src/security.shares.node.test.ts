import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from './assemble.ts';
import type { Answer } from './domain/answer.ts';
import { randomId } from './domain/clock.ts';
import { LIMITS } from './domain/limits.ts';
import { OPENING_MS, openDoors, openEngine } from './engine.fixture.node.ts';
import { forgetOld } from './operations/retention.ts';

// What the secret of a shared answer opens, over real HTTP: its page, and nothing else.

const DAY = 24 * 3_600_000;

let engine: Engine;
let close: () => Promise<void>;
let server: Server;
let base: string;
let lines: string[];

beforeAll(async () => {
  ({ engine, close } = await openEngine());
  const doors = await openDoors(engine);
  lines = doors.lines;
  server = serve({ fetch: doors.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  if (!server.listening) await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, OPENING_MS);

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await close();
});

interface Sent {
  headers?: Record<string, string>;
  method?: string;
}

const get = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers, redirect: 'manual' });
const post = (path: string, fields: Record<string, string>, { headers = {}, method = 'POST' }: Sent = {}) =>
  fetch(base + path, { method, headers, body: new URLSearchParams(fields), redirect: 'manual' });
const json = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function ask(question: string, conversationId?: string): Promise<Answer> {
  const response = await json('/api/answers', { question, conversationId });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

/** Shares an answer by the page's own form; gives the secret. */
async function share({ id: answerId, conversationId }: Answer, days = 7): Promise<string> {
  const response = await post('/share', { answerId, conversationId, days: String(days) });
  expect(response.status).toBe(200);
  const token = /\/shared\/([\w-]+)/.exec(await response.text())?.[1];
  expect(token).toMatch(/^[\w-]{22}$/);
  return token as string;
}

/** An answer that is shared, the second turn of a conversation. */
async function shared(): Promise<{ token: string; answer: Answer; first: Answer }> {
  const first = await ask('任务31是什么');
  const answer = await ask('任务65是什么', first.conversationId);
  return { token: await share(answer), answer, first };
}

const turns = async (conversationId: string) => (await engine.store.listTurns(conversationId, 99)).length;

test('a link shows its one answer, and neither the conversation nor its id', async () => {
  const { token, answer, first } = await shared();
  const response = await get(`/shared/${token}`);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('任务65是什么');
  expect(html).not.toContain('任务31是什么');
  expect(html).not.toContain(answer.conversationId);
  expect(html).not.toContain(first.id);
  expect(html).toContain('noindex');
  expect(response.headers.get('cache-control')).toContain('no-store');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(html).not.toMatch(/<form[^>]*action="\/(share|feedback|conversations|turns)/);
});

test('its secret opens nothing else: it is no conversation and no answer', async () => {
  const { token, answer } = await shared();
  const held = { 'x-conversation': token };
  const { id: answerId, conversationId } = answer;
  const before = await turns(conversationId);
  const refused: [string, Response][] = [
    ['turns', await post('/turns', { conversationId: token })],
    [
      'turns of the answer',
      await post('/turns', { conversationId: token, answerId }, { headers: { 'x-partial': '1' } }),
    ],
    ['ask', await json('/api/answers', { question: '任务1', conversationId: token })],
    ['chat', await json('/api/chat', { conversationId: token, messages: [message('任务1')] })],
    ['messages', await json('/api/messages', { sender: 'x', text: '任务1', conversationId: token })],
    ['answer', await get(`/api/answers/${answerId}`, held)],
    ['token as answer', await get(`/api/answers/${token}`, { 'x-conversation': conversationId })],
    ['judge', await json(`/api/answers/${answerId}/feedback`, { helpful: false }, held)],
    ['feedback', await post('/feedback', { conversationId: token, answerId, helpful: 'no' })],
    ['share on', await post('/share', { conversationId: token, answerId, days: '30' })],
    ['end', await post('/share/end', { conversationId: token, token })],
    ['delete', await post('/conversations/delete', { conversationId: token })],
    ['subscribe', await json('/api/decisions/x/subscriptions', { conversationId: token })],
    ['token as receipt', await get(`/api/receipts/${token}`)],
  ];
  for (const [what, { status }] of refused) expect(status, what).toBe(404);
  const page = await (await post('/', { question: '任务1是什么', conversationId: token })).text();
  expect(page).not.toContain('任务65是什么');
  expect(page).not.toContain(conversationId);
  expect(await turns(conversationId)).toBe(before);
  expect(await engine.store.hasConversation(token)).toBe(false);
  expect((await get(`/shared/${token}`)).status).toBe(200);
});

const message = (text: string) => ({ id: 'm1', role: 'user', parts: [{ type: 'text', text }] });

test('only its own conversation takes a link back, and then it is gone', async () => {
  const { token, answer } = await shared();
  const { conversationId: foreign } = await ask('任务1是什么');
  for (const conversationId of [foreign, answer.id, token, ''])
    expect((await post('/share/end', { conversationId, token })).status).toBe(404);
  expect((await get(`/shared/${token}`)).status).toBe(200);
  expect((await post('/share/end', { conversationId: answer.conversationId, token })).status).toBe(200);
  expect((await get(`/shared/${token}`)).status).toBe(404);
});

test('somebody else’s answer cannot be shared, nor for longer than is offered', async () => {
  const answer = await ask('任务31是什么');
  const { conversationId } = await ask('任务1是什么');
  expect((await post('/share', { answerId: answer.id, conversationId, days: '7' })).status).toBe(404);
  for (const days of ['0', '-1', '31', '7.5', 'Infinity', '', '1e3', String(LIMITS.shareDays + 1)])
    expect((await post('/share', { answerId: answer.id, conversationId: answer.conversationId, days })).status).toBe(
      422,
    );
});

test('a link that is over shows nothing of its answer', async () => {
  const answer = await ask('任务31是什么');
  const now = Date.now();
  const token = randomId();
  const { id: answerId, conversationId } = answer;
  expect(await engine.store.shareAnswer({ token, answerId, conversationId, expiresAt: now - 1 }, now)).toBe(true);
  for (const headers of [{}, { 'x-partial': '1' }]) {
    const response = await get(`/shared/${token}`, headers);
    const html = await response.text();
    expect(response.status).toBe(410);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(html).not.toContain('任务31是什么');
    expect(html).not.toContain(answer.text.slice(0, 12));
    expect(html).not.toContain(conversationId);
  }
  await forgetOld(engine.store, { now: () => now + (LIMITS.shareDays + 1) * DAY }, 90);
  expect((await get(`/shared/${token}`)).status).toBe(404);
});

test('another site’s page cannot share, take back or delete', async () => {
  const { token, answer } = await shared();
  const { id: answerId, conversationId } = answer;
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.gov.example' },
  ] as Record<string, string>[]) {
    expect((await post('/share', { answerId, conversationId, days: '30' }, { headers })).status).toBe(403);
    expect((await post('/share/end', { token, conversationId }, { headers })).status).toBe(403);
    expect((await post('/conversations/delete', { conversationId }, { headers })).status).toBe(403);
  }
  expect((await get(`/shared/${token}`)).status).toBe(200);
  expect((await post('/share', { answerId, conversationId, days: '1' }, { headers: { origin: base } })).status).toBe(
    200,
  );
});

test('no address that is only opened shares, takes back or deletes', async () => {
  const { token, answer } = await shared();
  const query = new URLSearchParams({ answerId: answer.id, conversationId: answer.conversationId, days: '30', token });
  for (const path of ['/share', '/share/end', '/conversations/delete', '/turns'])
    expect((await (await get(`${path}?${query}`)).text()).includes('/shared/'), path).toBe(false);
  expect((await get(`/shared/${token}`)).status).toBe(200);
  expect(await turns(answer.conversationId)).toBe(2);
});

test('deleting the conversation ends its links and nobody else’s, and so does its age', async () => {
  const { token, answer } = await shared();
  const other = await shared();
  expect((await post('/conversations/delete', { conversationId: answer.conversationId })).status).toBe(303);
  expect((await get(`/shared/${token}`)).status).toBe(404);
  expect((await get(`/shared/${other.token}`)).status).toBe(200);
  expect((await post('/turns', { conversationId: answer.conversationId })).status).toBe(404);
  await forgetOld(engine.store, { now: () => Date.now() + 2 * DAY }, 1);
  expect((await get(`/shared/${other.token}`)).status).toBe(404);
  expect((await post('/turns', { conversationId: other.answer.conversationId })).status).toBe(404);
});

test('a thousand guesses find nothing, and what is near the secret looks like any other', {
  timeout: 120_000,
}, async () => {
  const { token, answer, first } = await shared();
  const turned = token.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  const near = [
    ...Array.from(token, (_, at) => `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`),
    ...[turned, token.slice(0, -1), token.slice(1), `${token}A`, `${token}%20`, `${token}%00`, `${token}.`],
    ...[`%20${token}`, `${token}%2F`, `${token}%2525`, '%25', '_'.repeat(22), "'%20or%201=1--", 'null'],
    ...[answer.id, answer.conversationId, first.id, 'A'.repeat(4_000), encodeURIComponent('令牌'), '%ED%A0%80'],
  ];
  const guesses = [...near, ...Array.from({ length: 1_000 }, () => randomId())];
  const statuses = new Set<number>();
  for (const guess of guesses) {
    const response = await get(`/shared/${guess}`);
    statuses.add(response.status);
    const text = await response.text();
    expect(text.includes('任务65是什么'), guess).toBe(false);
  }
  expect([...statuses].filter((status) => status !== 404 && status !== 400)).toEqual([]);
  expect((await get(`/shared/${token}`)).status).toBe(200);
});

test('neither a link’s secret nor a conversation’s stands in the log', async () => {
  const { token, answer } = await shared();
  await get(`/shared/${token}`);
  await post('/share/end', { conversationId: answer.conversationId, token });
  await get(`/shared/${token}`);
  const log = lines.join('\n');
  expect(log).toContain('/shared/:token');
  expect(log).not.toContain(token);
  expect(log).not.toContain(answer.conversationId);
});
