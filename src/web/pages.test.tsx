import { beforeAll, expect, test } from 'vitest';
import { diskLoader } from '../corpus/loader.node.ts';
import type { Corpus } from '../domain/corpus.ts';
import { Laws } from '../retrieval/laws/laws.ts';
import { NO_CONVERSATIONS } from './chat/no-conversations.fixture.ts';
import { NO_DECISIONS } from './decisions/no-decisions.fixture.ts';
import { type WebParts, webPages } from './pages.tsx';

let corpus: Corpus;

beforeAll(async () => {
  const result = await diskLoader('corpus').load();
  if (!result.ok)
    throw new Error(result.faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  corpus = result.corpus;
});

function appWith(over: Partial<WebParts> = {}) {
  return webPages({
    corpus,
    laws: new Laws(corpus, () => '2026-11-22'),
    conversation: { ask: async () => ({ kind: 'unknown_conversation' }) },
    retriever: {
      search: (question) => ({
        kept: corpus.plan.tasks.filter(({ text }) => text.includes(question)).map((passage) => ({ passage, score: 1 })),
        rejected: corpus.plan.tasks.slice(0, 9).map((passage) => ({ passage, score: 0 })),
        beyond: { no_basis: 0, out_of_scope: 0, unsafe: 0 },
      }),
    },
    participation: NO_DECISIONS,
    store: NO_CONVERSATIONS,
    clock: { now: () => 5 },
    ...over,
  });
}

function form(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields), headers };
}

test('no page holds an inline script, style or handler', async () => {
  const app = appWith();
  for (const path of ['/', '/plan', '/plan/31', '/plan/100', '/about', '/nowhere']) {
    const html = await (await app.request(path)).text();
    expect(html, path).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:/);
  }
});

test('what stands in an address is escaped', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const app = appWith();
  const pages = [
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

test('an unexpected failure shows a page that tells nothing of the inside', async () => {
  const conversation = { ask: () => Promise.reject(new Error('SQLITE_BUSY at /data/x.db')) };
  const response = await appWith({ conversation }).request('/', form({ question: '问' }));
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('SQLITE');
});

test('a problem with a part of a page is one that the script can read', async () => {
  const headers = { 'X-Partial': '1' };
  const response = await appWith().request('/feedback', form({ helpful: 'maybe' }, headers));
  expect(response.status).toBe(422);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toEqual({
    type: 'urn:problem-type:xiangwen:invalid_input',
    title: '内容不符合要求',
    status: 422,
    detail: '请选择“有帮助”或“没帮助”。',
    code: 'invalid_input',
  });
});
