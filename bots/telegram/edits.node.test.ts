import { Api } from 'grammy';
import { expect, test } from 'vitest';
import { BLOCKED, BROKEN, FLOOD, startBotApi, TOKEN, UNREADABLE } from './bot-api.fixture.node.ts';
import { gaps, reply, TestTime } from './channel.fixture.node.ts';
import { GrowingMessage, LOOKING_UP } from './edits.ts';
import { Pace } from './pace.ts';
import { type Part, partsOf } from './rendering.ts';

const part = (text: string) => partsOf(reply(text, { notices: [] }))[0] as Part;
const FINAL = '应当听取意见。【任务31】';
const SHOWN = `〔原文摘录〕\n${FINAL}`;

async function growing() {
  const time = new TestTime();
  const server = await startBotApi(time);
  const api = new Api(TOKEN, { apiRoot: server.root });
  const message = new GrowingMessage(
    { api, pace: new Pace(time, time.sleep), clock: time, sleep: time.sleep },
    { chatId: 42 },
  );
  return { time, server, message, shown: () => [...server.shown.values()] };
}

test('one message grows, its changes never under 1.2 s apart, and the last text gets out', async () => {
  const { time, server, message, shown } = await growing();
  expect(await message.begin()).toEqual({ kind: 'sent' });
  expect(shown()).toEqual([LOOKING_UP]);
  for (let length = 1; length <= 60; length += 1) {
    message.grow(part('字'.repeat(length)));
    await time.sleep(90);
  }
  expect(await message.finish(part(FINAL))).toEqual({ kind: 'sent' });
  expect(shown()).toEqual([SHOWN]);
  expect(server.calls.slice(0, 2).map(({ method }) => method)).toEqual(['sendChatAction', 'sendMessage']);
  const changes = server.calls.filter(({ method }) => method !== 'sendChatAction');
  expect(changes.length).toBeGreaterThan(3);
  expect(changes.length).toBeLessThan(15);
  expect(Math.min(...gaps(changes))).toBeGreaterThanOrEqual(1_200);
});

test('a flood limit while it grows silences it; the last text comes after', async () => {
  const { time, server, message, shown } = await growing();
  await message.begin();
  server.fail('editMessageText', FLOOD(10));
  message.grow(part('一'));
  await time.sleep(2_000);
  const limited = server.of('editMessageText')[0]?.at ?? 0;
  message.grow(part('二'));
  await time.sleep(500);
  expect(await message.finish(part(FINAL))).toEqual({ kind: 'sent' });
  expect(shown()).toEqual([SHOWN]);
  const after = server.of('editMessageText').slice(1);
  for (const { at } of after) expect(at - limited).toBeGreaterThanOrEqual(10_000);
});

test('the last text outlasts failures in between', async () => {
  const { server, message, shown } = await growing();
  await message.begin();
  server.fail('editMessageText', BROKEN, 'hang up', FLOOD(3), UNREADABLE);
  expect(await message.finish(part(FINAL))).toEqual({ kind: 'sent' });
  expect(shown()).toEqual([SHOWN]);
  expect(Math.min(...gaps(server.of('editMessageText')))).toBeGreaterThanOrEqual(1_200);
});

test('what lasts longer than is waited for goes back to the outbox', async () => {
  const { server, message, time } = await growing();
  await message.begin();
  server.fail('editMessageText', FLOOD(600));
  expect(await message.finish(part(FINAL))).toMatchObject({ kind: 'retry', afterMs: 600_000 });
  expect(Math.max(...time.slept)).toBeLessThanOrEqual(30_000);
});

test('where the message is gone, the text is a new one, and a blocked chat is dead', async () => {
  const { server, message, shown } = await growing();
  await message.begin();
  server.shown.clear();
  expect(await message.finish(part(FINAL))).toEqual({ kind: 'sent' });
  expect(shown()).toEqual([SHOWN]);
  server.fail('editMessageText', BLOCKED);
  server.fail('sendMessage', BLOCKED);
  expect(await message.finish(part('又一句。'))).toMatchObject({ kind: 'dead' });
});

test('where the first message did not get out, the text is sent by itself', async () => {
  const { server, message, shown } = await growing();
  server.fail('sendMessage', BROKEN);
  expect(await message.begin()).toMatchObject({ kind: 'retry' });
  message.grow(part('一'));
  expect(await message.finish(part(FINAL))).toEqual({ kind: 'sent' });
  expect(shown()).toEqual([SHOWN]);
});

test('a last text that stands there already is no failure', async () => {
  const { message, time } = await growing();
  await message.begin();
  message.grow(part(FINAL));
  await time.sleep(1_500);
  expect(await message.finish(part(FINAL))).toEqual({ kind: 'sent' });
});
