import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomId, systemClock } from '../../src/domain/clock.ts';
import { AccessToken } from './access-token.ts';
import { sendText } from './customer-service.ts';
import { ACCOUNT, memoryShared } from './wechat.fixture.node.ts';
import { openWechatApi, type WechatApi } from './wechat-api.fixture.node.ts';

let api: WechatApi;
let token: AccessToken;

beforeEach(async () => {
  api = await openWechatApi();
  token = new AccessToken({ ...ACCOUNT, apiRoot: api.root }, memoryShared(), systemClock, randomId);
});
afterEach(() => api.close());

const send = async (text = '甲') => (await sendText(api.root, token, 'oPerson', text)).delivery;

test('a text goes as bare UTF-8, with no escapes for what is beyond ASCII', async () => {
  expect(await send('答复😀【任务31】')).toEqual({ kind: 'sent' });
  expect(api.sent[0]).toMatchObject({ touser: 'oPerson', text: '答复😀【任务31】', token: 'token-1' });
  expect(api.sent[0]?.raw).toBe('{"touser":"oPerson","msgtype":"text","text":{"content":"答复😀【任务31】"}}');
});

test.each([45015, 45047, 48001, 40164, 45009])('%i parks the message for the next one', async (errcode) => {
  api.sendFaults.push({ errcode, errmsg: 'no' });
  expect(await send()).toEqual({ kind: 'parked' });
});

test('an address that is not allow-listed parks at the token already', async () => {
  api.tokenFaults.push({ errcode: 40164, errmsg: 'invalid ip' });
  expect(await send()).toEqual({ kind: 'parked' });
});

test.each([40003, 43004])('%i is for good', async (errcode) => {
  api.sendFaults.push({ errcode, errmsg: 'no' });
  expect(await send()).toEqual({ kind: 'dead', error: `微信接口 ${errcode}：no` });
});

test.each([
  [{ errcode: -1, errmsg: 'system error' }],
  [{ status: 502 }],
  [{ status: 302 }],
  ['not json' as const],
  [{ errcode: 99999 }],
])('%j is tried again later', async (fault) => {
  api.sendFaults.push(fault);
  expect(await send()).toMatchObject({ kind: 'retry' });
  expect(api.sent).toEqual([]);
});

test('too many calls a minute wait for a minute', async () => {
  api.sendFaults.push({ errcode: 45011 });
  expect(await send()).toMatchObject({ kind: 'retry', afterMs: 60_000 });
});

test('a platform that does not answer, or cannot be reached, is tried again later, and no token is told', async () => {
  await token.get();
  api.sendFaults.push('hang');
  const slow = await send();
  await api.close();
  const gone = await send();
  expect([slow.kind, gone.kind]).toEqual(['retry', 'retry']);
  expect(JSON.stringify([slow, gone])).not.toContain('token-1');
});

test.each([40001, 42001, 40014])('after %i the token is fetched anew, once, and the text is sent', async (errcode) => {
  await token.get();
  api.token.value = 'token-2';
  api.sendFaults.push({ errcode });
  expect(await send()).toEqual({ kind: 'sent' });
  expect(api.sent.map((message) => message.token)).toEqual(['token-2']);
  api.sendFaults.push({ errcode }, { errcode });
  expect(await send()).toMatchObject({ kind: 'retry' });
  expect(api.sent.length).toBe(1);
});
