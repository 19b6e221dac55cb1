/** @jsxImportSource hono/jsx */
import { expect, test } from 'vitest';
import { PROBLEMS } from '../../domain/errors.ts';
import { ErrorPage } from './error-page.tsx';
import { aFrame } from './frame.fixture.ts';

const page = (status: number): string =>
  (<ErrorPage frame={aFrame({ path: '/' })} title="出了错" detail="细节 <b>" status={status} />).toString();

test('every status that we answer with has a page that says what to do and where to go on', () => {
  for (const status of new Set([...Object.values(PROBLEMS).map((problem) => problem.status), 410])) {
    const html = page(status);
    expect(html, String(status)).toContain('<title>错误:出了错 — 湘问</title>');
    expect(html, String(status)).toMatch(/<p>细节 &lt;b&gt;<\/p><ul><li>[^<]{8,}/);
    for (const way of ['href="/"', 'href="/plan"', 'href="tel:12345"']) expect(html, String(status)).toContain(way);
    expect(html, String(status)).toContain('noindex');
  }
});

test('too many requests are told to wait, another site’s form to use ours, a shared link that ended to ask again', () => {
  expect(page(429)).toContain('等一分钟再试');
  expect(page(403)).toContain('不要从别的网站提交');
  expect(page(410)).toContain('再要一次');
  expect(page(413)).toContain('把文字删短');
  expect(page(503)).toContain('过几分钟再试');
});
