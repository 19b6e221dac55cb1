import { afterAll, expect, test } from 'vitest';
import type { Conversation, Question } from '../conversation/conversation.ts';
import { LIMITS } from '../domain/limits.ts';
import { openFixture, post, shell } from './fixture.node.ts';
import { ReplyBody } from './schemas.ts';

// What the door makes of the engine's answers; the engine itself answers in `participation-http.node.test.ts`.

const parts = await openFixture();
afterAll(() => parts.close());
/** What came through to the engine. */
const asked: Question[] = [];
const listening: Conversation = {
  ask(question) {
    asked.push(question);
    return parts.conversation.ask(question);
  },
};
const { app } = shell({ ...parts, conversation: listening });

const send = (body: object | string, over = app) =>
  over.request('/api/messages', post(typeof body === 'string' ? body : JSON.stringify(body)));

async function problem(body: object | string, status: number, over = app): Promise<{ code: string; detail: string }> {
  const response = await send(body, over);
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return (await response.json()) as { code: string; detail: string };
}

test('a message gives the reply that is described and nothing beyond, for no cache to keep', async () => {
  const response = await send({ sender: '小程序', text: '第31项是什么' });
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const reply = (await response.json()) as Record<string, unknown>;
  expect(ReplyBody.parse(reply)).toEqual(reply);
  expect(reply).toMatchObject({ intent: 'ask', outcome: 'answered', reason: null, choices: [], notices: [] });
  expect(reply.conversationId).toMatch(/^[\w-]{22}$/);
  expect(await parts.store.findAnswer(String(reply.answerId), String(reply.conversationId))).toMatchObject({
    text: reply.text,
  });
});

test('the conversation and the message’s id go to the engine, the sender is a label only', async () => {
  const { conversationId } = (await (await send({ sender: '甲', text: '问' })).json()) as { conversationId: string };
  asked.length = 0;
  const again = await send({ messageId: 'm1', sender: '乙', text: '再问', conversationId });
  expect((await again.json()) as object).toMatchObject({ conversationId });
  expect(asked).toEqual([{ question: '再问', conversationId, messageId: 'm1' }]);
});

test('a conversation that is unknown is 404', async () => {
  for (const conversationId of ['nobody', 'x'.repeat(128), ' ', '__proto__'])
    expect((await problem({ sender: '甲', text: '问', conversationId }, 404)).code).toBe('not_found');
});

test('an answer that is not there in time is 503', async () => {
  const late: Conversation = { ask: async () => ({ kind: 'late' }) };
  const { app: waiting } = shell({ ...parts, conversation: late });
  expect((await problem({ sender: '甲', text: '问' }, 503, waiting)).code).toBe('unavailable');
});

test.each<[string, object | string, string]>([
  ['no sender', { text: '问' }, 'sender'],
  ['no text', { sender: '甲' }, 'text'],
  ['an empty text', { sender: '甲', text: '' }, 'text'],
  ['a text of nothing that can be seen', { sender: '甲', text: ' \u200b\n' }, 'text'],
  ['a text of the wrong type', { sender: '甲', text: { a: 1 } }, 'text'],
  ['a lone surrogate', '{"sender":"甲","text":"问\\ud800"}', 'text'],
  ['a sender with a lone surrogate', '{"sender":"\\udc00","text":"问"}', 'sender'],
  ['a sender that is too long', { sender: '甲'.repeat(201), text: '问' }, 'sender'],
  ['an empty message’s id', { sender: '甲', text: '问', messageId: '' }, 'messageId'],
  ['a message’s id that is too long', { sender: '甲', text: '问', messageId: 'x'.repeat(201) }, 'messageId'],
  ['a message’s id that is a number', { sender: '甲', text: '问', messageId: 7 }, 'messageId'],
  ['an empty conversation', { sender: '甲', text: '问', conversationId: '' }, 'conversationId'],
  ['a conversation that is null', { sender: '甲', text: '问', conversationId: null }, 'conversationId'],
])('%s is 422 and reaches nobody', async (_, body, field) => {
  asked.length = 0;
  const { code, detail } = await problem(body, 422);
  expect(code).toBe('invalid_input');
  expect(detail).toMatch(new RegExp(`^${field}:`));
  expect(asked).toEqual([]);
});

test('a message longer than a question may be goes to the engine, and one longer than a body may be to nobody', async () => {
  asked.length = 0;
  expect((await send({ sender: '甲', text: '字'.repeat(LIMITS.questionChars + 1) })).status).toBe(200);
  expect((await problem({ sender: '甲', text: '字'.repeat(LIMITS.bodyBytes / 2) }, 413)).code).toBe('too_large');
  expect(asked).toHaveLength(1);
});
