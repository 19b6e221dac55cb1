import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assembleHttp, type Engine } from './assemble.ts';
import { readConfig } from './config.ts';
import { startEngine } from './start.node.ts';

let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangwen-assemble-'));
  const onTraining = () => console.warn('检索模型与语料不一致，测试先训练一次');
  engine = await startEngine(readConfig({ DATA_DIR: folder }), { onTraining });
}, 120_000);

afterAll(async () => {
  await engine.store.close();
  await rm(folder, { recursive: true });
});

const shell = (rateLimit = 0) =>
  assembleHttp(engine, { rateLimit, clientAddress: () => '192.0.2.1', log: { info() {} } });

function form(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields), headers: { accept: 'text/html', ...headers } };
}

test('a person in a browser sees a page where a program gets a problem, with the security headers of both', async () => {
  const large = { question: '长'.repeat(20_000) };
  const page = await shell().request('/', form(large));
  expect([page.status, page.headers.get('content-type')]).toEqual([413, 'text/html; charset=UTF-8']);
  expect(await page.text()).toContain('内容过长');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const problem = await shell().request('/', form(large, { accept: '*/*' }));
  expect([problem.status, problem.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
});

test("another site's form is refused with a page, our own and a program's are taken", async () => {
  const status = async (headers: Record<string, string>) =>
    (await shell().request('http://here.example/', form({ question: '任务31' }, headers))).status;
  expect(await status({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).toBe(403);
  expect(await status({ origin: 'https://evil.example' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'same-origin', origin: 'http://here.example' })).toBe(200);
  expect(await status({})).toBe(200);
});

test('too many requests are answered with a page that says when to come back', async () => {
  const app = shell(1);
  await app.request('/', { headers: { accept: 'text/html' } });
  const refused = await app.request('/', { headers: { accept: 'text/html' } });
  expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true]);
  expect(await refused.text()).toContain('秒后再试');
});

test('an answer reaches the page with a link to the quotation in its task', async () => {
  const html = await (await shell().request('/', form({ question: '任务31' }))).text();
  expect(html).toContain('/plan/31?quote=');
  expect(html).toContain('依托各级政府门户网站');
});
