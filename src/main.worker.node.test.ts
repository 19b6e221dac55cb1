import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TestHarness } from 'wrangler';
import { readCorpusFiles } from './corpus/loader.node.ts';
import type { Answer } from './domain/answer.ts';
import { CORPUS_FOLDER, INTENTS_FILE, loadCorpus, loadPromptFiles, MODELS_FILE } from './start.node.ts';
import { openD1Store } from './store/d1.ts';
import { anAnswer, aTrace } from './store/store.contract.ts';
import { type Bindings, workerHandler } from './worker.ts';
import { stayOffline, whyNoWorkerd } from './workerd.fixture.node.ts';

const ACCOUNT = { WECHAT_APP_ID: 'wx5823bf96d3bd56c7', WECHAT_APP_SECRET: 'secret', WECHAT_TOKEN: 'QDG6eK' };

test('what is gathered for the Worker is every file of the corpus, character for character', async () => {
  execFileSync(process.execPath, [fileURLToPath(new URL('./build.cjs', import.meta.url)), 'worker']);
  const gathered = JSON.parse(await readFile(new URL('../dist/corpus-files.txt', import.meta.url), 'utf8'));
  expect(gathered).toEqual(Object.fromEntries(await readCorpusFiles(CORPUS_FOLDER)));
  const prompts = JSON.parse(await readFile(new URL('../dist/prompt-files.txt', import.meta.url), 'utf8'));
  expect(prompts).toEqual(Object.fromEntries(await readPrompts()));
});

async function readPrompts(): Promise<Map<string, string>> {
  const prompts = await loadPromptFiles();
  return new Map([...prompts.values()].map(({ id, source }) => [`${id}.zh.md`, source]));
}

describe.skipIf(whyNoWorkerd())('in workerd, with a local D1', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  let server: TestHarness;

  /** One workerd serves the whole file. */
  beforeAll(async () => {
    stayOffline();
    const { createTestHarness } = await import('wrangler');
    server = createTestHarness({
      root,
      workers: [{ configPath: 'wrangler.toml', vars: { RATE_LIMIT: '30', ...ACCOUNT } }],
    });
    await server.listen();
  });
  afterAll(() => server?.close());

  /** What the Worker said meanwhile, to explain a status that was not expected. */
  const said = (): string =>
    server
      .getLogs()
      .map(({ message }) => message)
      .join('\n');

  async function ask(body: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    const response = await server.fetch('/api/answers', { method: 'POST', headers, body: JSON.stringify(body) });
    expect(response.status, said()).toBe(200);
    return (await response.json()) as Answer;
  }

  test('the Worker is ready, with the very corpus that lies in the folder', async () => {
    const response = await server.fetch('/readyz');
    expect(response.status, said()).toBe(200);
    const body = await response.json();
    const { version } = await loadCorpus();
    expect(body).toMatchObject({ status: 'ready', index: { corpusVersion: version } });
  });

  test('a message from WeChat is answered passively, and a wrong signature is refused', async () => {
    const send = (token: string) => {
      const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), `n-${token}`];
      const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
      const query = new URLSearchParams({ signature, timestamp, nonce });
      const fields = `<FromUserName>openid-1</FromUserName><CreateTime>${timestamp}</CreateTime><MsgId>77</MsgId>`;
      const body = `<xml><ToUserName>gh_1</ToUserName>${fields}<MsgType>text</MsgType><Content>任务31</Content></xml>`;
      return server.fetch(`/webhooks/wechat?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body,
      });
    };
    const answered = await send(ACCOUNT.WECHAT_TOKEN);
    expect(await answered.text(), said()).toContain('【任务31】');
    expect((await send('wrong')).status).toBe(401);
  });

  test('the edge takes no comments, and says where they are taken', async () => {
    const answer = await ask({ question: '我要提意见' });
    expect(answer).toMatchObject({ intent: 'comment_on_decision', outcome: 'action' });
    expect(answer.text).toContain('《个人信息保护法》第三十六条');
  });

  test('a question is answered, and only its conversation gets the answer back', async () => {
    const answer = await ask({ question: '任务31是什么' });
    expect(answer).toMatchObject({ outcome: 'answered', mode: 'extractive' });
    expect(answer.citations[0]?.ref).toBe('plan:31');
    const read = (conversation: string) =>
      server.fetch(`/api/answers/${answer.id}`, { headers: { 'X-Conversation': conversation } });
    const own = await read(answer.conversationId);
    expect(own.status).toBe(200);
    expect(await own.json()).toEqual(answer);
    const foreign = await read('A'.repeat(22));
    expect(foreign.status).toBe(404);
    expect(foreign.headers.get('content-type')).toBe('application/problem+json');
  });

  test('a conversation goes on', async () => {
    const { conversationId } = await ask({ question: '任务31是什么' });
    const next = await ask({ question: '那它由谁负责呢', conversationId });
    expect(next.conversationId).toBe(conversationId);
    expect(next.citations[0]?.ref).toBe('plan:31');
  });

  test('the front page renders', async () => {
    const response = await server.fetch('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch('text/html');
    expect(await response.text()).toMatch(/^<!DOCTYPE html>.*湘问.*<\/html>$/s);
  });

  test('requests are counted by the address that Cloudflare tells', async () => {
    const from = async (address: string): Promise<number> => {
      const response = await server.fetch('/api/plan', { headers: { 'cf-connecting-ip': address } });
      await response.text();
      return response.status;
    };
    const statuses = await Promise.all(Array.from({ length: 31 }, () => from('192.0.2.7')));
    expect(statuses.toSorted()).toEqual([...Array(30).fill(200), 429]);
    expect(await from('192.0.2.8')).toBe(200);
  });

  describe('the handler, over the same D1,', () => {
    const sound = async () => ({
      files: await readCorpusFiles(CORPUS_FOLDER),
      models: await readFile(join(CORPUS_FOLDER, MODELS_FILE)),
      prompts: await readPrompts(),
      intents: await readFile(join(CORPUS_FOLDER, INTENTS_FILE)),
      scripts: {},
    });
    const bindings = () => server.getWorker<Bindings & Record<string, unknown>>().getEnv();
    const get = (handler: ReturnType<typeof workerHandler>, env: Bindings) =>
      handler.fetch(new Request('http://127.0.0.1/api/plan'), env, { waitUntil: () => undefined });

    test('answers 503 where the corpus is damaged or the models are of another, and logs every fault', async () => {
      const { files, prompts, models, intents, scripts } = await sound();
      const damaged = new Map([...files].map(([path, text]) => [path, text.replace('决策。', '决策，')]));
      damaged.set('offices.yaml', '');
      const logged = vi.spyOn(console, 'error').mockReturnValue();
      for (const bundle of [
        { files: damaged, prompts, models, intents, scripts },
        { files, prompts, models: new Uint8Array(16), intents, scripts },
      ]) {
        const response = await get(workerHandler(bundle), await bindings());
        expect(response.status).toBe(503);
        expect(await response.json()).toMatchObject({ code: 'unavailable', detail: '配置或语料有误，未能启动' });
      }
      const [faults, stale] = logged.mock.calls.map(([message]) => String(message));
      logged.mockRestore();
      expect(faults).toMatch(/plan\/plan\.md:1 .*sha256/);
      expect(faults).toMatch(/offices\.yaml:1 YAML/);
      expect(stale).toMatch('检索模型与语料不一致');
    });

    test('answers 503 while D1 cannot be reached, and recovers by itself', async () => {
      const handler = workerHandler(await sound());
      const env = await bindings();
      const down = { ...env, DB: { prepare: env.DB.prepare, batch: () => Promise.reject(new Error('D1_ERROR')) } };
      const logged = vi.spyOn(console, 'error').mockReturnValue();
      expect((await get(handler, down)).status).toBe(503);
      expect(logged.mock.calls).toEqual([[new Error('D1_ERROR')]]);
      logged.mockRestore();
      const requestLine = vi.spyOn(console, 'log').mockReturnValue();
      expect((await get(handler, env)).status).toBe(200);
      expect(requestLine.mock.calls).toHaveLength(1);
      requestLine.mockRestore();
    });

    test('deletes what is too old once an hour, whichever isolate comes first, and shows who runs the site', async () => {
      const env = { ...(await bindings()), RETENTION_DAYS: '30', SITE_OPERATOR: '某某市司法局' };
      const store = await openD1Store(env.DB);
      const save = (id: string, days: number) => {
        const times = { newConversation: true, now: Date.now() - days * 24 * 3_600_000 };
        return store.saveAnswer(anAnswer(id, `c-${id}`), aTrace('张三的身份证'), times);
      };
      await save('old', 31);
      await save('young', 29);
      const logged = vi.spyOn(console, 'log').mockReturnValue();
      const bundle = await sound();
      await workerHandler(bundle).scheduled({}, env);
      expect(await store.hasConversation('c-old')).toBe(false);
      expect(await store.hasConversation('c-young')).toBe(true);
      await save('older', 32);
      const again = workerHandler(bundle);
      await again.scheduled({}, env);
      expect(await store.hasConversation('c-older')).toBe(true);
      expect(logged.mock.calls.flat()).toEqual([
        expect.stringMatching(/^\{"message":"已删除到期的记录","forgotten":\{[^\p{Script=Han}]*\}\}$/u),
      ]);
      const about = await again.fetch(new Request('http://127.0.0.1/about'), env, { waitUntil: () => undefined });
      const html = await about.text();
      expect(html).toContain('某某市司法局');
      expect(html).toContain('30天');
      logged.mockRestore();
    });
  });
});
