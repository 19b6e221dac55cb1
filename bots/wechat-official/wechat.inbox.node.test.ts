import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Dispatcher } from '../../src/conversation/dispatcher.ts';
import { Inbox, type MessageHandler } from '../../src/conversation/inbox.ts';
import { randomId, systemClock } from '../../src/domain/clock.ts';
import type { IncomingMessage } from '../../src/domain/message.ts';
import type { FinishedMessage } from '../../src/store/messages.ts';
import { openSqliteStore } from '../../src/store/sqlite.node.ts';
import { aTrace } from '../../src/store/store.contract.ts';
import type { Store } from '../../src/store/store.ts';
import { ACCOUNT, aReply, plainRequest, textXml } from './wechat.fixture.node.ts';
import { WechatChannel } from './wechat.ts';
import { openWechatApi, type WechatApi } from './wechat-api.fixture.node.ts';
import { readXml } from './xml.ts';

/** The channel with the real inbox, dispatcher and SQLite; only the answers are made up. */
let api: WechatApi;
let store: Store;
let folder: string;
let pending: Promise<unknown>[];

beforeEach(async () => {
  api = await openWechatApi();
  folder = await mkdtemp(join(tmpdir(), 'wechat-'));
  store = await openSqliteStore(join(folder, 'a.sqlite'));
  pending = [];
});

afterEach(async () => {
  await Promise.all(pending);
  await store.close();
  await api.close();
  await rm(folder, { recursive: true });
});

function openChannel(text: string, delayMs = 0): { channel: WechatChannel; dispatcher: Dispatcher } {
  const dispatcher = new Dispatcher({ store, clock: systemClock });
  const handler: MessageHandler = {
    handle: async (message, answerId) => {
      await new Promise((done) => setTimeout(done, delayMs));
      return finished(message, answerId, text);
    },
    apology: async (message, answerId) => finished(message, answerId, '对不起'),
  };
  const reception = new Inbox({ store, handler, dispatcher, clock: systemClock, newId: randomId });
  const parts = { reception, shared: store, clock: systemClock, newId: randomId };
  const channel = new WechatChannel({ ...ACCOUNT, apiRoot: api.root }, parts);
  dispatcher.add(channel);
  return { channel, dispatcher };
}

function finished({ channel, chat, messageId }: IncomingMessage, answerId: string, text: string): FinishedMessage {
  const reply = { ...aReply(answerId, text), conversationId: `of ${messageId}` };
  return {
    ...{
      channel,
      messageId,
      answer: reply,
      trace: aTrace('甲'),
      newConversation: true,
      reply,
      now: Date.now(),
      told: [],
    },
    chat: { channel, chat, conversationId: reply.conversationId, memory: '{}', updatedAt: Date.now() },
    outgoing: { key: answerId, channel, chat, body: { kind: 'reply', reply } },
  };
}

async function ask(channel: WechatChannel, body: string): Promise<string> {
  const response = await channel.handle(plainRequest(body), (work) => pending.push(work));
  return response.text();
}

test('three deliveries at once give one reply, with the response, and the dispatcher sends nothing beside it', async () => {
  const { channel, dispatcher } = openChannel('答复');
  const bodies = await Promise.all([1, 2, 3].map(() => ask(channel, textXml('甲'))));
  expect(bodies.map((body) => readXml(body).Content)).toEqual(['答复', '答复', '答复']);
  dispatcher.wake();
  await dispatcher.idle();
  expect(api.sent).toEqual([]);
  expect(await store.countOutgoing()).toEqual([]);
  expect(channel.standing()).toMatchObject({ received: 1, failures: 0 });
});

test('a reply that is late goes out once, by customer service', async () => {
  const { channel, dispatcher } = openChannel('迟到的答复', 5_000);
  expect(await ask(channel, textXml('甲'))).toBe('success');
  await Promise.all(pending);
  await dispatcher.idle();
  expect(api.sent.map(({ text }) => text)).toEqual(['迟到的答复']);
  expect(await ask(channel, textXml('甲'))).toBe('success');
  expect(api.sent.length).toBe(1);
});

test('a long reply arrives whole, and once', async () => {
  const long = '行政机关应当依法公开。'.repeat(150);
  const { channel, dispatcher } = openChannel(long);
  const first = readXml(await ask(channel, textXml('甲'))).Content;
  await Promise.all(pending);
  await dispatcher.idle();
  const told = [first, ...api.sent.map(({ text }) => text)].join('').replace(/\n（未完[^）]*）/g, '');
  expect(told).toBe(long);
});
