import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import { Problem } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { openFixture, post, shell } from './fixture.node.ts';
import { onError } from './problems.ts';

const parts = await openFixture();
const { app, lines } = shell(parts);
afterAll(() => parts.close());

async function expectProblem(path: string, init: RequestInit, status: number, code: string): Promise<Response> {
  const response = await app.request(path, init);
  expect(response.status, `${init.method} ${path}`).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = (await response.clone().json()) as Record<string, unknown>;
  expect(body).toEqual({
    type: `urn:problem-type:xiangwen:${code}`,
    title: expect.any(String),
    status,
    detail: expect.stringMatching(/\p{Script=Han}/u),
    code,
  });
  return response;
}

test('a question of the wrong form is 422', async () => {
  const bodies = ['null', '[]', '"问"', '7', '{}', '{"question":null}', '{"question":7}', '{"question":["问"]}'];
  bodies.push(
    '{"question":""}',
    '{"question":" \\n\\u3000"}',
    '{"question":"\\u200b"}',
    '{"question":"问","mode":"fast"}',
  );
  bodies.push('{"question":"问","conversationId":7}', '{"question":"问","conversationId":null}');
  for (const body of bodies) await expectProblem('/api/answers', post(body), 422, 'invalid_input');
});

test('a lone surrogate is 422 wherever it stands', async () => {
  await expectProblem('/api/answers', post('{"question":"问\\ud800"}'), 422, 'invalid_input');
  await expectProblem('/api/answers', post('{"question":"问","conversationId":"\\udc00"}'), 422, 'invalid_input');
  await expectProblem('/api/answers/x/feedback', post('{"helpful":true,"reason":"\\ud83d"}'), 422, 'invalid_input');
  expect((await app.request('/api/answers', post('{"question":"😀怎么办"}'))).status).toBe(200);
});

test('a body that is no JSON is 400', async () => {
  for (const body of ['{', '', "{'question':'问'}", '{"question":"问"} x', '\u0000'])
    await expectProblem('/api/answers', post(body), 400, 'bad_request');
});

test('a body of another content type is 415', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'image/png'])
    await expectProblem(
      '/api/answers',
      post('{"question":"问"}', { 'content-type': type }),
      415,
      'unsupported_media_type',
    );
  const bytes = new TextEncoder().encode('{"question":"问"}');
  await expectProblem('/api/answers', { method: 'POST', body: bytes }, 415, 'unsupported_media_type');
  expect(
    (
      await app.request(
        '/api/answers',
        post('{"question":"问"}', { 'content-type': 'application/json; charset=utf-8' }),
      )
    ).status,
  ).toBe(200);
});

test('a POST without any body is 422', async () => {
  await expectProblem('/api/answers', { method: 'POST' }, 422, 'invalid_input');
  await expectProblem('/api/answers/x/feedback', { method: 'POST' }, 422, 'invalid_input');
});

test('10,000 nested brackets are 422, and the process lives', async () => {
  await expectProblem('/api/answers', post('['.repeat(10_000) + ']'.repeat(10_000)), 422, 'invalid_input');
  await expectProblem('/api/answers', post('['.repeat(10_000)), 400, 'bad_request');
  expect((await app.request('/healthz')).status).toBe(200);
});

test('a question beyond its limit is no error of the interface: the engine answers it', async () => {
  const question = '问'.repeat(LIMITS.questionChars + 1);
  expect((await app.request('/api/answers', post(JSON.stringify({ question })))).status).toBe(200);
});

test('an unknown path is 404', async () => {
  for (const path of ['/api', '/api/nothing', '/api/plan/', '/nothing', '/api/answers/%E0%A4%A'])
    await expectProblem(path, {}, 404, 'not_found');
});

test('a method that a path does not know is 405 with those that it does', async () => {
  const allow = async (method: string, path: string) =>
    (await expectProblem(path, { method }, 405, 'method_not_allowed')).headers.get('allow');
  expect(await allow('DELETE', '/api/answers')).toBe('POST');
  expect(await allow('GET', '/api/answers')).toBe('POST');
  expect(await allow('DELETE', '/api/answers/x')).toBe('GET, HEAD');
  expect(await allow('PUT', '/api/answers/x/feedback')).toBe('POST');
  expect(await allow('POST', '/api/plan/tasks/1')).toBe('GET, HEAD');
  expect(await allow('OPTIONS', '/api/search')).toBe('GET, HEAD');
  expect(await allow('POST', '/openapi.json')).toBe('GET, HEAD');
  expect(await allow('DELETE', '/healthz')).toBe('GET, HEAD');
  expect((await app.request('/api/plan', { method: 'HEAD' })).status).toBe(200);
});

test('an unexpected error is a bare 500, and its message stays out of answer and log', async () => {
  const broken = { ...parts, conversation: { ask: () => Promise.reject(new Error('秘密的问题')) } };
  const { app: failing, lines: log } = shell(broken);
  const response = await failing.request('/api/answers', post('{"question":"问"}'));
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('秘密');
  expect(log).toHaveLength(1);
  expect(log[0]).toMatchObject({ route: '/api/answers', status: 500, error: { name: 'Error', at: expect.any(Array) } });
  expect(JSON.stringify(log)).not.toContain('秘密');
});

test('a problem thrown anywhere is answered under its own status', async () => {
  const other = new Hono();
  other.onError(onError);
  other.get('/', () => {
    throw new Problem('unavailable', '稍后再试');
  });
  expect((await other.request('/')).status).toBe(503);
});

test('log lines carry the route and never a question, an id or an address', async () => {
  lines.length = 0;
  const asked = await app.request(
    '/api/answers',
    post('{"question":"我的手机是13812345678"}', { 'x-forwarded-for': '203.0.113.9' }),
  );
  const { id, conversationId } = (await asked.json()) as { id: string; conversationId: string };
  await app.request(`/api/answers/${id}`, { headers: { 'x-conversation': conversationId } });
  await app.request(`/api/search?q=${encodeURIComponent('我的手机')}`);
  await app.request('/api/plan/tasks/x');
  expect(lines.map((line) => (line as { route: string }).route)).toEqual([
    '/api/answers',
    '/api/answers/:id',
    '/api/search',
    '/api/plan/tasks/:n',
  ]);
  for (const secret of ['手机', '13812345678', id, conversationId, '203.0.113.9'])
    expect(JSON.stringify(lines)).not.toContain(secret);
});
