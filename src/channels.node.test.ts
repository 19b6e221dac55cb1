import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { BROKEN, startBotApi, TOKEN } from '../bots/telegram/bot-api.fixture.node.ts';
import { delivery, SECRET, textUpdate } from '../bots/telegram/channel.fixture.node.ts';
import { ACCOUNT, ENCODING_KEY, plainRequest, textXml } from '../bots/wechat-official/wechat.fixture.node.ts';
import { openWechatApi } from '../bots/wechat-official/wechat-api.fixture.node.ts';
import type { Engine } from './assemble.ts';
import { OPENING_MS, openDoors, openEngine } from './engine.fixture.node.ts';

let engine: Engine;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ engine, close } = await openEngine());
}, OPENING_MS);
afterAll(() => close());

/** The store remembers updates, so each has a number of its own. */
let updates = 0;
const update = (text: string, more: object = {}) => delivery(textUpdate(++updates, text, more));

const TELEGRAM = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET };
const WECHAT = { WECHAT_APP_ID: ACCOUNT.appId, WECHAT_APP_SECRET: ACCOUNT.appSecret, WECHAT_TOKEN: ACCOUNT.token };

async function telegram() {
  const api = await startBotApi();
  return { api, environment: { ...TELEGRAM, TELEGRAM_API_ROOT: api.root } };
}

async function wechat() {
  const api = await openWechatApi();
  onTestFinished(() => api.close());
  return { api, environment: { ...WECHAT, WECHAT_API_ROOT: api.root } };
}

/** A refusal, which is a problem document of this code. */
async function refused(response: Response, status: number, code: string): Promise<void> {
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  expect(await response.json()).toMatchObject({ code, status, detail: expect.stringMatching(/\p{Script=Han}/u) });
}

test('a channel that is off has no webhook, whatever is sent there', async () => {
  const { app } = await openDoors(engine);
  await refused(await app.request(update('任务31')), 404, 'not_found');
  await refused(await app.request(plainRequest(textXml('任务31'))), 404, 'not_found');
  await refused(await app.request('/webhooks/wechat?echostr=1'), 404, 'not_found');
  const ready = await app.request('/readyz');
  expect([ready.status, ((await ready.json()) as { channels: object }).channels]).toEqual([200, {}]);
});

test('opening the channels reaches no platform', async () => {
  const [one, other] = [await telegram(), await wechat()];
  const { app, settled } = await openDoors(engine, { ...one.environment, ...other.environment });
  expect((await app.request('/readyz')).status).toBe(200);
  await settled();
  expect([one.api.calls, other.api.tokenRequests, other.api.sent]).toEqual([[], [], []]);
});

test('a Telegram update is answered by the engine, and the log says nothing of what was written', async () => {
  const { api, environment } = await telegram();
  const { app, lines, settled } = await openDoors(engine, environment);
  expect((await app.request(update('第67项复议率有什么要求'))).status).toBe(200);
  await settled();
  expect(api.sentTexts).toHaveLength(1);
  expect(api.sentTexts[0]).toContain('不低于70%');
  expect(lines.join()).toContain('/webhooks/telegram');
  expect(lines.join()).not.toMatch(/复议率|70%|:42\b/);
});

test('a message to the WeChat account is answered with the response', async () => {
  const { environment } = await wechat();
  const { app, settled } = await openDoors(engine, environment);
  const response = await app.request(plainRequest(textXml('第67项复议率有什么要求')));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('不低于70%');
  await settled();
});

test('a wrong or missing secret or signature is a 401 problem at either webhook', async () => {
  const [one, other] = [await telegram(), await wechat()];
  const { app } = await openDoors(engine, { ...one.environment, ...other.environment });
  for (const secret of [null, '', 'x', `${SECRET}x`])
    await refused(await app.request(delivery(textUpdate(1, '任务31'), secret)), 401, 'unauthorized');
  await refused(await app.request(plainRequest(textXml('任务31'), { token: 'another' })), 401, 'unauthorized');
  await refused(
    await app.request('/webhooks/wechat', { method: 'POST', body: textXml('任务31') }),
    401,
    'unauthorized',
  );
  await refused(await app.request('/webhooks/wechat?echostr=1&signature=0&timestamp=1&nonce=1'), 401, 'unauthorized');
});

test('the address is confirmed to WeChat with what it asks to hear, as plain text', async () => {
  const { environment } = await wechat();
  const { app } = await openDoors(engine, environment);
  const { search } = new URL(plainRequest('').url);
  const response = await app.request(`/webhooks/wechat${search}&echostr=${encodeURIComponent('<b>5837</b>')}`);
  expect([response.status, await response.text()]).toEqual([200, '<b>5837</b>']);
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('/readyz tells how each channel stands, and stays 200 where a platform fails', async () => {
  const [one, other] = [await telegram(), await wechat()];
  const { app, settled } = await openDoors(engine, { ...one.environment, ...other.environment });
  one.api.fail('sendMessage', BROKEN);
  await app.request(update('任务31'));
  await app.request(delivery(textUpdate(updates, '任务31')));
  await app.request(plainRequest(textXml('任务31'), { token: 'another' }));
  await settled();
  const ready = await app.request('/readyz');
  expect(ready.status).toBe(200);
  const { channels } = (await ready.json()) as { channels: Record<string, Record<string, unknown>> };
  expect(channels.telegram).toMatchObject({ state: 'on', received: 1, failures: 1 });
  expect(channels.telegram?.lastUpdateAt).toMatch(/^\d{4}-.*Z$/);
  expect(channels.telegram?.lastFailure).toContain('500');
  expect(channels.wechat).toMatchObject({ state: 'on', received: 0, lastUpdateAt: null, failures: 1 });
  expect(JSON.stringify(channels)).not.toMatch(/任务31|made-up-token|secret/);
});

test('platforms are not held to the limit of an address, nor to the size of what people send', async () => {
  const { api, environment } = await telegram();
  const { app, settled } = await openDoors(engine, environment, 1);
  const padded = { caption: 'x'.repeat(100_000), chat: { id: 43, type: 'private' } };
  for (let count = 0; count < 5; count++) expect((await app.request(update('任务31', padded))).status).toBe(200);
  await settled();
  expect(api.sentTexts.length).toBeGreaterThan(0);
  await refused(await app.request(update('字'.repeat(400_000))), 413, 'too_large');
});

test('a message of WeChat that is too large is a 413 problem, one that is no message a 400', async () => {
  const { environment } = await wechat();
  const { app } = await openDoors(engine, environment);
  await refused(await app.request(plainRequest(textXml('字'.repeat(30_000)))), 413, 'too_large');
  for (const body of ['', '<xml>', '{}', '<xml></xml>', '<xml><a>1</a></xml>'])
    await refused(await app.request(plainRequest(body)), 400, 'bad_request');
});

test('with a key for encryption a plain message is refused', async () => {
  const { environment } = await wechat();
  const { app } = await openDoors(engine, { ...environment, WECHAT_ENCODING_AES_KEY: ENCODING_KEY });
  await refused(await app.request(plainRequest(textXml('任务31'))), 401, 'unauthorized');
});
