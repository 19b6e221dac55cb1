import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import { LIMITS } from '../domain/limits.ts';
import { openFixture, post, shell } from './fixture.node.ts';
import { hardening } from './hardening.ts';
import { addressKey } from './rate-limit.ts';

const parts = await openFixture();
const { app } = shell(parts);
afterAll(() => parts.close());

const CSP =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

async function code(response: Response): Promise<string> {
  return ((await response.json()) as { code: string }).code;
}

test('every response carries the strict policy and the other security headers', async () => {
  for (const path of ['/healthz', '/api/plan', '/nothing', '/api/answers']) {
    const { headers } = await app.request(path);
    expect(headers.get('content-security-policy')).toBe(CSP);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});

test('a page whose address is a secret keeps its stricter policy', async () => {
  const guarded = new Hono().use(...hardening({ rateLimit: 0, clientAddress: () => null, log: { info() {} } }));
  guarded.get('/shared/x', (context) => context.text('', 200, { 'Referrer-Policy': 'no-referrer' }));
  const { headers } = await guarded.request('/shared/x');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toBe(CSP);
});

test('HSTS is said only where the public address is https', async () => {
  const over = async (publicUrl: string) =>
    (await shell(parts, { publicUrl }).app.request('/healthz')).headers.get('strict-transport-security');
  expect(await over('https://xiangwen.example')).toMatch(/^max-age=\d+/);
  expect(await over('http://xiangwen.example')).toBeNull();
});

test('markup comes back as JSON data, never as a page', async () => {
  const question = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![](https://evil.example/a.png)';
  const answered = await app.request('/api/answers', post(JSON.stringify({ question })));
  expect(answered.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answered.headers.get('content-security-policy')).toBe(CSP);
  const refused = await app.request(`/api/search?q=${encodeURIComponent(question)}&k=x`);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(await refused.text()).not.toContain('onerror');
});

test('a body beyond the limit is 413, and one at the limit passes', async () => {
  const frame = '{"question":""}'.length;
  const sized = (bytes: number) => post(`{"question":"${'a'.repeat(bytes - frame)}"}`);
  expect((await app.request('/api/answers', sized(LIMITS.bodyBytes))).status).toBe(200);
  const refused = await app.request('/api/answers', sized(LIMITS.bodyBytes + 1));
  expect([refused.status, await code(refused)]).toEqual([413, 'too_large']);
});

test('a form from another site is refused, on every evidence that a browser gives', async () => {
  const send = (headers: Record<string, string>, options = {}) =>
    shell(parts, options).app.request('http://here.example/api/answers', {
      method: 'POST',
      body: 'question=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
  for (const headers of [...foreign, { 'sec-fetch-site': 'same-site' }, { origin: 'http://here.example:81' }]) {
    const response = await send(headers as Record<string, string>);
    expect([response.status, await code(response)], JSON.stringify(headers)).toEqual([403, 'foreign_origin']);
  }
  // Past the gate the interface itself takes JSON only: 415 shows that the gate was open.
  const own = [{}, { origin: 'http://here.example' }, { 'sec-fetch-site': 'same-origin', origin: 'null' }];
  for (const headers of own)
    expect((await send(headers as Record<string, string>)).status, JSON.stringify(headers)).toBe(415);
  const publicUrl = 'https://public.example';
  expect((await send({ origin: publicUrl }, { publicUrl })).status).toBe(415);
});

test('a body without a content type, or as plain text, is refused from another site as well', async () => {
  const headers = { origin: 'https://evil.example' };
  const untyped = await app.request('/api/answers', { method: 'POST', headers });
  expect(untyped.status).toBe(403);
  const plain = await app.request(
    '/api/answers',
    post('{"question":"问"}', { ...headers, 'content-type': 'text/plain' }),
  );
  expect(plain.status).toBe(403);
});

test('JSON without an origin is served: a program is no browser', async () => {
  expect((await app.request('/api/answers', post('{"question":"问"}'))).status).toBe(200);
});

test('a page of another site is never allowed to send JSON', async () => {
  const preflight = await app.request('/api/answers', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  expect(preflight.status).toBe(405);
});

test('beyond the rate an address gets 429 with Retry-After, and others go on', async () => {
  let address: string | null = '198.51.100.1';
  const limited = shell(parts, { rateLimit: 3, clientAddress: () => address });
  const once = () => limited.app.request('/api/plan/tasks/1');
  for (let round = 0; round < 3; round++) expect((await once()).status).toBe(200);
  const refused = await once();
  expect([refused.status, await code(refused)]).toEqual([429, 'rate_limited']);
  const seconds = Number(refused.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(refused.headers.get('content-security-policy')).toBe(CSP);
  for (const exempt of ['/healthz', '/assets/look.css'])
    expect((await limited.app.request(exempt)).status, exempt).not.toBe(429);
  address = '198.51.100.2';
  expect((await once()).status).toBe(200);
  expect(JSON.stringify(limited.lines)).not.toContain('198.51');
});

test('a rate of 0 is off', async () => {
  const { app: open } = shell(parts, { rateLimit: 0, clientAddress: () => '198.51.100.1' });
  const all = await Promise.all(Array.from({ length: 200 }, () => open.request('/healthz?x=1')));
  expect(all.every((response) => response.status === 200)).toBe(true);
});

test('all addresses of one IPv6 network count as one', () => {
  expect(addressKey('2001:db8::1')).toBe(addressKey('2001:0DB8:0:0:ffff:1:2:3'));
  expect(addressKey('2001:db8:0:1::1')).not.toBe(addressKey('2001:db8::1'));
  expect(addressKey('::1')).toBe('0:0:0:0::/64');
  expect(addressKey('::ffff:198.51.100.1')).toBe('198.51.100.1');
  expect(addressKey('not:an:address')).toBe('not:an:address::/64');
});
