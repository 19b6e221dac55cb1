import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assembleHttp, type Engine } from './assemble.ts';
import { readConfig } from './config.ts';
import { anOpenDecision, openDecision } from './conversation/fixture.node.ts';
import type { Answer } from './domain/answer.ts';
import { parseReceipt } from './domain/receipt.ts';
import { startEngine } from './start.node.ts';

// The interface with the real engine behind it, over a real port.

const DAY = 24 * 3_600_000;
let folder: string;
let engine: Engine;
let server: Server;
let base: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'participation-http-'));
  const onTraining = () => console.warn('检索模型与语料不一致，测试先训练一次');
  engine = await startEngine(readConfig({ DATA_DIR: folder }), { onTraining });
  await openDecision(engine.store, anOpenDecision('bus-fare', '县城公交票价调整方案'));
  const app = assembleHttp(engine, { rateLimit: 0, clientAddress: () => null, log: { info() {} } });
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 240_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await engine.store.close();
  await rm(folder, { recursive: true });
});

/** What `POST /api/messages` gives. */
type Reply = Pick<Answer, 'intent' | 'outcome' | 'text' | 'citations' | 'notices' | 'conversationId'> & {
  answerId: string;
  choices: { label: string; text: string }[];
};

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function write(text: string, more: { conversationId?: string; messageId?: string } = {}): Promise<Reply> {
  const response = await post('/api/messages', { sender: '测试', text, ...more });
  expect(response.status).toBe(200);
  return (await response.json()) as Reply;
}

/** One message after the other in a conversation of its own; gives every reply. */
async function talk(...texts: string[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const text of texts)
    replies.push(await write(text, replies[0] && { conversationId: replies[0].conversationId }));
  return replies;
}

const counted = async (): Promise<number> =>
  (await engine.store.countComments('bus-fare')).reduce((sum, { count }) => sum + count, 0);

test('a question and its follow-up are answered with citations that hold against what the interface serves', async () => {
  const [first, second] = await talk('行政执法证件什么时候换发完', '那谁负责？');
  for (const { outcome, citations, text } of [first, second] as Reply[]) {
    expect(outcome).toBe('answered');
    expect(citations[0]?.ref).toBe('plan:48');
    for (const { ref, quote, start, end } of citations) {
      const cited = await (await fetch(`${base}/api/plan/tasks/${ref.replace('plan:', '')}`)).json();
      expect((cited as { text: string }).text.slice(start, end)).toBe(quote);
    }
    expect(text).toContain('【任务48】');
  }
  expect(second?.conversationId).toBe(first?.conversationId);
});

test('a comment goes by messages from the list to a receipt, whose choices are enough to get there', async () => {
  const before = await counted();
  const list = await write('有哪些征求意见');
  const more = { conversationId: list.conversationId };
  const open = list.choices.find(({ text }) => text.startsWith('评论'));
  const clauses = await write(open?.text ?? '', more);
  await write(clauses.choices[1]?.text ?? '', more);
  await write('三块太贵了，学生受不了', more);
  const confirm = await write('写完了', more);
  expect(confirm.text).toContain('三块太贵了，学生受不了');
  const done = await write(confirm.choices[0]?.text ?? '', more);
  expect([done.intent, done.outcome]).toEqual(['comment_on_decision', 'action']);
  const receipt = parseReceipt(done.text) ?? '';
  expect(await counted()).toBe(before + 1);
  const view = await (await fetch(`${base}/api/receipts/${receipt}`)).json();
  expect(view).toMatchObject({ decision: 'bus-fare', state: 'received', ledger: { state: 'promised' } });
  expect(await engine.sequencer.run()).toBeGreaterThan(0);
  expect((await write(`查 ${receipt}`, more)).text).toContain('已经在存证链里');
});

test('the same message id in a conversation takes effect once and gives the same reply, at once or later', async () => {
  const replies = await talk('评论 #1', '1', '调到两块五', '写完了');
  const conversationId = replies[0]?.conversationId ?? '';
  const before = await counted();
  const submit = { conversationId, messageId: 'submit' };
  const three = await Promise.all([1, 2, 3].map(() => write('提交', submit)));
  const later = await write('提交', submit);
  expect(new Set([...three, later].map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(parseReceipt(later.text)).not.toBeNull();
  expect(await counted()).toBe(before + 1);
  expect((await write('这句话不算', submit)).text).toBe(later.text);
  // Another conversation has message ids of its own.
  expect((await write('任务31', { messageId: 'submit' })).citations[0]?.ref).toBe('plan:31');
});

test('a question that is sent three times at once is worked out once', async () => {
  const { conversationId } = await write('你好');
  const answering = vi.spyOn(engine.answering, 'answer');
  const three = await Promise.all([1, 2, 3].map(() => write('任务31', { conversationId, messageId: 'q1' })));
  expect(answering).toHaveBeenCalledTimes(1);
  answering.mockRestore();
  expect(new Set(three.map(({ answerId }) => answerId)).size).toBe(1);
  expect(await engine.store.listTurns(conversationId, 9)).toHaveLength(2);
});

test('messages sent at once in one conversation are all answered, each by itself', async () => {
  const { conversationId } = await write('你好');
  const tasks = [31, 37, 48, 67, 100];
  const replies = await Promise.all(tasks.map((task) => write(`任务${task}`, { conversationId })));
  expect(replies.map(({ citations }) => citations[0]?.ref)).toEqual(tasks.map((task) => `plan:${task}`));
});

test('a conversation that nobody has is 404, by messages and by answers alike', async () => {
  for (const path of ['/api/messages', '/api/answers'])
    expect((await post(path, { sender: '甲', text: '问', question: '问', conversationId: 'nobody' })).status).toBe(404);
});

test('whoever asked to hear of a result hears it with the next reply, once', async () => {
  const now = await engine.store.databaseNow();
  const times = { opensAt: now - DAY, closesAt: now + DAY };
  await openDecision(engine.store, anOpenDecision('park-hours', '公园开放时间方案'), times);
  const { conversationId } = await write('你好');
  const subscribed = await post('/api/decisions/park-hours/subscriptions', { conversationId });
  expect(subscribed.status).toBe(201);
  const [subscription] = await engine.store.listSubscriptions('park-hours');
  expect(subscription).toMatchObject({ channel: 'web', chat: conversationId });
  const notice = { kind: 'notice' as const, text: '公园开放时间方案的意见处理情况公布了', choices: [] };
  await engine.store.enqueue([{ key: 'told', channel: 'web', chat: conversationId, body: notice }], now);
  await engine.store.settle('told', { kind: 'parked' }, now);
  expect((await write('任务31', { conversationId })).notices[0]).toContain(notice.text);
  expect((await write('任务31', { conversationId })).notices.join()).not.toContain(notice.text);
});
