import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assembleHttp } from '../../src/assemble.ts';
import { openEngine } from '../../src/engine.fixture.node.ts';

/** What promptfoo asks of a provider (src/types/providers.ts there), as far as it is used here. */
interface Response {
  output?: string;
  error?: string;
  latencyMs?: number;
  cost?: number;
  isRefusal?: boolean;
  sessionId?: string;
  metadata?: { outcome: string; reason: string | null; mode: string; citations: { ref: string; quote: string }[] };
}
interface Provider {
  id(): string;
  callApi(prompt: string, context?: object, options?: { abortSignal?: AbortSignal }): Promise<Response>;
}
type Assertion = { type: string; value?: string; threshold?: number };
interface Config {
  providers: { id: string; label: string; config: Record<string, unknown> }[];
  prompts: string[];
  defaultTest: { assert: Assertion[] };
  tests: { vars: Record<string, string>; assert: Assertion[] }[];
}

let server: Server;
let base: string;
let close: () => Promise<void>;
let config: Config;

beforeAll(async () => {
  const opened = await openEngine();
  close = opened.close;
  const log = { info: () => undefined, error: () => undefined };
  const app = assembleHttp(opened.engine, { rateLimit: 0, clientAddress: () => null, log });
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  config = load(await readFile(new URL('promptfooconfig.yaml', import.meta.url), 'utf8')) as Config;
}, 240_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await close();
});

/** As promptfoo loads a `file://` provider: the module's default export, called with the options and the path as id. */
async function loadProvider(options: object): Promise<Provider> {
  const [entry] = config.providers as [Config['providers'][number]];
  const path = entry.id.slice('file://'.length);
  const { default: Loaded } = (await import(new URL(path, import.meta.url).href)) as {
    default: new (options: object) => Provider;
  };
  return new Loaded({ ...entry, ...options });
}

/** As promptfoo judges an answer, for the three kinds of assertion that the example uses. */
function passes({ type, value, threshold }: Assertion, response: Response, vars: object): boolean {
  const output = response.output ?? '';
  if (type === 'contains') return output.includes(value as string);
  if (type === 'latency') return (response.latencyMs as number) <= (threshold as number);
  const context = { vars, providerResponse: response };
  return new Function('output', 'context', `return ${value}`)(output, context) === true;
}

test('the example configuration passes over a running server', async () => {
  const provider = await loadProvider({ config: { ...config.providers[0]?.config, baseUrl: base } });
  expect(provider.id()).toBe('file://provider.mjs');
  const template = config.prompts[0] as string;
  for (const { vars, assert } of config.tests) {
    const prompt = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => vars[name] as string);
    const response = await provider.callApi(prompt, { vars, prompt: { raw: prompt, label: prompt } }, {});
    expect(response.error).toBeUndefined();
    for (const assertion of [...config.defaultTest.assert, ...assert])
      expect([prompt, assertion, passes(assertion, response, vars)]).toEqual([prompt, assertion, true]);
  }
});

test('an answer comes with its citations, what it cost and how long it took', async () => {
  const provider = await loadProvider({ config: { baseUrl: base, mode: 'extractive' } });
  const response = await provider.callApi('第31项是什么');
  expect(response.metadata).toMatchObject({ outcome: 'answered', mode: 'extractive' });
  expect(response.metadata?.citations[0]).toMatchObject({ ref: 'plan:31', quote: expect.stringContaining('公众参与') });
  expect(response).toMatchObject({ cost: 0, isRefusal: false, latencyMs: expect.any(Number) });
});

test('a conversation goes on with the session of an earlier answer', async () => {
  const provider = await loadProvider({ config: { baseUrl: base } });
  const first = await provider.callApi('执法队员培训有啥硬杠杠');
  const next = await provider.callApi('几年一轮', { vars: { conversationId: first.sessionId } });
  expect(next.sessionId).toBe(first.sessionId);
  expect(next.metadata?.citations[0]?.ref).toBe('plan:106');
});

test('what goes wrong comes back as an error, never as an exception', async () => {
  const provider = await loadProvider({ config: { baseUrl: base } });
  expect(await provider.callApi('')).toMatchObject({ error: expect.stringMatching(/^4\d\d /) });
  expect(await provider.callApi('问', {}, { abortSignal: AbortSignal.abort() })).toHaveProperty('error');
  const away = await loadProvider({ config: { baseUrl: 'http://127.0.0.1:9' } });
  expect(await away.callApi('问')).toHaveProperty('error');
  const deaf = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(deaf, 'listening');
  const slow = await loadProvider({
    config: { baseUrl: `http://127.0.0.1:${(deaf.address() as AddressInfo).port}`, timeoutMs: 50 },
  });
  expect(await slow.callApi('问')).toHaveProperty('error');
  deaf.closeAllConnections();
  deaf.close();
});
