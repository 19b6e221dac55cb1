import { expect, test } from 'vitest';
import { startBotApi, TOKEN } from './bot-api.fixture.node.ts';
import { SECRET } from './channel.fixture.node.ts';
import { COMMANDS } from './commands.ts';
import { setUpBot } from './setup.ts';

test('the menu is set in Chinese, and the webhook with its secret and the updates that are wanted', async () => {
  const api = await startBotApi();
  await setUpBot({ token: TOKEN, apiRoot: api.root }, { publicUrl: 'https://x.cn/', secret: SECRET });
  expect(api.calls.every(({ ok }) => ok)).toBe(true);
  const { commands } = api.of('setMyCommands')[0]?.payload ?? {};
  expect(commands).toHaveLength(COMMANDS.length);
  for (const { description } of commands) expect(description).toMatch(/\p{Script=Han}/u);
  expect(api.of('setWebhook')[0]?.payload).toEqual({
    url: 'https://x.cn/webhooks/telegram',
    secret_token: SECRET,
    allowed_updates: ['message', 'callback_query'],
  });
});

test('without a webhook it is taken away, for long polling', async () => {
  const api = await startBotApi();
  await setUpBot({ token: TOKEN, apiRoot: api.root }, null);
  expect(api.calls.map(({ method }) => method)).toEqual(['setMyCommands', 'deleteWebhook']);
});

test('an address or secret that Telegram would not take is refused before anything is called', async () => {
  const api = await startBotApi();
  const set = (publicUrl: string, apiRoot?: string, secret = SECRET) =>
    setUpBot({ token: TOKEN, apiRoot }, { publicUrl, secret });
  for (const url of ['http://x.cn', 'https://x.cn:8787', 'x.cn']) await expect(set(url)).rejects.toThrow('PUBLIC_URL');
  await expect(set('https://x.cn', api.root, 'with space')).rejects.toThrow('TELEGRAM_WEBHOOK_SECRET');
  expect(api.calls).toEqual([]);
});
