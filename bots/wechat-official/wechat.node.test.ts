import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { randomId, systemClock } from '../../src/domain/clock.ts';
import {
  ACCOUNT,
  aReply,
  ENCODING_KEY,
  encryptedRequest,
  eventXml,
  memoryShared,
  plainRequest,
  ReceptionStandIn,
  textXml,
} from './wechat.fixture.node.ts';
import { WechatChannel, type WechatSettings } from './wechat.ts';
import { openWechatApi, type WechatApi } from './wechat-api.fixture.node.ts';
import { readXml } from './xml.ts';

const realTimeout = globalThis.setTimeout;
const CHAT = 'oPerson-1_a';
const LONG = '行政机关应当依法公开。'.repeat(150);

let api: WechatApi;
let reception: ReceptionStandIn;
let pending: Promise<unknown>[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date('2026-11-22T10:00:00.400Z') });
  api = await openWechatApi();
  reception = new ReceptionStandIn();
  pending = [];
});

afterEach(async () => {
  vi.useRealTimers();
  await api.close();
});

function openChannel(settings: Partial<WechatSettings> = {}, shared = memoryShared()): WechatChannel {
  const parts = { reception, shared, clock: systemClock, newId: randomId };
  const channel = new WechatChannel({ ...ACCOUNT, apiRoot: api.root, ...settings }, parts);
  reception.channel = channel;
  return channel;
}

/** Not faked: cryptography and the network take real time. */
const turn = (): Promise<void> => new Promise((done) => realTimeout(done, 3));

/** Lets time go on until the promise is settled, with a turn for everything else in between. */
async function passing<T>(promise: Promise<T>): Promise<T> {
  let isOver = false;
  const over = promise.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  while (!isOver) {
    await turn();
    if (!isOver) await vi.advanceTimersByTimeAsync(25);
  }
  return over;
}

async function ask(channel: WechatChannel, request: Request): Promise<{ status: number; body: string }> {
  const response = await passing(channel.handle(request, (work) => pending.push(work)));
  return { status: response.status, body: await response.text() };
}

/** What the person reads of a passive reply; `null` where none came. */
const textOf = ({ body }: { body: string }): string | null =>
  body === 'success' ? null : (readXml(body).Content ?? null);

const background = (): Promise<unknown> => passing(Promise.all(pending));

const echoRequest = (asked: Record<string, string>): Request =>
  new Request(`http://a.cn/webhooks/wechat?${new URLSearchParams(asked)}`);

test('the address is confirmed with what the platform sent, and with nothing where the signature is not right', async () => {
  const channel = openChannel();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = getSignature(ACCOUNT.token, timestamp, 'n', '');
  const asked = { signature, timestamp, nonce: 'n', echostr: '4375120948345356249' };
  expect(await ask(channel, echoRequest(asked))).toEqual({ status: 200, body: '4375120948345356249' });
  const stale = String(Number(timestamp) - 301);
  const old = { ...asked, timestamp: stale, signature: getSignature(ACCOUNT.token, stale, 'n', '') };
  for (const wrong of [{ ...asked, signature: 'x' }, { ...asked, nonce: 'm' }, old, {}]) {
    expect(await ask(channel, echoRequest(wrong))).toEqual({ status: 401, body: '' });
  }
});

test('the address is confirmed in the encrypted form too', async () => {
  const channel = openChannel({ encodingAesKey: ENCODING_KEY });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const echostr = encrypt(ENCODING_KEY, '12345', ACCOUNT.appId);
  const asked = { timestamp, nonce: 'n', echostr };
  const msg_signature = getSignature(ACCOUNT.token, timestamp, 'n', echostr);
  expect((await ask(channel, echoRequest({ ...asked, msg_signature }))).body).toBe('12345');
  expect((await ask(channel, echoRequest({ ...asked, msg_signature: 'x' }))).status).toBe(401);
});

test('a message is answered with the response, from the account to the person', async () => {
  const channel = openChannel();
  const answered = await ask(channel, plainRequest(textXml('任务31是什么')));
  expect(readXml(answered.body)).toMatchObject({
    ToUserName: CHAT,
    FromUserName: 'gh_1',
    MsgType: 'text',
    CreateTime: String(Math.floor(Date.now() / 1000)),
    Content: '答：任务31是什么',
  });
  await background();
  expect([...reception.outgoing.values()].map(({ state }) => state)).toEqual(['sent']);
  expect(api.sent).toEqual([]);
  expect(channel.standing()).toMatchObject({ received: 1, failures: 0 });
  expect(channel.standing().lastDelayMs).toBeGreaterThanOrEqual(400);
});

test('a wrong, missing or stale signature is refused and nothing comes of it', async () => {
  const channel = openChannel();
  const seconds = Math.floor(Date.now() / 1000);
  const refused = [
    plainRequest(textXml('甲'), { token: 'guess' }),
    plainRequest(textXml('甲'), { seconds: seconds - 301 }),
    plainRequest(textXml('甲'), { seconds: seconds + 301 }),
    plainRequest(textXml('甲'), { nonce: '' }),
    new Request('http://a.cn/webhooks/wechat', { method: 'POST', body: textXml('甲') }),
  ];
  for (const request of refused) expect(await ask(channel, request)).toEqual({ status: 401, body: '' });
  expect(reception.received).toEqual([]);
  expect(channel.standing()).toMatchObject({ received: 0, failures: 5 });
});

test('a nonce that comes again with another message is refused, however often, and nothing comes of it', async () => {
  const channel = openChannel();
  const seconds = Math.floor(Date.now() / 1000);
  await ask(channel, plainRequest(textXml('甲'), { nonce: '42', seconds }));
  for (let attempt = 0; attempt < 3; attempt++) {
    const forged = plainRequest(textXml('乙', { id: '999' }), { nonce: '42', seconds });
    expect((await ask(channel, forged)).status).toBe(401);
  }
  expect(reception.received.length).toBe(1);
});

test('the same request replayed changes nothing, and is refused once its time is over', async () => {
  const channel = openChannel();
  const seconds = Math.floor(Date.now() / 1000);
  const captured = (text: string): Request => plainRequest(textXml(text), { nonce: '42', seconds });
  const first = await ask(channel, captured('甲'));
  expect(textOf(await ask(channel, captured('改过的')))).toBe(textOf(first));
  expect(reception.received.map(({ content }) => content)).toEqual([{ kind: 'text', text: '甲' }]);
  await vi.advanceTimersByTimeAsync(301_000);
  expect((await ask(channel, captured('甲'))).status).toBe(401);
});

test('one message three times at once is taken in once and answered with the same text each time', async () => {
  const channel = openChannel();
  const asked = [1, 2, 3].map(() => ask(channel, plainRequest(textXml('甲'), { nonce: '42' })));
  const later = await Promise.all(asked);
  expect(later.map(textOf)).toEqual(['答：甲', '答：甲', '答：甲']);
  expect(textOf(await ask(channel, plainRequest(textXml('甲'))))).toBe('答：甲');
  await background();
  expect(reception.received.length).toBe(1);
  expect(api.sent).toEqual([]);
});

test('an answer after 6 s: success within the 5 s, then one customer-service message', async () => {
  const channel = openChannel();
  reception.delayMs = 6_000;
  const started = Date.now();
  const answered = await ask(channel, plainRequest(textXml('甲')));
  expect(answered).toEqual({ status: 200, body: 'success' });
  expect(Date.now() - started).toBeGreaterThan(4_000);
  expect(Date.now() - started).toBeLessThan(5_000);
  expect(api.sent).toEqual([]);
  await background();
  expect(api.sent.map(({ touser, text }) => ({ touser, text }))).toEqual([{ touser: CHAT, text: '答：甲' }]);
  expect((await ask(channel, plainRequest(textXml('甲')))).body).toBe('success');
  await background();
  expect(api.sent.length).toBe(1);
  expect(reception.budgets.get(CHAT)?.count).toBe(4);
});

test('a message that is delivered again while its answer is being worked out waits for it again', async () => {
  const channel = openChannel();
  reception.delayMs = 6_000;
  const first = ask(channel, plainRequest(textXml('甲')));
  await passing(new Promise((done) => setTimeout(done, 3_000)));
  const second = ask(channel, plainRequest(textXml('甲')));
  expect([textOf(await first), textOf(await second)]).toEqual([null, '答：甲']);
  await background();
  expect(api.sent).toEqual([]);
});

test('an account without the customer-service interface keeps a late answer for the next message', async () => {
  const channel = openChannel();
  reception.delayMs = 6_000;
  api.sendFaults.push({ errcode: 48001, errmsg: 'api unauthorized' });
  await ask(channel, plainRequest(textXml('甲')));
  await background();
  expect([...reception.outgoing.values()].map(({ state }) => state)).toEqual(['parked']);
  expect(channel.standing().lastFailure).toContain('48001');
});

test('in the encrypted mode the platform reads the answer, and takes its signature', async () => {
  const channel = openChannel({ encodingAesKey: ENCODING_KEY });
  const answered = await ask(channel, encryptedRequest(encrypt(ENCODING_KEY, textXml('甲'), ACCOUNT.appId)));
  const { Encrypt = '', MsgSignature, TimeStamp = '', Nonce = '' } = readXml(answered.body);
  expect(getSignature(ACCOUNT.token, TimeStamp, Nonce, Encrypt)).toBe(MsgSignature);
  const { message, id } = decrypt(ENCODING_KEY, Encrypt);
  expect([readXml(message).Content, id]).toEqual(['答：甲', ACCOUNT.appId]);
});

test('with a key, what is plain, altered, for another app or of another key is refused', async () => {
  const channel = openChannel({ encodingAesKey: ENCODING_KEY });
  const plain = plainRequest(textXml('甲'));
  const cipher = encrypt(ENCODING_KEY, textXml('甲'), ACCOUNT.appId);
  const altered = encryptedRequest(cipher);
  const body = (await altered.text()).replace(cipher, encrypt(ENCODING_KEY, textXml('乙'), ACCOUNT.appId));
  const refused = [
    plain,
    new Request(`${plainRequest('').url}&encrypt_type=aes`, { method: 'POST', body: textXml('甲') }),
    new Request(altered.url, { method: 'POST', body }),
    encryptedRequest(cipher, { token: 'guess' }),
    encryptedRequest(encrypt(ENCODING_KEY, textXml('甲'), 'wx-another')),
    encryptedRequest(encrypt('a'.repeat(43), textXml('甲'), ACCOUNT.appId)),
  ];
  for (const request of refused) expect((await ask(channel, request)).status).toBe(401);
  expect(reception.received).toEqual([]);
});

test('without a key, what is encrypted is refused', async () => {
  const cipher = encrypt(ENCODING_KEY, textXml('甲'), ACCOUNT.appId);
  expect((await ask(openChannel(), encryptedRequest(cipher))).status).toBe(401);
});

test('a document type is refused, open and encrypted, as is what is no message or too large', async () => {
  const xxe = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${textXml('').replace('<![CDATA[]]>', '&e;')}`;
  const open = openChannel();
  for (const body of [xxe, '{"a":1}', '', '<xml></xml>', '<xml><MsgType>text</MsgType></xml>']) {
    expect((await ask(open, plainRequest(body))).status).toBe(400);
  }
  expect((await ask(open, plainRequest(textXml('a'.repeat(64 * 1024))))).status).toBe(413);
  const sealed = openChannel({ encodingAesKey: ENCODING_KEY });
  expect((await ask(sealed, encryptedRequest(encrypt(ENCODING_KEY, xxe, ACCOUNT.appId)))).status).toBe(400);
  expect(reception.received).toEqual([]);
});

test('an event that nobody waits on is taken with success and without a message', async () => {
  const channel = openChannel();
  for (const event of ['VIEW', 'SCAN', 'unsubscribe', 'LOCATION', 'TEMPLATESENDJOBFINISH']) {
    expect(await ask(channel, plainRequest(eventXml(event, { key: 'k' })))).toEqual({ status: 200, body: 'success' });
  }
  expect(reception.received).toEqual([]);
});

test('following and a menu entry are answered like messages, a repeated event once', async () => {
  const channel = openChannel();
  expect(textOf(await ask(channel, plainRequest(eventXml('subscribe'))))).toBe('答：event');
  expect(textOf(await ask(channel, plainRequest(eventXml('subscribe'))))).toBe('答：event');
  expect(textOf(await ask(channel, plainRequest(eventXml('CLICK', { key: '我要提意见' }))))).toBe('答：我要提意见');
  expect(reception.received.length).toBe(2);
});

const push = (channel: WechatChannel, text: string) =>
  passing(
    channel.push(CHAT, { body: { kind: 'notice', text, choices: [] }, partsSent: 0, sentPart: async () => undefined }),
  );

test('a message allows five pushes within 48 h', async () => {
  const channel = openChannel();
  await ask(channel, plainRequest(textXml('甲')));
  await background();
  for (let count = 0; count < 5; count++) expect(await push(channel, `${count}`)).toEqual({ kind: 'sent' });
  expect(await push(channel, '6')).toEqual({ kind: 'parked' });
  await ask(channel, plainRequest(textXml('乙', { id: '2' })));
  await background();
  vi.setSystemTime(Date.now() + 48 * 3_600_000);
  expect(await push(channel, '7')).toEqual({ kind: 'parked' });
  expect(api.sent.length).toBe(5);
});

test.each([['subscribe'], ['SCAN'], ['CLICK']])('%s allows three pushes within a minute', async (event) => {
  const channel = openChannel();
  await ask(channel, plainRequest(eventXml(event, { key: 'k' })));
  for (let count = 0; count < 3; count++) expect(await push(channel, `${count}`)).toEqual({ kind: 'sent' });
  expect(await push(channel, '4')).toEqual({ kind: 'parked' });
  await ask(channel, plainRequest(eventXml(event, { key: 'k', at: Date.now() + 1_000 })));
  vi.setSystemTime(Date.now() + 60_000);
  expect(await push(channel, '5')).toEqual({ kind: 'parked' });
});

test('an event does not shorten what a message allowed, and leaving ends it', async () => {
  const channel = openChannel();
  await ask(channel, plainRequest(textXml('甲')));
  await ask(channel, plainRequest(eventXml('SCAN')));
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(await push(channel, '一小时后')).toEqual({ kind: 'sent' });
  await ask(channel, plainRequest(eventXml('unsubscribe')));
  expect(await push(channel, '再见')).toEqual({ kind: 'parked' });
});

test.each([45015, 45047])('after %i no further push is tried until the next message', async (errcode) => {
  const channel = openChannel();
  await ask(channel, plainRequest(textXml('甲')));
  api.sendFaults.push({ errcode, errmsg: 'response out of time limit' });
  expect(await push(channel, '一')).toEqual({ kind: 'parked' });
  expect(await push(channel, '二')).toEqual({ kind: 'parked' });
  expect(api.sent).toEqual([]);
});

test('of a long reply the first part goes with the response and the rest follows, each once', async () => {
  const channel = openChannel();
  reception.text = () => LONG;
  const first = await ask(channel, plainRequest(textXml('甲')));
  const again = await ask(channel, plainRequest(textXml('甲')));
  expect(again.body.replace(/<CreateTime>\d+/, '')).toBe(first.body.replace(/<CreateTime>\d+/, ''));
  expect(Buffer.byteLength(textOf(first) ?? '')).toBeLessThanOrEqual(2_048);
  expect(api.sent).toEqual([]);
  await background();
  const told = [textOf(first), ...api.sent.map(({ text }) => text)].join('').replace(/\n（未完[^）]*）/g, '');
  expect(told).toBe(LONG);
  await ask(channel, plainRequest(textXml('看下文', { id: '2' })));
  expect(reception.received.length).toBe(2);
});

test('without customer service the rest of a long reply comes when asked for, the same to the same message', async () => {
  const channel = openChannel();
  reception.text = () => LONG;
  api.sendFaults.push({ errcode: 48001 });
  const parts = [textOf(await ask(channel, plainRequest(textXml('甲'))))];
  await background();
  for (const id of ['2', '2', '3']) parts.push(textOf(await ask(channel, plainRequest(textXml('看下文', { id })))));
  expect(parts[1]).toBe(parts[2]);
  const told = [parts[0], parts[1], parts[3]].join('').replace(/\n（未完[^）]*）/g, '');
  expect(told).toBe(LONG);
  expect(reception.received.length).toBe(1);
});

test('what the budget leaves of a push that has begun is kept, not repeated', async () => {
  const channel = openChannel();
  await reception.grantPushes('wechat', CHAT, 1, Date.now() + 60_000);
  const done: number[] = [];
  const body = { kind: 'reply' as const, reply: aReply('r', LONG) };
  const sentPart = async (parts: number): Promise<void> => void done.push(parts);
  expect(await passing(channel.push(CHAT, { body, partsSent: 0, sentPart }))).toEqual({ kind: 'sent' });
  expect(done).toEqual([1]);
  const rest = [];
  for (const id of ['2', '3']) rest.push(textOf(await ask(channel, plainRequest(textXml('看下文', { id })))));
  expect([api.sent[0]?.text, ...rest].join('').replace(/\n（未完[^）]*）/g, '')).toBe(LONG);
});

test('a reply that may yet go with the response is put off at the channel’s own pace, which is no failure', async () => {
  const channel = openChannel();
  const offered: Promise<unknown>[] = [];
  const sending = {
    body: { kind: 'reply' as const, reply: aReply('r', '答') },
    partsSent: 0,
    sentPart: async () => {},
  };
  reception.text = () => {
    offered.push(channel.push(CHAT, sending));
    return '答';
  };
  await ask(channel, plainRequest(textXml('甲')));
  expect(await Promise.all(offered)).toMatchObject([{ kind: 'retry', isOwnPace: true, afterMs: expect.any(Number) }]);
  expect(channel.standing().failures).toBe(0);
  expect(await channel.push(CHAT, sending)).toEqual({ kind: 'sent' });
});

test('a push goes on behind the parts that are out', async () => {
  const channel = openChannel();
  await reception.grantPushes('wechat', CHAT, 5, Date.now() + 60_000);
  api.sendFaults.push({ errcode: -1, errmsg: 'system error' });
  const sending = { body: { kind: 'reply' as const, reply: aReply('r', LONG) }, sentPart: async () => undefined };
  expect(await passing(channel.push(CHAT, { ...sending, partsSent: 1 }))).toMatchObject({ kind: 'retry' });
  expect(await passing(channel.push(CHAT, { ...sending, partsSent: 1 }))).toEqual({ kind: 'sent' });
  expect(api.sent[0]?.text.startsWith('行政机关')).toBe(true);
  expect(api.sent.map(({ text }) => text).join('').length).toBeLessThan(LONG.length);
});

test('a store that fails costs the person a word, never an error of the platform', async () => {
  const channel = openChannel();
  reception.receive = () => Promise.reject(new Error('disk full of 甲'));
  const answered = await ask(channel, plainRequest(textXml('甲')));
  expect(answered.status).toBe(200);
  expect(textOf(answered)).toContain('没有收到');
  expect(channel.standing().lastFailure).not.toContain('甲');
});

test('a failure after a message was taken in is answered with success, as the answer follows', async () => {
  const channel = openChannel();
  reception.replyTo = () => Promise.reject(new Error('gone'));
  expect(await ask(channel, plainRequest(textXml('甲')))).toEqual({ status: 200, body: 'success' });
  expect(reception.received.length).toBe(1);
  expect((await ask(channel, new Request('http://a.cn/', { method: 'DELETE' }))).status).toBe(405);
});

test('settings that are missing or of the wrong form are named, and nothing is reached at the start', () => {
  expect(() => openChannel({ token: '', appSecret: '' })).toThrow('WECHAT_APP_SECRET、WECHAT_TOKEN');
  expect(() => openChannel({ encodingAesKey: 'short' })).toThrow('WECHAT_ENCODING_AES_KEY');
  expect(openChannel().standing().state).toBe('on');
  expect(api.tokenRequests).toEqual([]);
});
