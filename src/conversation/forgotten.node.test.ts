import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../domain/limits.ts';
import type { IncomingMessage } from '../domain/message.ts';
import { TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import type { Store } from '../store/store.ts';
import { freshFolder, type OpenConversation, openConversation } from './fixture.node.ts';
import { readMemory } from './memory.ts';

const DAY = 24 * 3_600_000;

let open: OpenConversation;
let store: Store;
let remove: () => Promise<void>;
let now = Date.parse('2026-11-22T10:00:00Z');
let order = 0;
/** Whether chats name a conversation that is not there. */
let isLost = false;
/** Runs once, before the next message is finished. */
let beforeFinish: (() => Promise<unknown>) | null = null;

beforeAll(async () => {
  const [folder, removeFolder] = await freshFolder();
  remove = removeFolder;
  const wrap = (sqlite: Store): Store => ({
    ...sqlite,
    async findChat(channel, chat) {
      const found = await sqlite.findChat(channel, chat);
      return found && isLost ? { ...found, conversationId: 'gone' } : found;
    },
    async finish(finished) {
      const meanwhile = beforeFinish;
      beforeFinish = null;
      await meanwhile?.();
      return sqlite.finish(finished);
    },
  });
  open = await openConversation(folder, { clock: { now: () => (now += 1_000) }, wrap });
  store = open.store;
}, TRAINING_TIMEOUT);

afterAll(async () => {
  await store.close();
  await remove();
});

/** Sends a message into a bot's chat; gives the reply. */
async function send(chat: string, text: string, channel: IncomingMessage['channel'] = 'telegram') {
  order += 1;
  const messageId = `m${order}`;
  await open.inbox.receive({ channel, messageId, chat, order, content: { kind: 'text', text } });
  await open.inbox.work(channel, chat);
  const reply = await open.inbox.replyTo(channel, messageId, 10_000);
  if (!reply) throw new Error('no reply');
  return reply;
}

async function ask(question: string, conversationId?: string) {
  const result = await open.conversation.ask({ question, conversationId });
  if (result.kind !== 'answer') throw new Error(result.kind);
  return result.answer;
}

const questions = async (id: string) => (await store.listTurns(id, 99)).map(({ question }) => question);

test.each(['telegram', 'wechat'] as const)(
  'a chat of %s whose conversation was forgotten goes on as a new one',
  async (channel) => {
    const first = await send('t1', '任务31是什么', channel);
    expect(await store.forgetConversations(now + DAY, 9)).toBeGreaterThan(0);
    const next = await send('t1', '任务30是什么', channel);
    expect(next.outcome).toBe('answered');
    expect(next.conversationId).not.toBe(first.conversationId);
    expect(await questions(next.conversationId)).toEqual(['任务30是什么']);
    const third = await send('t1', '下一项呢', channel);
    expect(third.conversationId).toBe(next.conversationId);
    expect(third.text).toContain('任务31');
    expect(await store.hasConversation(first.conversationId)).toBe(false);
    expect(open.failures).toEqual([]);
  },
);

test('nothing of a deleted conversation is leant on any more', async () => {
  const { conversationId } = await send('t2', '任务31是什么');
  await store.deleteConversation(conversationId);
  expect((await send('t2', '下一项呢')).text).not.toContain('任务32');
});

test('simple words and receipts outlive the conversation, what was asked does not', async () => {
  const { conversationId } = await send('t3', '说简单点');
  const chat = await store.findChat('telegram', 't3');
  if (!chat) throw new Error('no chat');
  expect(readMemory(chat, now)).toMatchObject({ simple: true, receipts: [] });
  expect(chat.memory).not.toContain('simple');
  await store.deleteConversation(conversationId);
  expect(readMemory(await store.findChat('telegram', 't3'), now)).toMatchObject({ simple: true, lastAnswer: null });
});

test('a memory that was stored as one is read as one', () => {
  const receipts = [{ receipt: 'R', code: 'C' }];
  const memory = JSON.stringify({ receipts, simple: true, current: 'd1' });
  expect(readMemory({ memory }, 1)).toMatchObject({ receipts, simple: true, current: 'd1' });
});

test('on the web a deleted conversation is unknown', async () => {
  const { conversationId } = await ask('任务31是什么');
  expect(await store.deleteConversation(conversationId)).toBe(true);
  expect(await open.conversation.ask({ question: '下一项呢', conversationId })).toEqual({
    kind: 'unknown_conversation',
  });
});

test('a conversation that is deleted while it is asked is not brought back, and nothing is tried for ever', async () => {
  const { conversationId } = await ask('任务31是什么');
  beforeFinish = () => store.deleteConversation(conversationId);
  expect(await open.conversation.ask({ question: '下一项呢', conversationId })).toEqual({ kind: 'late' });
  expect(await store.hasConversation(conversationId)).toBe(false);
  expect(await store.findChat('web', conversationId)).toBeNull();
  expect(await store.listWaiting(['web'], now + DAY, 9)).toEqual([]);
  open.failures.length = 0;
});

test('a message that comes in just after its conversation was deleted begins another one', async () => {
  const { conversationId } = await ask('任务31是什么');
  await store.deleteConversation(conversationId);
  // As where the conversation was there when the request looked for it.
  const late = { channel: 'web' as const, messageId: 'late', chat: conversationId, order: 1, continues: true };
  await open.inbox.receive({ ...late, content: { kind: 'text', text: '任务30是什么' } });
  await open.inbox.work('web', conversationId);
  const reply = await open.inbox.replyTo('web', 'late', 10_000);
  expect(reply?.conversationId).not.toBe(conversationId);
  expect(await store.hasConversation(conversationId)).toBe(false);
  expect(await questions(reply?.conversationId ?? '')).toEqual(['任务30是什么']);
  expect(await store.deleteConversation(reply?.conversationId ?? '')).toBe(true);
  expect(await store.findChat('web', conversationId)).toBeNull();
  expect(await store.standing('web', 'late')).toEqual({ kind: 'unknown' });
});

test('a chat whose conversation is missing without its being known is apologised to, and goes on', async () => {
  await send('t9', '任务31是什么');
  isLost = true;
  const content = { kind: 'text' as const, text: '任务30是什么' };
  await open.inbox.receive({ channel: 'telegram', messageId: 'lost', chat: 't9', order: 9_999, content });
  for (let tries = 0; tries < LIMITS.messageTries; tries++) {
    await store.claim('telegram', 't9', now, 1);
    await store.release('telegram', 'lost', 0);
  }
  await open.inbox.work('telegram', 't9');
  const reply = await open.inbox.replyTo('telegram', 'lost', 10_000);
  expect(reply?.text).toContain('没有办成');
  isLost = false;
  const next = await send('t9', '任务31是什么');
  expect(next.outcome).toBe('answered');
  expect(next.conversationId).toBe(reply?.conversationId);
});
