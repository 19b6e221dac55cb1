import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomId } from '../../src/domain/clock.ts';
import { AccessToken } from './access-token.ts';
import { ACCOUNT, memoryShared } from './wechat.fixture.node.ts';
import { openWechatApi, type WechatApi } from './wechat-api.fixture.node.ts';

let api: WechatApi;
let now = 1_000_000;
const clock = { now: () => now };

beforeEach(async () => {
  api = await openWechatApi();
});
afterEach(() => api.close());

function instances(count: number): AccessToken[] {
  const shared = memoryShared();
  const account = { ...ACCOUNT, apiRoot: api.root };
  return Array.from({ length: count }, () => new AccessToken(account, shared, clock, randomId));
}

test('five instances that ask at once fetch one token, in the stable way', async () => {
  const tokens = await Promise.all(instances(5).flatMap((one) => [one.get(), one.get()]));
  expect(new Set(tokens)).toEqual(new Set(['token-1']));
  expect(api.tokenRequests).toEqual([
    { grant_type: 'client_credential', appid: ACCOUNT.appId, secret: ACCOUNT.appSecret, force_refresh: false },
  ]);
});

test('a token is kept until five minutes before its end', async () => {
  const [one] = instances(1) as [AccessToken];
  await one.get();
  now += (7200 - 300) * 1000 - 1;
  await one.get();
  expect(api.tokenRequests.length).toBe(1);
  now += 1;
  await one.get();
  expect(api.tokenRequests.length).toBe(2);
});

test('a refused token is replaced once for all, by force only where the platform itself gives it again', async () => {
  const [one, two] = instances(2) as [AccessToken, AccessToken];
  await one.get();
  api.token.value = 'token-2';
  expect(await Promise.all([one.renewed('token-1'), two.renewed('token-1')])).toEqual(['token-2', 'token-2']);
  expect(api.tokenRequests.map(({ force_refresh }) => force_refresh)).toEqual([false, false]);
  expect(await one.renewed('token-2')).toBe('token-2-forced');
  expect(await two.get()).toBe('token-2-forced');
});

test('a failed fetch leaves the lease to the next', async () => {
  const [one, two] = instances(2) as [AccessToken, AccessToken];
  api.tokenFaults.push({ errcode: 40164, errmsg: 'invalid ip 1.2.3.4, not in whitelist' });
  await expect(one.get()).rejects.toMatchObject({ code: 40164 });
  expect(await two.get()).toBe('token-1');
});
