import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { startBotApi, TOKEN } from '../bots/telegram/bot-api.fixture.node.ts';
import { delivery, SECRET, textUpdate } from '../bots/telegram/channel.fixture.node.ts';
import { encrypt, readEncodingKey } from '../bots/wechat-official/encryption.ts';
import {
  ACCOUNT,
  ENCODING_KEY,
  encryptedRequest,
  plainRequest,
  textXml,
} from '../bots/wechat-official/wechat.fixture.node.ts';
import { openWechatApi } from '../bots/wechat-official/wechat-api.fixture.node.ts';
import type { Engine } from './assemble.ts';
import { OPENING_MS, openDoors, openEngine } from './engine.fixture.node.ts';

// The rows are those of the project's list of inputs that must not get through, at the webhooks: the real doors and
// channels over the real engine, the platforms by stand-ins over real HTTP.

let engine: Engine;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ engine, close } = await openEngine());
}, OPENING_MS);
afterAll(() => close());

/** The doors with both channels; `environment` changes their settings. */
async function open(environment: Record<string, string> = {}) {
  const [telegram, wechat] = [await startBotApi(), await openWechatApi()];
  onTestFinished(() => wechat.close());
  const doors = await openDoors(engine, {
    ...{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET, TELEGRAM_API_ROOT: telegram.root },
    ...{ WECHAT_APP_ID: ACCOUNT.appId, WECHAT_APP_SECRET: ACCOUNT.appSecret, WECHAT_TOKEN: ACCOUNT.token },
    WECHAT_API_ROOT: wechat.root,
    ...environment,
  });
  return { ...doors, telegram, wechat };
}

const OPENID = 'oPerson-1_a';
/** As the channel names a message, which the platform numbers for each person. */
const wechatId = (id: string, chat = OPENID): string => `${chat}:${id}`;

/** Nothing was taken in, nor was anything called for it. */
async function expectNoEffect(channel: 'telegram' | 'wechat', id: string, calls: unknown[] = []): Promise<void> {
  expect(await engine.store.standing(channel, id)).toEqual({ kind: 'unknown' });
  expect(calls).toEqual([]);
}

const seconds = (): number => Math.floor(Date.now() / 1000);

test('row 16: no secret, a wrong one or one that is nearly right has no effect at Telegram’s webhook', async () => {
  const { app, settled, telegram } = await open();
  const answering = vi.spyOn(engine.answering, 'answer');
  const secrets = [
    null,
    '',
    ' ',
    'x',
    SECRET.slice(1),
    SECRET.slice(0, -1),
    `${SECRET} x`,
    SECRET.toUpperCase(),
    'null',
  ];
  for (const secret of secrets) {
    const response = await app.request(delivery(textUpdate(1601, '任务31'), secret));
    expect([secret, response.status]).toEqual([secret, 401]);
    expect(await response.json()).toMatchObject({ code: 'unauthorized' });
  }
  const inQuery = delivery(textUpdate(1601, '任务31'), null);
  expect(
    (
      await app.request(`/webhooks/telegram?secret_token=${SECRET}`, {
        method: 'POST',
        body: inQuery.body,
        duplex: 'half',
      } as RequestInit)
    ).status,
  ).toBe(401);
  await settled();
  await expectNoEffect('telegram', '1601', [...telegram.calls, ...answering.mock.calls]);
  answering.mockRestore();
});

test('row 16: a signature that is missing, wrong, stale or of the future has no effect at WeChat’s webhook', async () => {
  const { app, settled, wechat } = await open();
  const id = '16020000000000001';
  const xml = textXml('任务31', { id });
  const genuine = new URL(plainRequest(xml).url);
  const changed = (changes: Record<string, string>): Request => {
    const asked = new URLSearchParams({ ...Object.fromEntries(genuine.searchParams), ...changes });
    return new Request(`http://a.cn/webhooks/wechat?${asked}`, { method: 'POST', body: xml });
  };
  const requests = [
    new Request('http://a.cn/webhooks/wechat', { method: 'POST', body: xml }),
    plainRequest(xml, { token: 'another' }),
    ...[-3_600, -301, 301, 3_600].map((offset) => plainRequest(xml, { seconds: seconds() + offset })),
    changed({ signature: '' }),
    changed({ signature: '0'.repeat(40) }),
    changed({ timestamp: String(seconds() + 1) }),
    changed({ timestamp: '' }),
    changed({ nonce: '7' }),
    changed({ encrypt_type: 'aes' }),
  ];
  for (const [at, request] of requests.entries()) {
    const response = await app.request(request);
    expect([at, response.status]).toEqual([at, 401]);
    expect(await response.json()).toMatchObject({ code: 'unauthorized' });
  }
  await settled();
  await expectNoEffect('wechat', wechatId(id), [...wechat.sent, ...wechat.tokenRequests]);
  // The same message, rightly signed, is known under this very id.
  expect((await app.request(plainRequest(xml))).status).toBe(200);
  expect((await engine.store.standing('wechat', wechatId(id))).kind).toBe('done');
});

test('row 16: a nonce that came with one message does not carry another in', async () => {
  const { app, settled } = await open();
  const [first, other] = ['16030000000000001', '16030000000000002'];
  const once = { seconds: seconds(), nonce: '1603' };
  expect((await app.request(plainRequest(textXml('任务31', { id: first, chat: 'oNonce' }), once))).status).toBe(200);
  const replayed = await app.request(plainRequest(textXml('任务67', { id: other, chat: 'oNonce' }), once));
  expect([replayed.status, (await replayed.json()) as object]).toMatchObject([401, { code: 'unauthorized' }]);
  await settled();
  await expectNoEffect('wechat', wechatId(other, 'oNonce'));
  expect((await engine.store.standing('wechat', wechatId(first, 'oNonce'))).kind).toBe('done');
});

test('row 16: with a key for encryption a plain message, an altered one and one for another app have no effect', async () => {
  const { app, settled } = await open({ WECHAT_ENCODING_AES_KEY: ENCODING_KEY });
  const id = '16040000000000001';
  const xml = textXml('任务31', { id, chat: 'oSealed' });
  const key = readEncodingKey(ENCODING_KEY);
  const sealed = await encrypt(xml, key, ACCOUNT.appId);
  const altered = `${sealed.slice(0, 40)}${sealed[40] === 'A' ? 'B' : 'A'}${sealed.slice(41)}`;
  const requests = [
    plainRequest(xml),
    encryptedRequest(sealed, { token: 'another' }),
    encryptedRequest(sealed, { seconds: seconds() - 301 }),
    encryptedRequest(altered),
    encryptedRequest(await encrypt(xml, key, 'wx0000000000000000')),
    encryptedRequest(''),
    encryptedRequest('AAAA'),
  ];
  for (const [at, request] of requests.entries()) expect([at, (await app.request(request)).status]).toEqual([at, 401]);
  await expectNoEffect('wechat', wechatId(id, 'oSealed'));
  const response = await app.request(encryptedRequest(sealed));
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('<Encrypt>')]);
  await settled();
  expect((await engine.store.standing('wechat', wechatId(id, 'oSealed'))).kind).toBe('done');
});

test('row 17: the same update of Telegram three times at once is one answer, worked out once', async () => {
  const { app, settled, telegram } = await open();
  const answering = vi.spyOn(engine.answering, 'answer');
  const responses = await Promise.all([1, 2, 3].map(() => app.request(delivery(textUpdate(1701, '任务31')))));
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
  await settled();
  expect((await app.request(delivery(textUpdate(1701, '任务31')))).status).toBe(200);
  await settled();
  expect(answering).toHaveBeenCalledTimes(1);
  answering.mockRestore();
  expect(telegram.sentTexts).toHaveLength(1);
});

test('row 17: the same message of WeChat three times at once is one answer, worked out once', async () => {
  const { app, settled, wechat } = await open();
  const answering = vi.spyOn(engine.answering, 'answer');
  const xml = textXml('任务31', { id: '17020000000000001', chat: 'oThrice' });
  const once = { seconds: seconds(), nonce: '1702' };
  const responses = await Promise.all([1, 2, 3].map(() => app.request(plainRequest(xml, once))));
  const answers = await Promise.all(responses.map((response) => response.text()));
  await settled();
  expect(answering).toHaveBeenCalledTimes(1);
  answering.mockRestore();
  // WeChat shows the last response that it waited for, and no other; so each may bear the answer, and nothing else does.
  const told = answers.map((answer) => answer.replace(/<CreateTime>\d+<\/CreateTime>/, ''));
  expect(told.filter((answer) => answer.includes('任务31')).length).toBeGreaterThan(0);
  expect(new Set(told.filter((answer) => answer !== 'success')).size).toBe(1);
  expect(wechat.sent).toEqual([]);
});

test.each([
  ['an external entity', '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'],
  ['an external subset', '<!DOCTYPE xml SYSTEM "file:///etc/passwd">', '任务31'],
  ['entities that grow', '<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>', '&b;'],
  ['a parameter entity', '<!DOCTYPE xml [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;]>', '任务31'],
])('row 18: XML with %s is refused, though its signature is right', async (_, declaration, content) => {
  const { app, settled } = await open();
  const id = '18010000000000001';
  const xml = textXml('内容', { id }).replace('<![CDATA[内容]]>', content);
  for (const body of [
    `<?xml version="1.0"?>${declaration}${xml}`,
    `${declaration}${xml}`,
    `\n${declaration.toLowerCase()}${xml}`,
  ]) {
    const response = await app.request(plainRequest(body));
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toMatchObject([400, { code: 'bad_request' }]);
    expect(text).not.toMatch(/root:|passwd|haha/);
  }
  await settled();
  await expectNoEffect('wechat', wechatId(id));
});

test('row 9: nothing of what a person wrote, and no chat, is in the log or in what the channels tell of themselves', async () => {
  const { app, settled, lines, telegram } = await open();
  const personal = ['11010519491231002X', '13800138000', '6222020200112233446'];
  const text = `身份证${personal[0]}，手机${personal[1]}，卡号${personal[2]}，怎么复议`;
  telegram.fail('sendMessage', { code: 403, description: 'Forbidden: bot was blocked by the user' });
  await app.request(delivery(textUpdate(901, text, { chat: { id: 77_123_456, type: 'private' } })));
  await app.request(plainRequest(textXml(text, { id: '90200000000000001', chat: 'oPersonal_openid' })));
  await app.request(plainRequest(`<xml>${text}`));
  await app.request(delivery(`{"update_id":902,"message":"${text}`));
  await settled();
  const { channels } = (await (await app.request('/readyz')).json()) as { channels: object };
  const told = [...lines, JSON.stringify(channels), JSON.stringify(await engine.store.listDead(9))].join('\n');
  expect(told).toContain('/webhooks/telegram');
  expect(told).toContain('403');
  for (const secret of [...personal, '怎么复议', '77123456', 'oPersonal_openid', SECRET, ACCOUNT.appSecret, TOKEN])
    expect(told).not.toContain(secret);
});
