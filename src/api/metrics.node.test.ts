import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import { apiApp } from './app.ts';
import { openFixture, post } from './fixture.node.ts';
import { createMetrics } from './metrics.node.ts';

const parts = await openFixture();
afterAll(() => parts.close());

test('requests are timed by route and answers counted by outcome, and no id or question shows', async () => {
  const metrics = createMetrics();
  const app = new Hono();
  app.use(metrics.middleware);
  app.route('/', metrics.app);
  app.route('/', apiApp({ ...parts, conversation: metrics.counted(parts.conversation) }));
  await app.request('/api/answers', post('{"question":"第31项是什么"}'));
  await app.request('/api/answers', post('{"question":"第31项是什么","conversationId":"nobody"}'));
  await app.request('/api/answers/secret-id', { headers: { 'x-conversation': 'secret-owner' } });
  const response = await app.request('/metrics');
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  expect(text).toContain('xiangwen_answers_total{outcome="answered",reason="none",mode="extractive"} 1\n');
  expect(text).toContain('_count{method="POST",route="/api/answers",status="200"} 1\n');
  expect(text).toContain('_count{method="POST",route="/api/answers",status="404"} 1\n');
  expect(text).toContain('_count{method="GET",route="/api/answers/:id",status="404"} 1\n');
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).not.toMatch(/secret|nobody|第31项/);
});

test('two apps in one process count apart, and only GET is known', async () => {
  const [first, second] = [createMetrics(), createMetrics()];
  await first.counted(parts.conversation).ask({ question: '第31项是什么' });
  expect(await (await second.app.request('/metrics')).text()).not.toContain('outcome="answered"');
  expect((await first.app.request('/metrics', { method: 'POST' })).status).toBe(405);
});
