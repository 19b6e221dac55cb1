import { expect, test } from 'vitest';
import type { Curated } from '../../domain/curated.ts';
import { realCorpus } from '../../retrieval/fixture.node.ts';
import { Laws } from '../../retrieval/laws/laws.ts';
import { NO_CONVERSATIONS } from '../chat/no-conversations.fixture.ts';
import { NO_DECISIONS } from '../decisions/no-decisions.fixture.ts';
import { webPages } from '../pages.tsx';

const corpus = await realCorpus();
const [sample] = corpus.curated as [Curated];

function appOn(iso: string, curated = corpus.curated) {
  const never = (): never => {
    throw new Error('the page asks for nothing');
  };
  return webPages({
    corpus: { ...corpus, curated },
    laws: new Laws(corpus, () => iso.slice(0, 10)),
    conversation: { ask: never },
    retriever: { search: never },
    participation: NO_DECISIONS,
    store: NO_CONVERSATIONS,
    clock: { now: () => Date.parse(iso) },
  });
}

async function read(path: string, app = appOn('2026-12-01T00:00:00Z')): Promise<string> {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

test('a page shows the words, that no office has confirmed them, and every quotation with its place', async () => {
  for (const { id, sentences, text, citations, signedBy } of corpus.curated) {
    const page = await read(`/curated/${id}`);
    for (const { start, end } of sentences) expect(page).toContain(text.slice(start, end));
    expect(page).toContain(signedBy.office);
    expect(page).toContain('>未经机关核定</span>');
    expect(page).toContain('非原文');
    for (const { ref, quote } of citations) {
      expect(page).toContain(`<blockquote>${quote}</blockquote>`);
      expect(page).toContain(`<a href="${corpus.passages.get(ref)?.url}">`);
    }
  }
});

test('the characters that an answer quotes are marked', async () => {
  const page = await read(`/curated/${sample.id}?quote=0-4`);
  expect(page).toContain(`<mark id="quote">${sample.text.slice(0, 4)}</mark>`);
});

test('one that has expired, or is confirmed, says so', async () => {
  expect(await read(`/curated/${sample.id}`, appOn('2031-01-01T00:00:00Z'))).toContain('已经到期，不再使用</span>');
  const confirmed = { ...sample, signedBy: { office: '示例机关', verified: true } };
  const page = await read(`/curated/${sample.id}`, appOn('2026-12-01T00:00:00Z', [confirmed]));
  expect(page).toContain('>机关已核定</span>');
  expect(page).not.toContain('未经机关核定');
});

test('a quotation that does not stand there any more is not passed off as checked', async () => {
  const [first, ...rest] = sample.citations as [Curated['citations'][number]];
  const altered = { ...sample, citations: [{ ...first, quote: '改动过的<话>' }, ...rest] };
  const page = await read(`/curated/${sample.id}`, appOn('2026-12-01T00:00:00Z', [altered]));
  expect(page).toContain('改动过的&lt;话&gt;');
  expect(page).toContain('这里没有核对');
});

test('an answer that is not there is no page', async () => {
  const app = appOn('2026-12-01T00:00:00Z');
  for (const path of ['/curated/none', '/curated/', '/curated/..%2fplan'])
    expect((await app.request(path)).status).toBe(404);
});
