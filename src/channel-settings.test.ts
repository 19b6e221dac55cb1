import { expect, test } from 'vitest';
import { commentPolicies } from './channels.ts';
import { readConfig } from './config.ts';
import { StartupError } from './domain/errors.ts';

const TELEGRAM = { TELEGRAM_BOT_TOKEN: `7000000001:${'A'.repeat(35)}`, TELEGRAM_WEBHOOK_SECRET: 'a-secret_1' };
const WECHAT = { WECHAT_APP_ID: 'wx5823bf96d3bd56c7', WECHAT_APP_SECRET: 'secret', WECHAT_TOKEN: 'QDG6eK' };
const KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';

/** What a start with these says. */
function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(StartupError);
    return (error as Error).message;
  }
  throw new Error('it started');
}

test('nothing set, or set to nothing, is off', () => {
  const empty = Object.fromEntries(Object.keys({ ...TELEGRAM, ...WECHAT, DATABASE_URL: '' }).map((name) => [name, '']));
  for (const environment of [{}, empty])
    expect(readConfig(environment)).toMatchObject({ telegram: null, wechat: null, databaseUrl: null });
});

test('what is enabled with all that it needs is on, and nothing else', () => {
  expect(readConfig(TELEGRAM)).toMatchObject({
    telegram: { token: TELEGRAM.TELEGRAM_BOT_TOKEN, webhookSecret: 'a-secret_1', polling: false, apiRoot: undefined },
    wechat: null,
  });
  expect(readConfig({ ...WECHAT, WECHAT_ENCODING_AES_KEY: KEY, WECHAT_API_ROOT: 'http://localhost:1' })).toMatchObject({
    telegram: null,
    wechat: { appId: WECHAT.WECHAT_APP_ID, appSecret: 'secret', encodingAesKey: KEY, apiRoot: 'http://localhost:1' },
  });
});

test('Telegram without its secret refuses to start and names it; long polling needs none', () => {
  const { TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET } = TELEGRAM;
  expect(refusal({ TELEGRAM_BOT_TOKEN })).toContain('TELEGRAM_WEBHOOK_SECRET');
  expect(readConfig({ TELEGRAM_BOT_TOKEN, TELEGRAM_POLLING: '1' }).telegram).toMatchObject({
    polling: true,
    webhookSecret: null,
  });
  for (const rest of [{ TELEGRAM_WEBHOOK_SECRET }, { TELEGRAM_POLLING: '1' }, { TELEGRAM_COMMENTS_BASIS: '评估1号' }])
    expect(refusal(rest as Record<string, string>)).toContain('TELEGRAM_BOT_TOKEN');
});

test.each(Object.keys(WECHAT))('WeChat without %s refuses to start and names it, and only it', (name) => {
  const { [name]: _, ...rest } = WECHAT as Record<string, string>;
  const said = refusal(rest);
  expect(Object.keys(WECHAT).filter((each) => said.includes(each))).toEqual([name]);
});

test('a key for encryption alone does not enable WeChat silently', () => {
  const said = refusal({ WECHAT_ENCODING_AES_KEY: KEY });
  for (const name of Object.keys(WECHAT)) expect(said).toContain(name);
});

test.each([
  ['TELEGRAM_BOT_TOKEN', ['abc', '1234', ':AAE', '7000000001:short', `x:${'A'.repeat(35)}`]],
  ['TELEGRAM_WEBHOOK_SECRET', ['a b', '密钥', 'a'.repeat(257), 'a/b', 'a\n']],
  ['TELEGRAM_API_ROOT', ['api.telegram.org', 'ftp://x', '/bot']],
  ['TELEGRAM_POLLING', ['yes', 'true', '2', ' 1']],
  ['TELEGRAM_COMMENTS_BASIS', [' ', '评'.repeat(201)]],
])('%s of the wrong form refuses to start and is named', (name, values) => {
  for (const value of values) {
    const said = refusal({ ...TELEGRAM, [name]: value });
    expect(said).toBe(`配置有误：${name} 的值不对`);
  }
});

test.each([
  ['WECHAT_TOKEN', ['ab', 'a'.repeat(33), 'a-b', '令牌令牌']],
  ['WECHAT_ENCODING_AES_KEY', [KEY.slice(1), `${KEY}a`, `${KEY.slice(1)}-`]],
  ['WECHAT_API_ROOT', ['api.weixin.qq.com', 'file:///etc']],
  ['DATABASE_URL', ['mysql://x/y', 'xiangwen', '/var/db']],
])('%s of the wrong form refuses to start and is named, and no value is repeated', (name, values) => {
  for (const value of values) {
    const said = refusal({ ...WECHAT, [name]: value });
    expect(said).toBe(`配置有误：${name} 的值不对`);
    expect(said).not.toContain(value);
  }
});

test('all settings of the wrong form are named together', () => {
  const said = refusal({ ...TELEGRAM, ...WECHAT, TELEGRAM_WEBHOOK_SECRET: 'a b', WECHAT_TOKEN: '-' });
  expect(said).toBe('配置有误：TELEGRAM_WEBHOOK_SECRET、WECHAT_TOKEN 的值不对');
});

test('Telegram takes comments only on a named assessment, with separate consent', () => {
  expect(commentPolicies(readConfig({}))).toEqual({ telegram: { kind: 'no' } });
  expect(commentPolicies(readConfig(TELEGRAM))).toEqual({ telegram: { kind: 'no' } });
  expect(commentPolicies(readConfig({ ...TELEGRAM, TELEGRAM_COMMENTS_BASIS: ' 评估1号 ' }))).toEqual({
    telegram: { kind: 'consent', basis: '评估1号' },
  });
});
