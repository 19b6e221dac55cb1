import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, type OpenChat, openChat, SECRET } from './chat.fixture.node.ts';

let chat: OpenChat;

beforeEach(async () => {
  chat = await openChat();
  await chat.post('/', { question: '一' });
  await chat.post('/', { question: '二', conversationId: SECRET });
});

afterEach(() => chat.close());

test('a conversation comes back whole as a page, and as its turns alone for the script', async () => {
  const page = await (await chat.post('/turns', { conversationId: SECRET })).text();
  expect(page).toMatch(/^<!DOCTYPE html>/);
  expect(page).toContain(`data-conversation="${SECRET}"`);
  expect(page).toContain(`name="conversationId" value="${SECRET}"`);
  const part = await (await chat.post('/turns', { conversationId: SECRET }, true)).text();
  expect(part).not.toMatch(/<html|<!DOCTYPE/);
  expect(part.match(/<li class="turn"/g)).toHaveLength(2);
  expect(part.indexOf('<p>一</p>')).toBeLessThan(part.indexOf('<p>二</p>'));
});

test('one turn comes back by its answer’s id, the newest with the form to judge it', async () => {
  const newest = await (await chat.post('/turns', { conversationId: SECRET, answerId: 'answer-2' }, true)).text();
  expect(newest).toMatch(/^<li class="turn" id="latest" data-turn="answer-2" data-state="done"/);
  expect(newest.match(/<li class="turn"/g)).toHaveLength(1);
  expect(newest).toContain('id="feedback-answer-2"');
  const older = await (await chat.post('/turns', { conversationId: SECRET, answerId: 'answer-1' }, true)).text();
  expect(older).toContain('data-turn="answer-1"');
  expect(older).toContain('id="copy-answer-1"');
  expect(older).not.toMatch(/id="latest"|class="feedback/);
});

test('what was offered with the newest answer is offered again when the conversation is opened again', async () => {
  const memory = { memory: JSON.stringify({ choices: [{ label: '对整体提', text: '整体' }] }), kept: '{}' };
  const found = { channel: 'web' as const, chat: SECRET, conversationId: SECRET, ...memory, updatedAt: 1 };
  const { store } = chat;
  store.findChat = async (_, id) => (id === SECRET ? found : null);
  const part = await (await chat.post('/turns', { conversationId: SECRET }, true)).text();
  expect(part.match(/name="question" value="整体">对整体提</g)).toHaveLength(1);
});

test('a conversation that nobody knows is a problem that the script can read, and a page for people', async () => {
  for (const conversationId of ['', 'someone-elses', 'x'.repeat(65)]) {
    const part = await chat.post('/turns', { conversationId }, true);
    expect(part.status).toBe(404);
    expect(part.headers.get('content-type')).toBe('application/problem+json');
    expect(await part.json()).toMatchObject({
      status: 404,
      code: 'not_found',
      detail: expect.stringMatching(/没有找到/),
    });
    const page = await chat.post('/turns', { conversationId });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('<h1>没有找到</h1>');
  }
});

test('an id that is too long is not looked up', async () => {
  const never = () => Promise.reject(new Error('looked up'));
  Object.assign(chat.store, { listAnswers: never, deleteConversation: never, findAnswer: never, findShared: never });
  const conversationId = 'x'.repeat(65);
  expect((await chat.post('/turns', { conversationId })).status).toBe(404);
  expect((await chat.post('/conversations/delete', { conversationId })).status).toBe(404);
  expect((await chat.post('/share', { conversationId, answerId: 'answer-1', days: '1' })).status).toBe(404);
  expect((await chat.app.request(`/shared/${conversationId}`)).status).toBe(404);
});

test('another conversation’s answer is not in this one', async () => {
  await chat.store.createConversation('other', 1);
  const response = await chat.post('/turns', { conversationId: 'other', answerId: 'answer-1' }, true);
  expect(response.status).toBe(404);
});

test('a deleted conversation is gone from the store with what was shared of it', async () => {
  await chat.post('/share', { conversationId: SECRET, answerId: 'answer-1', days: '7' });
  expect((await chat.app.request('/shared/token-1')).status).toBe(200);
  const response = await chat.post('/conversations/delete', { conversationId: SECRET }, true);
  expect(response.status).toBe(204);
  expect(await response.text()).toBe('');
  expect(await chat.store.hasConversation(SECRET)).toBe(false);
  expect(await chat.store.listAnswers(SECRET, 50)).toEqual([]);
  expect((await chat.app.request('/shared/token-1')).status).toBe(404);
  expect((await chat.post('/turns', { conversationId: SECRET }, true)).status).toBe(404);
});

test('without the script, deleting leads back to the start, and what is not there is said to be gone', async () => {
  const response = await chat.post('/conversations/delete', { conversationId: SECRET });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  expect((await chat.post('/conversations/delete', { conversationId: SECRET })).status).toBe(404);
});

test('the page shows the latest fifty turns and says that it leaves out older ones', async () => {
  for (let at = 3; at <= 52; at += 1) await chat.post('/', { question: `第${at}问`, conversationId: SECRET });
  chat.time.now += DAY;
  const page = await (await chat.post('/turns', { conversationId: SECRET })).text();
  expect(page.match(/<li class="turn"/g)).toHaveLength(50 + 1);
  expect(page).toContain('只显示最近50轮问答');
  expect(page).toContain('<p>第3问</p>');
  expect(page).not.toContain('<p>二</p>');
});

test('the addresses that only take forms lead a reader who opens them to the start', async () => {
  for (const path of ['/turns', '/conversations/delete', '/share', '/share/end', '/feedback']) {
    const response = await chat.app.request(path);
    expect([path, response.status, response.headers.get('location')]).toEqual([path, 303, '/']);
  }
});
