import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { NO_CONVERSATIONS } from '../chat/no-conversations.fixture.ts';
import { webContext } from '../context.ts';
import { NO_DECISIONS } from '../decisions/no-decisions.fixture.ts';
import { readDocument } from './docs-document.ts';
import { curlOf, exampleOf } from './docs-example.ts';
import { docsRoutes } from './docs-routes.tsx';
import { notesOf, rowsOf, typeOf } from './docs-schema.ts';

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const json = (schema: object) => ({ 'application/json': { schema } });
const EVIL = '<img src=x onerror=alert(1)>';

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: '湘问', version: '1' },
  paths: {
    '/api/decisions/{id}/ledger': {
      get: { summary: '意见存证链', parameters: [], responses: { 200: { description: '链', content: json({}) } } },
    },
    '/api/laws/{id}': {
      get: {
        summary: '一部法律',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', example: 'xzcf' } },
          { name: 'version', in: 'query', description: '某一旧版本', schema: { type: ['string', 'null'] } },
        ],
        responses: {
          200: { description: '法律', content: json({ $ref: '#/components/schemas/Law' }) },
          404: { description: '没有找到', content: problem },
        },
      },
    },
    '/api/answers': {
      post: {
        summary: `提问${EVIL}`,
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/Ask' }) },
        responses: { 204: { description: '记下了' }, 422: { description: '内容不符合要求', content: problem } },
      },
    },
    '/strange': { get: { responses: {} } },
    '/api/tagged': { get: { tags: ['问答'], summary: '带标签的', responses: {} } },
  },
  components: {
    schemas: {
      Law: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          articles: { type: 'array', items: { $ref: '#/components/schemas/Article' } },
        },
      },
      Article: { type: 'object', properties: { text: { type: 'string' } } },
      Problem: { type: 'object', properties: { detail: { type: 'string', description: EVIL } } },
      Ask: {
        type: 'object',
        required: ['question'],
        properties: {
          question: { type: 'string', minLength: 1, example: "it's" },
          mode: { type: 'string', enum: ['auto', 'model'] },
        },
      },
    },
  },
};

let asked = 0;
const never = (): never => {
  throw new Error('the description asks for nothing else');
};
const web = webContext({
  ...({ corpus: { version: 'sha256:1', lock: { snapshot: '2025-04-19' } }, laws: null } as unknown as Pick<
    Parameters<typeof webContext>[0],
    'corpus' | 'laws'
  >),
  conversation: { ask: never },
  retriever: { search: never },
  participation: NO_DECISIONS,
  store: NO_CONVERSATIONS,
  publicOrigin: 'https://xiangwen.example',
});
const app = docsRoutes(web, () => {
  asked += 1;
  return DOCUMENT;
});
const html = await (await app.request('/docs')).text();

test('every operation stands in its group with its method, path, parameters, body, responses and a command', () => {
  const groups = [...html.matchAll(/<h2 id="group-\d+">([^<]+)</g)].map(([, name]) => name);
  expect(groups).toEqual(['问答', '法律和文件', '意见存证链', '其他']);
  const law = html.slice(html.indexOf('id="get-api-laws-id"'));
  expect(law).toContain('<b class="tag">GET</b><code>/api/laws/{id}</code>');
  expect(law).toMatch(/<code>version<\/code><span class="must">问号后<\/span><\/th><td>字符串<\/td><td><p>某一旧版本/);
  expect(law).toContain('<a href="#schema-Law">Law</a>');
  expect(law).toContain('出错：404 没有找到。正文是 <a href="#schema-Problem">Problem</a>。');
  expect(law).toContain('curl &#39;https://xiangwen.example/api/laws/xzcf&#39;');
  const ask = html.slice(html.indexOf('id="post-api-answers"'));
  expect(ask).toMatch(/<code>question<\/code><span class="must">必填<\/span>/);
  expect(ask).toContain('取值：auto、model');
});

test('each link within the page leads somewhere, and each name of an anchor is there once', () => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  expect(ids).toContain('schema-Article');
});

test('what the document says is text, and nothing foreign is loaded', () => {
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img');
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+="|<script(?![^>]*\ssrc="\/)|(?:src|<link[^>]*href)="https?:/);
});

test('the document is asked for once', async () => {
  await app.request('/docs');
  expect(asked).toBe(1);
});

test('types and limits are told in words', () => {
  expect(typeOf({ type: ['string', 'null'], format: 'date-time' })).toBe('时刻（ISO 8601），可以是 null');
  expect(typeOf({ anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'integer' } }] })).toBe(
    '字符串或数组，每项是整数',
  );
  expect(typeOf({ allOf: [{ $ref: '#/x/Leaf' }, { type: ['object', 'null'] }] })).toBe('对象，可以是 null');
  expect(notesOf({ type: 'integer', minimum: 1, maximum: 50, default: 10 })).toEqual(['1到50', '不写是 10']);
  expect(notesOf({ description: '密钥', maxLength: 128, minLength: 1 })).toEqual(['密钥', '最多128字']);
  expect(notesOf({ enum: ['user'] })).toEqual(['只能是 user']);
});

test('what stands in one of several alternatives only is not required, and their values are all told', () => {
  const alternative = (role: string, more: object = {}) => ({
    type: 'object',
    required: ['role', ...Object.keys(more)],
    properties: { role: { type: 'string', enum: [role] }, ...more },
  });
  const items = { oneOf: [alternative('user', { text: { type: 'string' } }), alternative('assistant')] };
  const rows = rowsOf({ type: 'object', required: ['messages'], properties: { messages: { type: 'array', items } } });
  expect(rows.map(({ name, isRequired }) => [name, isRequired])).toEqual([
    ['messages', true],
    ['messages[].role', true],
    ['messages[].text', false],
  ]);
  expect(rows[1]?.schema.enum).toEqual(['user', 'assistant']);
});

test('the command is one that a shell takes, whatever stands in the example', () => {
  const { groups, schemas } = readDocument(DOCUMENT);
  const [operation] = groups.flatMap(({ operations }) => operations.filter(({ id }) => id === 'post-api-answers'));
  if (!operation) throw new Error('no operation');
  const body = { type: 'application/json', schema: schemas.get('Ask') ?? {} };
  const command = curlOf({ ...operation, body }, 'https://xiangwen.example');
  const words = execFileSync('sh', ['-c', `${command.replace(/^curl/, "printf '%s\\n'")}`], { encoding: 'utf8' });
  expect(words.trim().split('\n')).toEqual([
    ...['-X', 'POST', 'https://xiangwen.example/api/answers', '-H', 'content-type: application/json'],
    ...['-d', `{"question":"it's"}`],
  ]);
  expect(
    exampleOf({ type: 'array', items: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } }),
  ).toEqual([{ n: 1 }]);
});
