import { expect, test } from 'vitest';
import { BLOCKED, BROKEN, type Failure, FLOOD, NO_CHAT, UNREADABLE } from './bot-api.fixture.node.ts';
import { delivery, gaps, groupUpdate, reply, scene, sendingOf } from './channel.fixture.node.ts';
import { systemSleep } from './pace.ts';

const short = reply('依法不公开的除外。【任务31】');
const long = reply('应当听取意见。【任务31】'.repeat(900));

test('an answer that fits goes out as one message, without a preview', async () => {
  const { channel, api } = await scene({ publicUrl: 'https://x.cn' });
  const sending = sendingOf(
    reply('一句。【任务31】', { notices: ['提示'], choices: [{ label: '大字', text: '大字' }] }),
  );
  expect(await channel.push('42', sending)).toEqual({ kind: 'sent' });
  expect(api.of('sendMessage').map(({ payload }) => payload)).toEqual([
    {
      chat_id: 42,
      text: '<i>〔原文摘录〕</i>\n一句。<a href="https://x.cn/plan/31">【任务31】</a>\n\n<i>※ 提示</i>',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text: '大字', callback_data: '大字' }]] },
    },
  ]);
  expect(sending.told).toEqual([1]);
});

test('parts go out one after another, a second apart, from the first that is not out yet', async () => {
  const { channel, api } = await scene();
  const all = sendingOf(long);
  expect(await channel.push('42', all)).toEqual({ kind: 'sent' });
  expect(all.told.length).toBeGreaterThanOrEqual(3);
  expect(all.told).toEqual(all.told.map((_, at) => at + 1));
  const calls = api.of('sendMessage');
  expect(calls.every(({ ok }) => ok)).toBe(true);
  expect(Math.min(...gaps(calls))).toBeGreaterThanOrEqual(1_000);
  const rest = sendingOf(long, 2);
  await channel.push('43', rest);
  expect(rest.told).toEqual(all.told.slice(2));
  expect(api.sentTexts.slice(calls.length)).toEqual(api.sentTexts.slice(2, calls.length));
});

test('messages to one chat are a second apart, whoever sends them', async () => {
  const { channel, api } = await scene();
  for (let at = 0; at < 4; at += 1) await channel.push('42', sendingOf(short));
  expect(Math.min(...gaps(api.of('sendMessage')))).toBeGreaterThanOrEqual(1_000);
});

test('a group gets 20 messages in any minute, and the outbox is told how long to wait', async () => {
  const { channel, api, time } = await scene();
  let waits = 0;
  for (let sent = 0; sent < 45; ) {
    const result = await channel.push(`-100777:${sent % 7}`, sendingOf(short));
    if (result.kind === 'sent') sent += 1;
    else if (result.kind === 'retry') {
      expect(result.isOwnPace).toBe(true);
      expect(result.afterMs).toBeGreaterThan(0);
      time.pass(result.afterMs as number);
      waits += 1;
    } else throw new Error(result.kind);
  }
  expect(waits).toBeGreaterThan(0);
  const times = api.of('sendMessage').map(({ at }) => at);
  for (const from of times)
    expect(times.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(20);
  expect(channel.standing().failures).toBe(0);
});

test('about 30 messages a second go out over all chats, in real time', async () => {
  const { channel, api } = await scene({ clock: { now: () => Date.now() }, sleep: systemSleep });
  await Promise.all(Array.from({ length: 45 }, (_, chat) => channel.push(String(chat + 1), sendingOf(short))));
  const times = api.of('sendMessage').map(({ at }) => at);
  expect(times).toHaveLength(45);
  // Departures are a full second apart; what the way takes differs a little.
  for (const from of times) expect(times.filter((at) => at >= from && at < from + 700).length).toBeLessThanOrEqual(30);
});

test('a flood limit is the outbox’s to wait for, and the chat is left alone meanwhile', async () => {
  const { channel, api, time } = await scene();
  api.fail('sendMessage', FLOOD(17));
  const refused = await channel.push('42', sendingOf(short));
  expect(refused).toMatchObject({ kind: 'retry', afterMs: 17_000 });
  // The platform's word is a failure; that it is kept to is none.
  expect(refused).not.toHaveProperty('isOwnPace');
  expect(time.slept).toEqual([]);
  expect(await channel.push('42', sendingOf(short))).toMatchObject({ kind: 'retry', afterMs: 17_000, isOwnPace: true });
  expect(channel.standing().failures).toBe(1);
  expect(api.of('sendMessage')).toHaveLength(1);
  time.pass(17_000);
  expect(await channel.push('42', sendingOf(short))).toEqual({ kind: 'sent' });
});

test('a limit between parts keeps those that are out', async () => {
  const { channel, api } = await scene();
  const sending = sendingOf(long);
  let sent = 0;
  sending.sentPart = async (parts) => {
    sent = parts;
    if (parts === 1) api.fail('sendMessage', FLOOD(3));
  };
  expect(await channel.push('42', sending)).toMatchObject({ kind: 'retry', afterMs: 3_000 });
  expect(sent).toBe(1);
});

test('what the platform cannot read goes out once more as plain text', async () => {
  const { channel, api } = await scene({ publicUrl: 'https://x.cn' });
  api.fail('sendMessage', UNREADABLE);
  expect(await channel.push('42', sendingOf(short))).toEqual({ kind: 'sent' });
  const [marked, plain] = api.of('sendMessage');
  expect(marked?.payload.parse_mode).toBe('HTML');
  expect(plain?.payload).toMatchObject({ text: '〔原文摘录〕\n依法不公开的除外。【任务31】' });
  expect(plain?.payload).not.toHaveProperty('parse_mode');
  expect((plain?.at ?? 0) - (marked?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
});

test('each failure is retried or given up as it deserves, without a word of the message or the token', async () => {
  const ends: [Failure, string][] = [
    [BROKEN, 'retry'],
    ['hang up', 'retry'],
    ['no json', 'retry'],
    [{ code: 401, description: 'Unauthorized' }, 'retry'],
    [BLOCKED, 'dead'],
    [NO_CHAT, 'dead'],
    [{ code: 400, description: 'Bad Request: message is too long' }, 'dead'],
  ];
  const { channel, api, logged } = await scene();
  for (const [failure, kind] of ends) {
    api.fail('sendMessage', failure);
    const result = await channel.push('42', sendingOf(short));
    expect(result.kind, JSON.stringify(failure)).toBe(kind);
    const told = JSON.stringify([result, channel.standing(), logged]);
    expect(told).not.toContain('made-up-token');
    expect(told).not.toContain('依法不公开');
  }
  expect(channel.standing().failures).toBe(ends.length);
});

test('a platform that is not there, and a part that cannot be noted, are tried again', async () => {
  const away = await scene({ apiRoot: 'http://127.0.0.1:9' });
  expect(await away.channel.push('42', sendingOf(short))).toMatchObject({ kind: 'retry' });
  const { channel } = await scene();
  const sending = sendingOf(short);
  sending.sentPart = () => Promise.reject(new Error('store away'));
  expect(await channel.push('42', sending)).toMatchObject({ kind: 'retry' });
  expect(await channel.push('nonsense', sendingOf(short))).toMatchObject({ kind: 'dead' });
});

test('in a group the reply refers to the message, and stands alone where that is gone', async () => {
  const { channel, api } = await scene();
  await channel.handle(delivery(groupUpdate(1, '@XiangwenTestBot 问')));
  await channel.push('-100777:42', sendingOf(short));
  api.fail('sendMessage', { code: 400, description: 'Bad Request: message to be replied not found' });
  expect(await channel.push('-100777:42', sendingOf(short))).toEqual({ kind: 'sent' });
  const [first, gone, alone] = api.of('sendMessage').map(({ payload }) => payload);
  expect(first).toMatchObject({
    chat_id: -100_777,
    reply_parameters: { message_id: 501, allow_sending_without_reply: true },
  });
  expect(gone).toHaveProperty('reply_parameters');
  expect(alone).not.toHaveProperty('reply_parameters');
});
