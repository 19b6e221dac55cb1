import { z } from '@hono/zod-openapi';
import { afterAll, expect, test } from 'vitest';
import type { Answer } from '../domain/answer.ts';
import { openFixture, post, shell } from './fixture.node.ts';

const parts = await openFixture();
const { app } = shell(parts);
afterAll(() => parts.close());

// biome-ignore lint/suspicious/noExplicitAny: a document whose shape is the thing under test.
type Json = any;

const document: Json = await (await app.request('/openapi.json')).json();

/** A schema out of `/openapi.json`, as something that checks. */
function schemaOf(declared: object): z.ZodType {
  const json = JSON.stringify({ ...declared, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(json.replaceAll('#/components/schemas/', '#/$defs/')));
}

/** Checks a body against what `/openapi.json` says of this route and status. */
function expectDocumented(path: string, method: string, status: number, type: string, body: unknown): void {
  const declared = document.paths[path]?.[method]?.responses[status]?.content[type].schema;
  expect(declared, `${method} ${path} ${status}`).toBeDefined();
  const schema = schemaOf(declared);
  expect(schema.safeParse(body).error?.message).toBeUndefined();
  expect(schema.safeParse({}).success, 'a schema that takes anything describes nothing').toBe(false);
}

async function get(
  path: string,
  route = path.split('?')[0] as string,
  headers: Record<string, string> = {},
): Promise<Json> {
  const response = await app.request(path, { headers });
  expect(response.status).toBe(200);
  const body = await response.json();
  expectDocumented(route, 'get', 200, 'application/json', body);
  return body;
}

async function ask(body: object): Promise<Answer> {
  const response = await app.request('/api/answers', post(JSON.stringify(body)));
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return (await response.json()) as Answer;
}

test('the description is OpenAPI 3.1 and names every route once', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths).sort()).toEqual([
    '/api/answers',
    '/api/answers/{id}',
    '/api/answers/{id}/feedback',
    '/api/cards/{id}',
    '/api/chat',
    '/api/curated/{id}',
    '/api/decisions',
    '/api/decisions/{id}',
    '/api/decisions/{id}/clauses/{clause}',
    '/api/decisions/{id}/comments',
    '/api/decisions/{id}/feedback',
    '/api/decisions/{id}/ledger',
    '/api/decisions/{id}/ledger/consistency',
    '/api/decisions/{id}/subscriptions',
    '/api/documents/{id}/{n}',
    '/api/laws',
    '/api/laws/{id}',
    '/api/laws/{id}/articles/{article}',
    '/api/ledger/keys',
    '/api/messages',
    '/api/plan',
    '/api/plan/closing',
    '/api/plan/parts/{n}',
    '/api/plan/preamble',
    '/api/plan/sections/{n}',
    '/api/plan/tasks',
    '/api/plan/tasks/{n}',
    '/api/receipts/{receipt}',
    '/api/receipts/{receipt}/withdraw',
    '/api/search',
    '/v1/chat/completions',
    '/v1/models',
    '/v1/models/{model}',
  ]);
  const header = document.paths['/api/answers/{id}'].get.parameters.find((one: Json) => one.in === 'header');
  expect(header).toMatchObject({ name: 'X-Conversation', required: true });
  expect(document.components.schemas.Problem.properties.code.enum).toContain('rate_limited');
});

test('what may be asked is described as it is checked', () => {
  const body = schemaOf(document.paths['/api/answers'].post.requestBody.content['application/json'].schema);
  const [q] = document.paths['/api/search'].get.parameters;
  expect(body.safeParse({ question: '第31项是什么', mode: 'auto' }).success).toBe(true);
  for (const wrong of [{}, { question: '' }, { question: 7 }, { question: '问', mode: 'fast' }])
    expect(body.safeParse(wrong).success).toBe(false);
  expect(q.name).toBe('q');
  expect(schemaOf(q.schema).safeParse('行政决策').success).toBe(true);
});

test('an answer is as described, and its quotation stands at its place in what the reference gives', async () => {
  const answer = await ask({ question: '重大行政决策要公开征求意见吗', mode: 'extractive' });
  expectDocumented('/api/answers', 'post', 200, 'application/json', answer);
  const [citation] = answer.citations;
  const task = await get(`/api/plan/tasks/${citation?.ref.split(':')[1]}`, '/api/plan/tasks/{n}');
  expect(task.text.slice(citation?.start, citation?.end)).toBe(citation?.quote);
});

test('a conversation goes on under its id, and an unknown one is 404', async () => {
  const first = await ask({ question: '第31项是什么' });
  const second = await ask({ question: '那谁负责?', conversationId: first.conversationId });
  expect(second.conversationId).toBe(first.conversationId);
  const unknown = await app.request('/api/answers', post('{"question":"那谁负责?","conversationId":"nobody"}'));
  expect(unknown.status).toBe(404);
  expectDocumented('/api/answers', 'post', 404, 'application/problem+json', await unknown.json());
});

test('an answer is given back to whoever holds its conversation and to nobody else', async () => {
  const mine = await ask({ question: '第31项是什么' });
  const other = await ask({ question: '第32项是什么' });
  const headers = { 'x-conversation': mine.conversationId };
  expect(await get(`/api/answers/${mine.id}`, '/api/answers/{id}', headers)).toEqual(mine);
  for (const wrong of [{}, { 'x-conversation': other.conversationId }, { 'x-conversation': '' }]) {
    const response = await app.request(`/api/answers/${mine.id}`, { headers: wrong as Record<string, string> });
    expect(response.status).toBe(404);
    expectDocumented('/api/answers/{id}', 'get', 404, 'application/problem+json', await response.json());
  }
  expect((await app.request('/api/answers/nothing', { headers })).status).toBe(404);
});

test('feedback is kept from the owner only', async () => {
  const { id, conversationId } = await ask({ question: '第31项是什么' });
  const send = (owner: string | null, body = '{"helpful":false,"reason":"没说清楚"}') =>
    app.request(`/api/answers/${id}/feedback`, post(body, owner === null ? {} : { 'x-conversation': owner }));
  const kept = await send(conversationId);
  expect(kept.status).toBe(204);
  expect(await kept.text()).toBe('');
  expect((await send('another')).status).toBe(404);
  expect((await send(null)).status).toBe(404);
  expect((await send(conversationId, '{"helpful":"yes"}')).status).toBe(422);
  expect((await send(conversationId, JSON.stringify({ helpful: true, reason: '长'.repeat(1001) }))).status).toBe(422);
});

test('a search gives its hits best first, as many as asked for', async () => {
  const { hits } = await get('/api/search?q=%E8%A1%8C%E6%94%BF%E5%86%B3%E7%AD%96&k=3&kind=plan', '/api/search');
  expect(hits).toHaveLength(3);
  expect(hits.map((hit: Json) => hit.score)).toEqual(
    hits.map((hit: Json) => hit.score).sort((a: number, b: number) => b - a),
  );
  expect((await get('/api/search?q=zzz', '/api/search')).hits).toEqual([]);
});

test('a search that does not fit is 422 with the reason in Chinese', async () => {
  for (const query of ['', '?q=', '?q=%20', '?q=a&k=0', '?q=a&k=51', '?q=a&k=x', '?q=a&kind=other', '?q=a&q=b']) {
    const response = await app.request(`/api/search${query}`);
    expect(response.status, query).toBe(422);
    const problem: Json = await response.json();
    expectDocumented('/api/search', 'get', 422, 'application/problem+json', problem);
    expect(problem).toMatchObject({
      code: 'invalid_input',
      detail: expect.stringMatching(/^(q|k|kind):.*\p{Script=Han}/u),
    });
  }
});

test('the table of contents holds 10 parts, 32 sections and 108 tasks', async () => {
  const { parts: outline, corpusVersion } = await get('/api/plan');
  const sections = outline.flatMap((part: Json) => part.sections);
  expect([outline.length, sections.length, sections.flatMap((section: Json) => section.tasks).length]).toEqual([
    10, 32, 108,
  ]);
  expect(corpusVersion).toBe(parts.corpus.version);
});

test('a task has exactly the fields that the interface promises, each fact at its place', async () => {
  const task = await get('/api/plan/tasks/4', '/api/plan/tasks/{n}');
  expect(Object.keys(task).sort()).toEqual(
    ['ref', 'label', 'number', 'heading', 'part', 'section', 'text', 'deadlines', 'figures', 'instruments', 'bodies']
      .concat(['publications', 'recurring', 'notes', 'status'])
      .sort(),
  );
  expect(task).toMatchObject({ ref: 'plan:4', label: '任务4', number: 4, status: 'period_over' });
  const [deadline] = task.deadlines;
  expect(deadline).toMatchObject({ value: '2022-12-31', quote: '2022年底前' });
  expect(task.text.slice(deadline.start, deadline.end)).toBe(deadline.quote);
});

test('every other place of the plan answers under its reference', async () => {
  const names = [
    ['/api/plan/preamble', 'plan:preamble'],
    ['/api/plan/closing', 'plan:closing'],
    ['/api/plan/parts/1', 'plan:part-1', '/api/plan/parts/{n}'],
    ['/api/plan/sections/19', 'plan:section-19', '/api/plan/sections/{n}'],
  ] as const;
  for (const [path, ref, route] of names) {
    const body = await get(path, route ?? path);
    const { label, heading, text, status } = parts.corpus.passages.get(ref) ?? {};
    expect(body).toMatchObject({ ref, label, heading, text, status });
  }
});

test('tasks are chosen by part, section and the day by which they are due', async () => {
  const numbers = async (query: string): Promise<number[]> =>
    (await get(`/api/plan/tasks${query}`, '/api/plan/tasks')).tasks.map((task: Json) => task.number);
  expect(await numbers('')).toHaveLength(108);
  expect(await numbers('?part=5')).toEqual(parts.corpus.plan.parts[4]?.tasks);
  expect(await numbers('?section=19')).toEqual(parts.corpus.plan.sections[18]?.tasks);
  expect(await numbers('?part=99')).toEqual([]);
  expect(await numbers('?deadline=2022')).toEqual([4, 48, 66, 92]);
  expect(await numbers('?deadline=2023-12-30')).toEqual([4, 48, 66, 92]);
  expect(await numbers('?deadline=2023-12-31')).toEqual([4, 15, 48, 66, 92]);
  // Task 100's deadlines are damaged in the source: they are due by no day.
  expect(await numbers('?deadline=2025')).toEqual([4, 15, 48, 66, 78, 92, 97, 98, 106]);
  for (const query of ['?part=x', '?part=0', '?deadline=2022-02-30', '?deadline=soon'])
    expect((await app.request(`/api/plan/tasks${query}`)).status, query).toBe(422);
});

test('a number that the plan does not have is 404', async () => {
  for (const path of [
    'tasks/109',
    'tasks/0',
    'tasks/031',
    'tasks/x',
    'tasks/1e1',
    'parts/11',
    'sections/33',
    'sections/-1',
  ]) {
    const response = await app.request(`/api/plan/${path}`);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  }
});
