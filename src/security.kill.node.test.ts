import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { anOpenDecision, openDecision } from './conversation/fixture.node.ts';
import { allComments } from './participation/counted.ts';
import { NOTICE } from './participation/notice.ts';
import { openSqliteStore } from './store/sqlite.node.ts';
import type { Store } from './store/store.ts';

// Row 25 of the project's list of inputs that must not get through: the server as a process of its own, killed -9.

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A data folder with a decision that is open for comments. */
async function prepared(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kill-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await within(folder, (store) => openDecision(store, anOpenDecision('bus-fare', '县城公交票价调整方案')));
  return folder;
}

/** Looks into the store while no server runs. */
async function within<T>(folder: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore(join(folder, 'xiangwen.sqlite'));
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

async function start(folder: string): Promise<{ child: ChildProcess; origin: string }> {
  const env = {
    ...{
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: folder,
      CORPUS_PULL: 'off',
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '0',
    },
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.node.ts'], { cwd: ROOT, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  await expect.poll(() => out, { timeout: 60_000 }).toMatch(/湘问已启动：http:\S+\n/);
  return { child, origin: /湘问已启动：(http:\S+)\n/.exec(out)?.[1] ?? '' };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  expect(await exited).toEqual([null, 'SIGKILL']);
}

async function post(origin: string, path: string, body: object): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
}

/** What is looked at of a message's reply. */
interface Reply {
  text: string;
  conversationId: string;
}

const aComment = (text: string) => ({ text, noticeVersion: NOTICE.version, idempotencyKey: crypto.randomUUID() });
const COMMENTS = '/api/decisions/bus-fare/comments';

test('row 25: a comment that was acknowledged is there after a kill -9, once, with the same receipt and its proof', {
  timeout: 180_000,
}, async () => {
  const folder = await prepared();
  const sent = aComment('三块太贵了');
  const first = await start(folder);
  const acknowledged = await post(first.origin, COMMENTS, sent);
  await kill(first.child);
  expect(acknowledged.status).toBe(201);
  const { receipt, ledger } = JSON.parse(acknowledged.text);

  const second = await start(folder);
  const view = async () =>
    (await (await fetch(`${second.origin}/api/receipts/${receipt}`)).json()) as { ledger: { state: string } };
  expect(await view()).toMatchObject({
    receipt,
    state: 'received',
    ledger: { leaf: ledger.leaf, promise: ledger.promise },
  });
  // Whoever did not hear the acknowledgement sends again, and hears it now.
  expect(await post(second.origin, COMMENTS, sent)).toEqual(acknowledged);
  await expect.poll(async () => (await view()).ledger.state, { timeout: 60_000 }).toBe('included');
  const { size } = (await (await fetch(`${second.origin}/api/decisions/bus-fare/ledger`)).json()) as { size: number };
  expect(size).toBe(1);
  await kill(second.child);
  expect(await within(folder, (store) => allComments(store, 'bus-fare'))).toMatchObject([
    { receipt, text: '三块太贵了' },
  ]);
});

test('row 25: of many comments on their way at a kill -9 each acknowledged one is there, none twice', {
  timeout: 180_000,
}, async () => {
  const folder = await prepared();
  const { child, origin } = await start(folder);
  const acknowledged: string[] = [];
  const all = Array.from({ length: 400 }, (_, at) => aComment(`意见${at}`));
  const sending = all.map(async (comment) => {
    const answer = await post(origin, COMMENTS, comment).catch(() => null);
    if (answer?.status === 201) acknowledged.push(JSON.parse(answer.text).receipt);
    if (acknowledged.length === 40) child.kill('SIGKILL');
  });
  await Promise.all(sending);
  if (child.signalCode === null) await once(child, 'exit');
  expect(acknowledged.length).toBeGreaterThanOrEqual(40);
  const stored = await within(folder, (store) => allComments(store, 'bus-fare'));
  expect(stored.map(({ receipt }) => receipt)).toEqual(expect.arrayContaining(acknowledged));
  expect(new Set(stored.map(({ text }) => text)).size).toBe(stored.length);

  const again = await start(folder);
  const answers = await Promise.all(all.map((comment) => post(again.origin, COMMENTS, comment)));
  expect(answers.map(({ status }) => status)).toEqual(Array(400).fill(201));
  const receipts = answers.map(({ text }) => JSON.parse(text).receipt as string);
  expect(new Set(receipts).size).toBe(400);
  expect(receipts).toEqual(expect.arrayContaining(stored.map(({ receipt }) => receipt)));
  await kill(again.child);
  expect(await within(folder, (store) => store.countComments('bus-fare'))).toEqual([{ state: 'received', count: 400 }]);
});

test('row 25: a message that was on its way at a kill -9 takes effect once when it is sent again', {
  timeout: 180_000,
}, async () => {
  const folder = await prepared();
  const first = await start(folder);
  /** Until it is answered: what a killed process held is taken up when its hold is over, and 503 says to come again. */
  const write = async (origin: string, text: string, more: object = {}): Promise<Reply> => {
    const answer = await post(origin, '/api/messages', { sender: '甲', text, ...more });
    if (answer.status === 503) return write(origin, text, more);
    expect(answer.status).toBe(200);
    return JSON.parse(answer.text);
  };
  const { conversationId } = await write(first.origin, '评论 #1');
  for (const text of ['整体', '调到两块五', '写完了']) await write(first.origin, text, { conversationId });
  const submit = { conversationId, messageId: 'submit' };
  const lost = write(first.origin, '提交', submit).catch(() => null);
  // From before the request to after its answer: whatever the moment, the outcome is the same.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
  await kill(first.child);
  const before = await lost;
  const second = await start(folder);
  const after = await write(second.origin, '提交', submit);
  if (before) expect(after).toEqual(before);
  expect(after.text).toMatch(/回执号：\d{4}-/);
  expect(await write(second.origin, '提交', submit)).toEqual(after);
  await kill(second.child);
  expect(await within(folder, (store) => store.countComments('bus-fare'))).toMatchObject([{ count: 1 }]);
});
