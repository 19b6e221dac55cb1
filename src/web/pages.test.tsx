import { beforeAll, expect, test } from 'vitest';
import type { AskResult } from '../conversation/conversation.ts';
import { diskLoader } from '../corpus/loader.node.ts';
import type { Answer } from '../domain/answer.ts';
import type { Corpus } from '../domain/corpus.ts';
import { Problem } from '../domain/errors.ts';
import { Laws } from '../retrieval/laws/laws.ts';
import { NO_DECISIONS } from './decisions/no-decisions.fixture.ts';
import { type WebParts, webPages } from './pages.tsx';

const SECRET = 'kQ2x8VfTz0nB7yLw3mRsAg';
const FEEDBACK: unknown[] = [];
let corpus: Corpus;
let asked: { question: string; conversationId?: string | undefined }[] = [];

beforeAll(async () => {
  const result = await diskLoader('corpus').load();
  if (!result.ok)
    throw new Error(result.faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  corpus = result.corpus;
});

function answerOf(over: Partial<Answer> = {}): Answer {
  const task = corpus.plan.tasks[30];
  if (!task) throw new Error('no task 31');
  const start = task.text.indexOf('通过举办听证会');
  const quote = task.text.slice(start, start + 14);
  return {
    id: 'answer-1',
    conversationId: SECRET,
    createdAt: '2026-11-22T10:00:00.000Z',
    outcome: 'answered',
    reason: null,
    intent: 'ask',
    mode: 'extractive',
    text: `${quote}。【任务31】【任务99】`,
    related: [],
    notices: ['实施期已满'],
    corpusVersion: corpus.version,
    citations: [
      {
        ref: task.ref,
        label: task.label,
        heading: task.heading,
        quote,
        start,
        end: start + 14,
        url: task.url,
        status: 'period_over',
        notes: [],
      },
    ],
    ...over,
  };
}

function appWith(over: Partial<WebParts> = {}, answer: () => Answer = answerOf) {
  const turns: { question: string; answer: Answer }[] = [];
  asked = [];
  return webPages({
    corpus,
    laws: new Laws(corpus, () => '2026-11-22'),
    conversation: {
      async ask(question): Promise<AskResult> {
        asked.push(question);
        if (question.conversationId && question.conversationId !== SECRET) return { kind: 'unknown_conversation' };
        turns.push({ question: question.question, answer: { ...answer(), id: `answer-${turns.length + 1}` } });
        return { kind: 'answer', answer: (turns.at(-1) as (typeof turns)[number]).answer };
      },
    },
    retriever: {
      search: (question) => ({
        kept: corpus.plan.tasks.filter(({ text }) => text.includes(question)).map((passage) => ({ passage, score: 1 })),
        rejected: corpus.plan.tasks.slice(0, 9).map((passage) => ({ passage, score: 0 })),
        beyond: { no_basis: 0, out_of_scope: 0, unsafe: 0 },
      }),
    },
    participation: NO_DECISIONS,
    store: {
      listAnswers: async (id, limit) => (id === SECRET ? turns.slice(-limit) : []),
      saveFeedback: async (...args) => {
        FEEDBACK.push(args);
        return args[1] === SECRET;
      },
    },
    clock: { now: () => 5 },
    ...over,
  });
}

function form(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields), headers };
}

test('the start page asks by a plain form and keeps nothing in caches', async () => {
  const response = await appWith().request('/');
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toMatch(/^<!DOCTYPE html><html lang="zh-Hans" data-size="1">/);
  expect(html).toContain('<form id="composer" class="composer" method="post" action="/#latest"');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('no page holds an inline script, style or handler', async () => {
  const app = appWith();
  for (const path of ['/', '/plan', '/plan/31', '/plan/100', '/about', '/nowhere']) {
    const html = await (await app.request(path)).text();
    expect(html, path).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:/);
  }
});

test('a question is answered without JavaScript, with marks that lead to its sources', async () => {
  const html = await (await appWith().request('/', form({ question: '怎么提意见?' }))).text();
  expect(asked).toEqual([{ question: '怎么提意见?' }]);
  expect(html).toContain('<li class="turn" id="latest">');
  expect(html).toContain(
    '<a class="cite" href="#source-1-1" aria-label="来源1:任务31 加大行政决策公众参与力度">【任务31】</a>',
  );
  expect(html).toContain('id="source-1-1"');
  expect(html).toContain('【任务99】');
  const { citations } = answerOf();
  expect(html).toContain(`<blockquote>${citations[0]?.quote}</blockquote>`);
  expect(html).toContain(`href="/plan/31?quote=${citations[0]?.start}-${citations[0]?.end}#quote"`);
  expect(html).toContain('data-done="回答完成,引用1处"');
});

test('a follow-up carries the conversation in a hidden field, and no address ever holds its id', async () => {
  const app = appWith();
  const first = await (await app.request('/', form({ question: '一' }))).text();
  expect(first).toContain(`<input type="hidden" name="conversationId" value="${SECRET}"/>`);
  const second = await (await app.request('/', form({ question: '二', conversationId: SECRET }))).text();
  expect(asked[1]).toEqual({ question: '二', conversationId: SECRET });
  expect(second.match(/class="turn"/g)).toHaveLength(2);
  expect(second).not.toMatch(new RegExp(`(href|action)="[^"]*${SECRET}`));
});

test('what people and models write is escaped', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const app = appWith({}, () => answerOf({ text: `${evil}【任务31】`, notices: [evil], mode: 'model' }));
  const pages = [
    await app.request('/', form({ question: `${evil}"'` })),
    await app.request('/', form({ question: evil, conversationId: 'foreign' })),
    await app.request(`/plan?q=${encodeURIComponent(evil)}`),
    await app.request(`/plan?deadline=${encodeURIComponent(evil)}&kind=${encodeURIComponent(evil)}`),
    await app.request(`/plan/${encodeURIComponent(evil)}`),
  ];
  for (const page of pages) {
    const html = await page.text();
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  }
});

test('what may be said next stands as buttons under the newest reply, which is no excerpt of anything', async () => {
  const choices = [{ label: '提意见：油烟办法', text: '评论 #1' }];
  const text = '正在公开征求意见的有1项：\n全部事项：https://gov.example/decisions 与 /receipts/4829-1730-5526-16。';
  const said = () => answerOf({ outcome: 'action', intent: 'list_decisions', citations: [], text, choices });
  const app = appWith({}, said);
  const html = await (await app.request('/', form({ question: '有哪些征求意见' }))).text();
  expect(html).toMatch(
    /<form class="choices[^>]*>.*name="conversationId" value="[^"]+".*name="question" value="评论 #1">提意见：油烟办法<\/button>/s,
  );
  expect(html).toContain('<a href="/decisions">https://gov.example/decisions</a>');
  expect(html).toContain('<a href="/receipts/4829-1730-5526-16">');
  expect(html).toContain('<h3>回复</h3>');
  expect(html).not.toMatch(/原文摘录|没有改写/);
  const next = await (await app.request('/', form({ question: '评论 #1', conversationId: SECRET }))).text();
  expect(next.match(/class="choices/g)).toHaveLength(1);
});

test('a reply that is not kept in words is shown as it was said', async () => {
  const said = () => answerOf({ outcome: 'action', citations: [], text: '收到了。回执号：4829-1730-5526-16' });
  const kept = {
    question: '（不保存）',
    answer: { ...answerOf(), id: 'answer-1', outcome: 'action' as const, text: '（不保存）' },
  };
  const store = { listAnswers: async () => [kept], saveFeedback: async () => false };
  const html = await (await appWith({ store }, said).request('/', form({ question: '提交' }))).text();
  expect(html).toContain('回执号：4829-1730-5526-16');
  expect(html).not.toContain('不保存');
});

test('an answer that a model wrote says so', async () => {
  const html = await (
    await appWith({}, () => answerOf({ mode: 'model' })).request('/', form({ question: '一' }))
  ).text();
  expect(html).toContain('<span class="tag ai">AI生成</span>');
});

test('a refusal says why, what is near, and where people are', async () => {
  const related = [{ ref: 'plan:47', label: '任务47', heading: '全面落实行政裁量权基准制度' }];
  const refused = () =>
    answerOf({
      outcome: 'refused',
      reason: 'no_basis',
      citations: [],
      related,
      text: '没有写罚款多少。\n可以找:市场监管部门(12315)。先问清楚。',
    });
  const html = await (await appWith({}, refused).request('/', form({ question: '罚款多少?' }))).text();
  expect(html).toContain('方案里没有找到依据');
  expect(html).toContain('<a href="/plan/47">任务47 全面落实行政裁量权基准制度</a>');
  expect(html).toMatch(/<section class="human"[^>]*><h4>找人工<\/h4><p>可以找:市场监管部门\(12315\)。先问清楚。<\/p>/);
  expect(html).toContain('href="tel:12345"');
  expect(html).not.toContain('class="sources"');
});

test('a question that is too long comes back for cutting down', async () => {
  const long = () => answerOf({ outcome: 'refused', reason: 'over_limit', citations: [] });
  const html = await (await appWith({}, long).request('/', form({ question: '很长的问题' }))).text();
  expect(html).toMatch(/<textarea[^>]*>很长的问题<\/textarea>/);
});

test('an unknown conversation starts afresh and keeps the question', async () => {
  const response = await appWith().request('/', form({ question: '还在吗', conversationId: 'someone-elses' }));
  const html = await response.text();
  expect(response.status).toBe(404);
  expect(html).toContain('原来的对话找不到了');
  expect(html).toMatch(/<textarea[^>]*>还在吗<\/textarea>/);
  expect(html).not.toContain('someone-elses');
});

test('an empty question is an error in the title, in a summary and at the field', async () => {
  const response = await appWith().request('/', form({ question: ' \n' }));
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toContain('<title>错误:请先写下您的问题 — 湘问</title>');
  expect(html).toContain('<a href="#question">请先写下您的问题</a>');
  expect(html).toContain('aria-invalid="true"');
  expect(asked).toEqual([]);
});

test('an expected failure of the engine keeps the question', async () => {
  const conversation = { ask: () => Promise.reject(new Problem('rate_limited', '请一分钟后再试')) };
  const response = await appWith({ conversation }).request('/', form({ question: '还在吗' }));
  const html = await response.text();
  expect(response.status).toBe(429);
  expect(html).toContain('请一分钟后再试');
  expect(html).toMatch(/<textarea[^>]*>还在吗<\/textarea>/);
});

test('an unexpected failure shows a page that tells nothing of the inside', async () => {
  const conversation = { ask: () => Promise.reject(new Error('SQLITE_BUSY at /data/x.db')) };
  const response = await appWith({ conversation }).request('/', form({ question: '问' }));
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('SQLITE');
});

test('anything but a form is 415', async () => {
  const app = appWith();
  const json = { method: 'POST', body: '{"question":"问"}', headers: { 'content-type': 'application/json' } };
  expect((await app.request('/', json)).status).toBe(415);
  expect((await app.request('/', { method: 'POST' })).status).toBe(415);
  expect(asked).toEqual([]);
});

test('feedback is kept and the conversation stays on the page', async () => {
  const app = appWith();
  await app.request('/', form({ question: '一' }));
  const no = await (
    await app.request('/feedback', form({ conversationId: SECRET, answerId: 'answer-1', helpful: 'no' }))
  ).text();
  expect(FEEDBACK.at(-1)).toEqual(['answer-1', SECRET, { helpful: false, reason: undefined }, 5]);
  expect(no).toContain('已记下：没帮助');
  expect(no).toContain('<textarea id="reason"');
  expect(no).toContain('id="composer"');
  const why = await (
    await app.request(
      '/feedback',
      form({ conversationId: SECRET, answerId: 'answer-1', helpful: 'no', reason: ' 引错了 ' }),
    )
  ).text();
  expect(FEEDBACK.at(-1)).toEqual(['answer-1', SECRET, { helpful: false, reason: '引错了' }, 5]);
  expect(why).not.toContain('<textarea id="reason"');
});

test('feedback on what is not in the conversation is 404, without a choice 422', async () => {
  const app = appWith();
  expect(
    (await app.request('/feedback', form({ conversationId: 'x', answerId: 'answer-1', helpful: 'yes' }))).status,
  ).toBe(404);
  expect((await app.request('/feedback', form({ conversationId: SECRET, answerId: 'answer-1' }))).status).toBe(422);
});

test('a size chosen while talking keeps the conversation and the draft', async () => {
  const app = appWith();
  await app.request('/', form({ question: '一' }));
  const response = await app.request('/', form({ conversationId: SECRET, question: '写了一半', size: '1.67' }));
  const html = await response.text();
  expect(response.headers.get('set-cookie')).toMatch(/^size=1\.67; .*HttpOnly; SameSite=Lax/);
  expect(html).toContain('data-size="1.67"');
  expect(html).toMatch(/<textarea[^>]*>写了一半<\/textarea>/);
  expect(html).toContain('class="turn"');
  expect(asked).toHaveLength(1);
});
