import { afterAll, expect, test } from 'vitest';
import { openFixture, shell } from './fixture.node.ts';
import { healthApp } from './health.ts';

const parts = await openFixture();
afterAll(() => parts.close());

test('/healthz says that the process lives', async () => {
  const response = await shell(parts).app.request('/healthz');
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});

test('/readyz is 200 by index and store, and only reports the channels', async () => {
  const app = healthApp({ ...parts, channels: () => ({ telegram: { state: 'on' } }) });
  const response = await app.request('/readyz');
  expect([response.status, await response.json()]).toEqual([
    200,
    {
      status: 'ready',
      index: { status: 'ready', corpusVersion: parts.corpus.version, passages: parts.corpus.passages.size },
      store: { status: 'ready' },
      channels: { telegram: { state: 'on' } },
    },
  ]);
});

test('/readyz is a 503 problem where the store fails, and the log says where without the words', async () => {
  const check = () => Promise.reject(Object.assign(new Error('secret path'), { code: 'SQLITE_CANTOPEN' }));
  const { app, lines } = shell({ ...parts, store: { ...parts.store, check } });
  const response = await app.request('/readyz');
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ code: 'unavailable', detail: '存储不可用' });
  expect(lines[0]).toMatchObject({ route: '/readyz', error: { code: 'SQLITE_CANTOPEN' } });
  expect(JSON.stringify(lines)).not.toContain('secret');
});

test('/readyz is 503 where the store hangs, within three seconds', async () => {
  const { app } = shell({ ...parts, store: { ...parts.store, check: () => new Promise<void>(() => undefined) } });
  const begin = performance.now();
  expect((await app.request('/readyz')).status).toBe(503);
  expect(performance.now() - begin).toBeLessThan(3_000);
});

test('/readyz is 503 where the index fails or holds nothing', async () => {
  const search = () => {
    throw new Error('no index');
  };
  expect((await shell({ ...parts, searching: { search } }).app.request('/readyz')).status).toBe(503);
  const corpus = { ...parts.corpus, passages: new Map() };
  expect((await shell({ ...parts, corpus }).app.request('/readyz')).status).toBe(503);
});
