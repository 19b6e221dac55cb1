import { afterEach, expect, test } from 'vitest';
import { published } from '../domain/safe-text.ts';
import { openReranker } from './rerank.ts';
import { openScriptedServer, type Script, type ScriptedServer } from './scripted.fixture.node.ts';

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
});

const QUERY = published('谁来罚款');

async function open(others?: () => Script) {
  server = await openScriptedServer(() => ({ kind: 'hang' }), others && { others });
  return openReranker({ baseUrl: server.baseUrl, apiKey: 'k-1', name: 'r-1' });
}

test('scores come in the order of the texts', async () => {
  const reranker = await open();
  const scores = await reranker.rerank(QUERY, ['天气', '罚款由谁', '谁来']);
  expect(scores).toEqual([0, 0.75, 0.5]);
  expect(server?.requests[0]).toMatchObject({
    path: '/v1/rerank',
    authorization: 'Bearer k-1',
    body: { model: 'r-1', query: '谁来罚款', documents: ['天气', '罚款由谁', '谁来'], top_n: 3 },
  });
});

test('no texts are no request', async () => {
  const reranker = await open();
  expect(await reranker.rerank(QUERY, [])).toEqual([]);
  expect(server?.count()).toBe(0);
});

const body = (value: unknown): Script => ({ kind: 'status', status: 200, body: value });
test.each([
  ['fails', { kind: 'status', status: 500 }],
  ['never answers', { kind: 'hang' }],
  ['breaks off', { kind: 'reset', afterPieces: [] }],
  ['answers with a page', { kind: 'raw', bytes: '<html>' }],
  ['leaves a text out', body({ results: [{ index: 0, relevance_score: 1 }] })],
  ['scores a text twice', body({ results: [0, 0].map((index) => ({ index, relevance_score: 1 })) })],
  ['scores a text that is none', body({ results: [0, 7].map((index) => ({ index, relevance_score: 1 })) })],
  ['scores with words', body({ results: [0, 1].map((index) => ({ index, relevance_score: 'high' })) })],
] as [string, Script][])('a service that %s gives no scores, and nothing is thrown', async (_, script) => {
  const reranker = await open(() => script);
  const began = performance.now();
  expect(await reranker.rerank(QUERY, ['甲', '乙'])).toBeNull();
  expect(performance.now() - began).toBeLessThan(2_500);
});

test('an aborted signal ends the request', async () => {
  const reranker = await open(() => ({ kind: 'hang' }));
  const began = performance.now();
  expect(await reranker.rerank(QUERY, ['甲'], AbortSignal.timeout(50))).toBeNull();
  expect(performance.now() - began).toBeLessThan(500);
  await expect.poll(() => server?.underWay()).toBe(0);
});
