import { expect, test, vi } from 'vitest';
import { BROKEN, TOKEN } from './bot-api.fixture.node.ts';
import { buttonUpdate, delivery, groupUpdate, SECRET, scene, textUpdate } from './channel.fixture.node.ts';
import { TelegramChannel } from './telegram.ts';

test('an update is taken in, acknowledged, and only then worked on', async () => {
  const { channel, reception } = await scene();
  const release = Promise.withResolvers<void>();
  reception.working = () => release.promise;
  const response = await channel.handle(delivery(textUpdate(1, '任务31是什么')));
  expect(response.status).toBe(200);
  expect(reception.taken.map(({ messageId }) => messageId)).toEqual(['1']);
  expect(reception.worked).toEqual(['42']);
  release.resolve();
});

test('a wrong, missing or almost right secret is 401 and has no effect', async () => {
  const { channel, reception, api } = await scene();
  for (const secret of [null, '', 'x', `${SECRET}x`, SECRET.slice(0, -1), SECRET.toUpperCase()]) {
    const response = await channel.handle(delivery(textUpdate(1, '问'), secret));
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  }
  expect([reception.taken, reception.worked, api.calls]).toEqual([[], [], []]);
  expect(channel.standing()).toMatchObject({ received: 0, lastUpdateAt: null });
});

test('a channel without a webhook secret takes nothing by webhook', async () => {
  const { channel, reception } = await scene({ webhookSecret: null });
  for (const secret of [null, '', 'null'])
    expect((await channel.handle(delivery(textUpdate(1, '问'), secret))).status).toBe(401);
  expect(reception.taken).toEqual([]);
});

test('what is no update is 400, what is too large 413, another method 405', async () => {
  const { channel, reception } = await scene();
  for (const body of ['', 'null', '{', '[]', '{"update_id":"1"}', '"\\ud800"', '{"a":'.repeat(10_000), '\u0000'])
    expect((await channel.handle(delivery(body))).status, body.slice(0, 20)).toBe(400);
  const large = JSON.stringify(textUpdate(1, '字'.repeat(400_000)));
  expect((await channel.handle(delivery(large))).status).toBe(413);
  const stream = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
  const endless = new Request('http://localhost/webhooks/telegram', {
    method: 'POST',
    headers: { 'X-Telegram-Bot-Api-Secret-Token': SECRET },
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect((await channel.handle(endless)).status).toBe(413);
  expect((await channel.handle(new Request('http://localhost/webhooks/telegram'))).status).toBe(405);
  expect(reception.taken).toEqual([]);
});

test('the same update delivered three times at once is received once', async () => {
  const { channel, reception } = await scene();
  const answers = await Promise.all([1, 2, 3].map(() => channel.handle(delivery(textUpdate(7, '问')))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(reception.taken).toHaveLength(1);
  expect(channel.standing().received).toBe(1);
});

test('updates that come out of order bear their order', async () => {
  const { channel, reception } = await scene();
  for (const id of [12, 10, 11]) await channel.handle(delivery(textUpdate(id, `第${id}条`)));
  const ordered = [...reception.taken].sort((one, other) => one.order - other.order);
  expect(ordered.map(({ messageId }) => messageId)).toEqual(['10', '11', '12']);
});

test('an update that cannot be stored is not acknowledged, so that it comes again', async () => {
  const { channel, reception, logged } = await scene();
  reception.broken = new Error('disk full of 某人的话');
  expect((await channel.handle(delivery(textUpdate(1, '问')))).status).toBe(503);
  expect(reception.worked).toEqual([]);
  expect(channel.standing().failures).toBe(1);
  expect(logged.join()).not.toContain('某人的话');
  reception.broken = null;
  expect((await channel.handle(delivery(textUpdate(1, '问')))).status).toBe(200);
  expect(reception.taken).toHaveLength(1);
});

test('a pressed button is always answered, also a repeated one and one that says nothing', async () => {
  const { channel, api, reception } = await scene();
  await channel.handle(delivery(buttonUpdate(1, '大字')));
  await channel.handle(delivery(buttonUpdate(1, '大字')));
  const { message: _, ...bare } = buttonUpdate(2, 'x').callback_query;
  await channel.handle(delivery({ update_id: 2, callback_query: bare }));
  await channel.close();
  const answered = api.of('answerCallbackQuery').map(({ payload }) => payload.callback_query_id);
  expect(answered.sort()).toEqual(['q1', 'q1', 'q2']);
  expect(reception.taken.map(({ content }) => content)).toEqual([{ kind: 'text', text: '大字' }]);
});

test('a callback that cannot be answered keeps nothing from being worked on', async () => {
  const { channel, api, reception } = await scene();
  api.fail('answerCallbackQuery', BROKEN);
  expect((await channel.handle(delivery(buttonUpdate(1, '大字')))).status).toBe(200);
  await channel.close();
  expect(reception.worked).toEqual(['42']);
  expect(channel.standing().lastFailure).toContain('answerCallbackQuery: 500');
});

test('the bot asks for its name once, when a group first needs it, and an update waits for it', async () => {
  const { channel, api, reception } = await scene();
  await channel.handle(delivery(textUpdate(1, '问')));
  expect(api.of('getMe')).toHaveLength(0);
  api.fail('getMe', BROKEN);
  expect((await channel.handle(delivery(groupUpdate(2, '@XiangwenTestBot 问')))).status).toBe(503);
  expect((await channel.handle(delivery(groupUpdate(2, '@XiangwenTestBot 问')))).status).toBe(200);
  await channel.handle(delivery(groupUpdate(3, '@XiangwenTestBot 再问')));
  expect(api.of('getMe')).toHaveLength(2);
  expect(reception.taken.map(({ chat }) => chat)).toEqual(['42', '-100777:42', '-100777:42']);
});

test('「正在输入」 is shown while work lasts, and not for work that is done at once', async () => {
  const { channel, api, reception } = await scene();
  await channel.handle(delivery(textUpdate(1, '快')));
  await channel.close();
  expect(api.of('sendChatAction')).toHaveLength(0);
  const slow = await scene();
  const release = Promise.withResolvers<void>();
  slow.reception.working = () => release.promise;
  await slow.channel.handle(delivery(textUpdate(1, '慢')));
  await vi.waitFor(() => expect(slow.api.of('sendChatAction').length).toBeGreaterThan(1));
  release.resolve();
  await slow.channel.close();
  expect(slow.api.of('sendChatAction')[0]?.payload).toEqual({ chat_id: 42, action: 'typing' });
  expect(reception.taken).toHaveLength(1);
});

test('work that throws is counted and logged, and nothing breaks', async () => {
  const { channel, reception, logged } = await scene();
  reception.working = () => Promise.reject(new Error('某人的话'));
  expect((await channel.handle(delivery(textUpdate(1, '问')))).status).toBe(200);
  await channel.close();
  expect(channel.standing().failures).toBe(1);
  expect(logged).toHaveLength(1);
  expect(logged[0]).not.toContain('某人的话');
});

test('an update of an unforeseen shape is passed over, not delivered for ever', async () => {
  const { channel, reception } = await scene();
  const odd = textUpdate(1, '问', { entities: 7, chat: { id: -1, type: 'group' } });
  expect((await channel.handle(delivery(odd))).status).toBe(200);
  expect(reception.taken).toEqual([]);
});

test('the standing tells of the last update, its delay, and how many came', async () => {
  const { channel } = await scene();
  await channel.handle(delivery(textUpdate(1, '问', { date: Date.parse('2026-11-22T09:59:57Z') / 1000 })));
  expect(channel.standing()).toEqual({
    state: 'on',
    lastUpdateAt: '2026-11-22T10:00:00.000Z',
    lastDelayMs: 3_000,
    received: 1,
    failures: 0,
    lastFailure: null,
  });
});

test('making the channel reaches nothing, and refuses settings that cannot work by name', async () => {
  const { api, reception, time } = await scene();
  expect(api.calls).toEqual([]);
  const log = { info: () => undefined, warn: () => undefined };
  const make = (changes: object) => () =>
    new TelegramChannel({ token: TOKEN, webhookSecret: SECRET, reception, log, clock: time, ...changes });
  expect(make({ token: '' })).toThrow('TELEGRAM_BOT_TOKEN');
  for (const webhookSecret of ['', 'a b', 'é', 'x'.repeat(257)])
    expect(make({ webhookSecret })).toThrow('TELEGRAM_WEBHOOK_SECRET');
  expect(make({ webhookSecret: 'x'.repeat(256), apiRoot: 'http://localhost:1/' })().commentsBasis).toBeNull();
});
