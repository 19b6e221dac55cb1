import { afterEach, expect, test } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import { Problem } from '../../domain/errors.ts';
import type { WebParts } from '../context.ts';
import { type OpenChat, openChat, SECRET } from './chat.fixture.node.ts';

let chat: OpenChat;

afterEach(() => chat.close());

/** Opens the chat with such answers, asks once, and gives the page. */
async function asked(answer: Partial<Answer>, question = '一', over: Partial<WebParts> = {}): Promise<string> {
  chat = await openChat(() => answer, over);
  return (await chat.post('/', { question })).text();
}

test('the start page asks by a plain form and keeps nothing in caches', async () => {
  chat = await openChat();
  const response = await chat.app.request('/');
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toMatch(/^<!DOCTYPE html><html lang="zh-Hans" data-size="1">/);
  expect(html).toMatch(/<form id="composer" class="composer" data-ask="true" method="post" action="\/#latest"/);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('all that the script needs stands on the first page already, hidden until it is used', async () => {
  chat = await openChat();
  const html = await (await chat.app.request('/')).text();
  for (const part of [
    '<div class="chat" id="chat" data-conversation="">',
    '<ol class="turns" id="turns"></ol>',
    '<template id="turn-template"><li class="turn" data-turn="" data-state="waiting">',
    '<template id="mine-template"><li>',
    'id="mine" hidden=""',
    '<dialog class="no-print" id="source-panel" aria-labelledby="panel-title">',
  ])
    expect(html).toContain(part);
  for (const slot of ['waiting', 'slow', 'stopped', 'failed', 'offline'])
    expect(html).toMatch(new RegExp(`class="${slot}"`));
  expect(html).not.toMatch(/name="conversationId"/);
});

test('the same parts stand in a conversation, with the first ones hidden', async () => {
  const html = await asked({});
  expect(html).toContain(`<div class="chat talking" id="chat" data-conversation="${SECRET}">`);
  expect(html).toContain('<section id="hero" hidden="">');
  expect(html).toMatch(/<section class="examples" id="examples"[^>]* hidden="">/);
  expect(html.match(/id="composer"/g)).toHaveLength(1);
  expect(html).toContain('id="turn-template"');
});

test('a question is answered without JavaScript, with marks that lead to its sources', async () => {
  const html = await asked({ text: '依法不公开的除外。【任务31】【任务99】' }, '怎么提意见?');
  expect(chat.asked).toEqual([{ question: '怎么提意见?' }]);
  expect(html).toContain('<li class="turn" id="latest" data-turn="answer-1" data-state="done"');
  expect(html).toContain(
    '<a class="cite" href="#source-answer-1-1" aria-label="来源1:任务31 加大行政决策公众参与力度">【任务31】</a>',
  );
  expect(html).toContain('<li class="source" id="source-answer-1-1"');
  expect(html).toContain('href="/plan/31?quote=0-8#quote">来源1:任务31 加大行政决策公众参与力度</a>');
  expect(html).toContain('【任务99】');
  expect(html).toContain('<blockquote>依法不公开的除外</blockquote>');
  expect(html).toContain('data-done="回答完成,引用1处"');
});

test('no id stands twice on the page of a conversation', async () => {
  await asked({ choices: [{ label: '一', text: '一' }] });
  const html = await (await chat.post('/', { question: '二', conversationId: SECRET })).text();
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(ids.length).toBeGreaterThan(20);
});

test('a follow-up carries the conversation in a hidden field, and no address ever holds its id', async () => {
  const first = await asked({});
  expect(first).toContain(`<input type="hidden" name="conversationId" value="${SECRET}"/>`);
  const second = await (await chat.post('/', { question: '二', conversationId: SECRET })).text();
  expect(chat.asked[1]).toEqual({ question: '二', conversationId: SECRET });
  expect(second.match(/class="turn" (id|data-turn="a)/g)).toHaveLength(2);
  expect(second).not.toMatch(new RegExp(`(href|action)="[^"]*${SECRET}`));
});

test('older turns keep what can be done with them; only the newest is judged', async () => {
  await asked({});
  const html = await (await chat.post('/', { question: '二', conversationId: SECRET })).text();
  expect(html.match(/data-copy="copy-answer-/g)).toHaveLength(2);
  expect(html.match(/action="\/share"/g)).toHaveLength(2);
  expect(html.match(/<form class="feedback/g)).toHaveLength(1);
});

test('what people and models write is escaped', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const html = await asked({ text: `${evil}【任务31】`, notices: [evil], mode: 'model' }, `${evil}"'`);
  expect(html).not.toContain('<img');
  expect(html.match(/&lt;img/g)?.length).toBeGreaterThanOrEqual(5);
  const foreign = await (await chat.post('/', { question: evil, conversationId: evil })).text();
  expect(foreign).not.toContain('<img');
});

test('what may be said next stands as buttons under the newest reply, which is no excerpt of anything', async () => {
  const choices = [{ label: '提意见：油烟办法', text: '评论 #1' }];
  const text = '正在公开征求意见的有1项：\n全部事项：https://gov.example/decisions 与 /receipts/4829-1730-5526-16。';
  const html = await asked({ outcome: 'action', intent: 'list_decisions', citations: [], text, choices });
  expect(html).toMatch(
    /<form class="choices[^>]* data-ask="true"[^>]*>.*name="conversationId" value="[^"]+".*name="question" value="评论 #1">提意见：油烟办法<\/button>/s,
  );
  expect(html).toContain('<a href="/decisions">https://gov.example/decisions</a>');
  expect(html).toContain('<a href="/receipts/4829-1730-5526-16">');
  expect(html).toContain('<h3>回复</h3>');
  expect(html).not.toContain('class="tag official"');
  const next = await (await chat.post('/', { question: '评论 #1', conversationId: SECRET })).text();
  expect(next.match(/class="choices/g)).toHaveLength(1);
});

test('a reply that is not kept in words is shown as it was said', async () => {
  chat = await openChat(() => ({ outcome: 'action', citations: [], text: '收到了。回执号：4829-1730-5526-16' }));
  const list = chat.store.listAnswers;
  chat.store.listAnswers = async (...args) =>
    (await list(...args)).map(({ answer, feedback }) => ({
      question: '（不保存）',
      answer: { ...answer, text: '（不保存）' },
      feedback,
    }));
  const html = await (await chat.post('/', { question: '提交' })).text();
  expect(html).toContain('回执号：4829-1730-5526-16');
  expect(html).not.toContain('不保存');
});

test('an answer that a model wrote says so, on the page and in its copy', async () => {
  const html = await asked({ mode: 'model' });
  expect(html).toContain('<span class="tag ai">AI生成</span>');
  expect(html).toContain('<div class="reply ai">');
  expect(html).toMatch(/<pre id="copy-answer-1" hidden="">问：一\n\n答〔AI生成〕：/);
});

test('who has simple words is offered the way back, under the newest answer only', async () => {
  chat = await openChat();
  await chat.post('/', { question: '怎么提意见' });
  const memory = { memory: '{}', kept: JSON.stringify({ simple: true }) };
  chat.store.findChat = async (channel, id) => ({ channel, chat: id, conversationId: id, ...memory, updatedAt: 1 });
  const html = await (await chat.post('/', { question: '说简单点', conversationId: SECRET })).text();
  expect(html.match(/name="question" value="恢复">恢复详细回答<\/button>/g)).toHaveLength(1);
  expect(html).not.toContain('value="说简单点"');
});

test('words that are explained stand behind the answer, what must be known first before it', async () => {
  const explained = '“听证”：定之前开会，当面听大家说。（湘问的解释，不是原文）';
  const html = await asked({ notices: ['实施期已满', explained] });
  const [notice, answer, words] = ['实施期已满</li>', 'class="answer"', explained].map((part) => html.indexOf(part));
  expect(notice).toBeLessThan(answer as number);
  expect(answer).toBeLessThan(words as number);
});

test('an unknown conversation starts afresh and keeps the question', async () => {
  chat = await openChat();
  const response = await chat.post('/', { question: '还在吗', conversationId: 'someone-elses' });
  const html = await response.text();
  expect(response.status).toBe(404);
  expect(html).toContain('原来的对话找不到了');
  expect(html).toMatch(/<textarea[^>]*>还在吗<\/textarea>/);
  expect(html).not.toContain('someone-elses');
});

test('an empty question is an error in the title, in a summary and at the field', async () => {
  chat = await openChat();
  const response = await chat.post('/', { question: ' \n' });
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toContain('<title>错误:请先写下您的问题 — 湘问</title>');
  expect(html).toContain('<a href="#question">请先写下您的问题</a>');
  expect(html).toContain('aria-invalid="true"');
  expect(chat.asked).toEqual([]);
});

test('an expected failure of the engine keeps the question', async () => {
  const ask = () => Promise.reject(new Problem('rate_limited', '请一分钟后再试'));
  chat = await openChat(undefined, { conversation: { ask } });
  const response = await chat.post('/', { question: '还在吗' });
  const html = await response.text();
  expect(response.status).toBe(429);
  expect(html).toContain('请一分钟后再试');
  expect(html).toMatch(/<textarea[^>]*>还在吗<\/textarea>/);
});

test('anything but a form is 415', async () => {
  chat = await openChat();
  const json = { method: 'POST', body: '{"question":"问"}', headers: { 'content-type': 'application/json' } };
  for (const path of ['/', '/turns', '/share', '/share/end', '/conversations/delete', '/feedback']) {
    expect((await chat.app.request(path, json)).status, path).toBe(415);
    expect((await chat.app.request(path, { method: 'POST' })).status, path).toBe(415);
  }
  expect(chat.asked).toEqual([]);
});

test('a size chosen while talking keeps the conversation and the draft', async () => {
  await asked({});
  const response = await chat.post('/', { conversationId: SECRET, question: '写了一半', size: '1.67' });
  const html = await response.text();
  expect(response.headers.get('set-cookie')).toMatch(/^size=1\.67; .*HttpOnly; SameSite=Lax/);
  expect(html).toContain('data-size="1.67"');
  expect(html).toMatch(/<textarea[^>]*>写了一半<\/textarea>/);
  expect(html).toContain('data-turn="answer-1"');
  expect(chat.asked).toHaveLength(1);
});
