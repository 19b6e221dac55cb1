import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOW, type OpenChat, openChat, SECRET } from './chat.fixture.node.ts';

let chat: OpenChat;
let saved: unknown[];

beforeEach(async () => {
  chat = await openChat(() => ({ mode: 'model' }));
  await chat.post('/', { question: '一' });
  saved = [];
  const { store } = chat;
  const save = store.saveFeedback;
  store.saveFeedback = (...args) => {
    saved.push(args);
    return save(...args);
  };
});

afterEach(() => chat.close());

const judge = (fields: Record<string, string>, partial = false) =>
  chat.post('/feedback', { conversationId: SECRET, answerId: 'answer-1', ...fields }, partial);

test('a no is kept, then asked for its reason, and the conversation stays on the page', async () => {
  const no = await (await judge({ helpful: 'no' })).text();
  expect(saved.at(-1)).toEqual(['answer-1', SECRET, { helpful: false, reason: undefined }, NOW]);
  expect(no).toContain('已记下：没帮助');
  expect(no).toContain('<textarea id="reason-answer-1"');
  expect(no).toContain('id="composer"');
  const why = await (await judge({ helpful: 'no', reason: ' 引错了 ' })).text();
  expect(saved.at(-1)).toEqual(['answer-1', SECRET, { helpful: false, reason: '引错了' }, NOW]);
  expect(why).not.toContain('<textarea id="reason-answer-1"');
  expect(why).toContain('id="composer"');
});

test('for the script the answer is the form alone, as it stands after the judgement', async () => {
  const no = await (await judge({ helpful: 'no' }, true)).text();
  expect(no).toMatch(/^<form class="feedback[^>]* id="feedback-answer-1".*<\/form>$/s);
  expect(no).toContain('<textarea id="reason-answer-1"');
  expect(no).toContain('这段文字由人工智能生成');
  expect(no).not.toMatch(/<html|class="turn"/);
  const yes = await (await judge({ helpful: 'yes' }, true)).text();
  expect(yes).toContain('已记下：有帮助');
  expect(yes).not.toContain('<textarea');
});

test('feedback on what is not in the conversation is 404, without a choice 422, and neither is kept', async () => {
  await chat.store.createConversation('other', 1);
  expect((await judge({ conversationId: 'other', helpful: 'yes' })).status).toBe(404);
  expect((await judge({ conversationId: 'x'.repeat(65), helpful: 'yes' }, true)).status).toBe(404);
  saved = [];
  expect((await judge({ helpful: 'maybe' })).status).toBe(422);
  expect(saved).toEqual([]);
});

test('what was judged says so still when the conversation is opened again', async () => {
  await judge({ helpful: 'yes' });
  const again = await (await chat.post('/turns', { conversationId: SECRET })).text();
  expect(again).toContain('已记下：有帮助');
  expect(again).not.toContain('这个回答有帮助吗');
});
