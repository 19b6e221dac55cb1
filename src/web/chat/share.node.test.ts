import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, NOW, type OpenChat, openChat, SECRET } from './chat.fixture.node.ts';

let chat: OpenChat;

beforeEach(async () => {
  chat = await openChat(() => ({ choices: [{ label: '接着', text: '接着' }] }));
  await chat.post('/', { question: '<b>怎么</b>提意见' });
});

afterEach(() => chat.close());

const share = (days: string, partial = false) =>
  chat.post('/share', { conversationId: SECRET, answerId: 'answer-1', days }, partial);

test('a link is made with its end and the way to take it back, as a page and as a part', async () => {
  const page = await (await share('7')).text();
  expect(page).toMatch(/^<!DOCTYPE html>/);
  expect(page).toContain('href="https://xiangwen.example/shared/token-1"');
  expect(page).toContain('北京时间2026年11月29日18时00分失效');
  expect(page).toMatch(/action="\/share\/end".*name="token" value="token-1"/s);
  expect(page).toMatch(/action="\/turns#latest".*回到对话/s);
  await chat.post('/share/end', { conversationId: SECRET, token: 'token-1' });
  const part = await (await share('1', true)).text();
  expect(part).toMatch(/^<div class="shared-link">/);
  expect(part).toContain('北京时间2026年11月23日18时00分失效');
});

test('the shared page shows one turn to be read, and neither the conversation nor a way to go on in it', async () => {
  await chat.post('/', { question: '另一个问题', conversationId: SECRET });
  await share('30');
  const response = await chat.app.request('/shared/token-1');
  const page = await response.text();
  expect(response.status).toBe(200);
  for (const shown of [
    '&lt;b&gt;怎么&lt;/b&gt;提意见',
    '依法不公开的除外',
    '只读',
    '12月22日18时00分',
    '不是行政机关的答复',
  ])
    expect(page).toContain(shown);
  expect(page).toContain(chat.corpus.version);
  expect(page).toContain('id="copy-answer-1"');
  expect(page).not.toMatch(/另一个问题|class="feedback|id="composer"|class="choices|action="\/(share|turns)/);
  expect(page).not.toContain(SECRET);
});

test('nobody keeps a shared page: no cache, no search engine, no page opened from it', async () => {
  await share('1');
  const { headers } = await chat.app.request('/shared/token-1');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('an answer from an older corpus says on its shared page that things have changed', async () => {
  await share('1');
  const said = '从那以后语料更新过';
  expect(await (await chat.app.request('/shared/token-1')).text()).not.toContain(said);
  const found = await chat.store.findShared('token-1', NOW);
  if (found?.kind !== 'shared') throw new Error('not shared');
  chat.store.findShared = async () => ({ ...found, answer: { ...found.answer, corpusVersion: 'sha256:00' } });
  expect(await (await chat.app.request('/shared/token-1')).text()).toContain(said);
});

test('a link is over at its end, to the millisecond', async () => {
  await share('1');
  chat.time.now = NOW + DAY - 1;
  expect((await chat.app.request('/shared/token-1')).status).toBe(200);
  chat.time.now = NOW + DAY;
  const response = await chat.app.request('/shared/token-1');
  const page = await response.text();
  expect(response.status).toBe(410);
  expect(page).toContain('这个链接已经失效');
  expect(page).not.toContain('依法不公开');
});

test('a link that was taken back shows nothing, and only its conversation can take it back', async () => {
  await share('7');
  expect((await chat.post('/share/end', { conversationId: 'other', token: 'token-1' })).status).toBe(404);
  expect((await chat.app.request('/shared/token-1')).status).toBe(200);
  const part = await chat.post('/share/end', { conversationId: SECRET, token: 'token-1' }, true);
  expect(await part.text()).toMatch(/^<div class="shared-link"><p role="status">链接已经收回/);
  expect((await chat.app.request('/shared/token-1')).status).toBe(404);
  expect((await chat.post('/share/end', { conversationId: SECRET, token: 'token-1' })).status).toBe(404);
});

test('another conversation’s answer cannot be shared, nor for other times than are offered', async () => {
  await chat.store.createConversation('other', 1);
  const foreign = { conversationId: 'other', answerId: 'answer-1', days: '7' };
  expect((await chat.post('/share', foreign, true)).status).toBe(404);
  expect((await chat.app.request('/shared/token-1')).status).toBe(404);
  for (const days of ['', '0', '31', '7.5', '-1']) expect((await share(days)).status, days).toBe(422);
});

test('what was said of a comment or a receipt is not shared', async () => {
  const talk = await openChat(() => ({ outcome: 'action', intent: 'check_receipt', citations: [] }));
  await talk.post('/', { question: '查回执' });
  const response = await talk.post('/share', { conversationId: SECRET, answerId: 'answer-1', days: '7' });
  expect(response.status).toBe(404);
  const page = await (await talk.post('/turns', { conversationId: SECRET })).text();
  expect(page).not.toContain('action="/share"');
  await talk.close();
});

test('a shared refusal shows the way to people, and no buttons that would go on asking', async () => {
  const talk = await openChat(() => ({ outcome: 'refused', reason: 'out_of_scope', citations: [], text: '答不了。' }));
  await talk.post('/', { question: '今天天气怎么样' });
  await talk.post('/share', { conversationId: SECRET, answerId: 'answer-1', days: '7' });
  const page = await (await talk.app.request('/shared/token-1')).text();
  expect(page).toContain('答不了。');
  expect(page).toContain('href="tel:12345"');
  expect(page).not.toMatch(/data-ask|可以改问/);
  await talk.close();
});

test('a link that nobody knows says what may have become of it', async () => {
  const response = await chat.app.request('/shared/nothing');
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('这个链接打不开了');
});

test('a link stands with its answer whenever the conversation is opened, and asking for another gives the same', async () => {
  await share('7');
  const opened = await (await chat.post('/turns', { conversationId: SECRET, answerId: 'answer-1' }, true)).text();
  expect(opened).toContain('href="https://xiangwen.example/shared/token-1"');
  expect(opened).toMatch(/action="\/share\/end".*name="token" value="token-1"/s);
  expect(await (await share('30', true)).text()).toContain('/shared/token-1"');
  await chat.post('/share/end', { conversationId: SECRET, token: 'token-1' }, true);
  expect(await (await chat.post('/turns', { conversationId: SECRET }, true)).text()).not.toContain('/shared/token-1');
});
