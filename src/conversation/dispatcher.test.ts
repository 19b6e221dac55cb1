import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LIMITS } from '../domain/limits.ts';
import { aNotice } from '../store/outbox.contract.ts';
import { openSqliteStore } from '../store/sqlite.node.ts';
import type { Store } from '../store/store.ts';
import type { Delivery, PushChannel, Sending } from './channel.ts';
import { Dispatcher } from './dispatcher.ts';
import { freshFolder } from './fixture.node.ts';

/** Longer than any hold and any back-off. */
const LONG = 3_600_000;
const SENT: Delivery = { kind: 'sent' };
const BROKEN: Delivery = { kind: 'retry', error: '500' };

let folder: string;
let store: Store;
/** Goes on only where a test says so. */
let now: number;
let failures: string[];
const clock = { now: () => now };

beforeEach(async () => {
  [folder] = await freshFolder();
  store = await openSqliteStore(join(folder, 'test.sqlite'));
  [now, failures] = [1_000_000, []];
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** What was handed to the channel, in order. */
interface Pushed {
  chat: string;
  text: string;
  at: number;
  partsSent: number;
}

type Deliver = (chat: string, sending: Sending) => Delivery | Promise<Delivery>;

/** A dispatcher with one channel, for which `deliver` answers. */
function dispatching(deliver: Deliver, over: Store = store) {
  const pushed: Pushed[] = [];
  const channel: PushChannel = {
    name: 'telegram',
    async push(chat, sending) {
      const { body, partsSent } = sending;
      pushed.push({ chat, text: body.kind === 'notice' ? body.text : '', at: now, partsSent });
      return deliver(chat, sending);
    },
  };
  const dispatcher = new Dispatcher({ store: over, clock, onFailure: (error) => void failures.push(error) });
  dispatcher.add(channel);
  const send = async () => {
    dispatcher.wake();
    await dispatcher.idle();
  };
  return { dispatcher, pushed, send, texts: () => pushed.map(({ text }) => text) };
}

/** Sends again and again, an hour later each time. */
async function sendFor(turns: number, send: () => Promise<void>): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    await send();
    now += LONG;
  }
}

const put = (...keys: [key: string, chat?: string][]) =>
  store.enqueue(
    keys.map(([key, chat = 't1']) => aNotice(key, { chat })),
    now,
  );

test('a chat hears its messages in order, and one that waits holds back those behind it', async () => {
  await put(['1'], ['2'], ['3']);
  let isUp = false;
  const { send, texts } = dispatching(() => (isUp ? SENT : BROKEN));
  await sendFor(2, send);
  expect(texts()).toEqual(['1', '1']);
  isUp = true;
  await send();
  expect(texts()).toEqual(['1', '1', '1', '2', '3']);
});

test('a slow chat holds the others up no more than its own messages', async () => {
  const release = Promise.withResolvers<Delivery>();
  const slow = Array.from({ length: 15 }, (_, at): [string, string] => [`slow-${at}`, `slow-${at}`]);
  await put(...slow, ['behind', 'slow-0'], ...Array.from({ length: 40 }, (_, at): [string] => [`quick-${at}`]));
  const { dispatcher, texts } = dispatching((chat) => (chat.startsWith('slow') ? release.promise : SENT));
  dispatcher.wake();
  await expect.poll(() => texts().filter((text) => text.startsWith('quick')).length).toBe(40);
  expect(texts()).not.toContain('behind');
  release.resolve(SENT);
  await dispatcher.idle();
  expect(texts()).toContain('behind');
});

test('a failing platform is tried again after growing pauses, and given up after the last try', async () => {
  await put(['1'], ['next']);
  const { pushed, send } = dispatching((_, { body }) => (body.kind === 'notice' && body.text === '1' ? BROKEN : SENT));
  for (let second = 0; second < 2_200; second++) {
    await send();
    now += 1_000;
  }
  const tries = pushed.filter(({ text }) => text === '1').map(({ at }) => at);
  expect(tries).toHaveLength(LIMITS.outgoingTries);
  const pauses = tries.slice(1).map((at, index) => at - (tries[index] as number));
  expect(pauses[0]).toBeLessThanOrEqual(2_000);
  for (const [at, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(pauses[at - 1] ?? 0);
  expect(Math.max(...pauses)).toBeGreaterThan(600_000);
  expect(failures).toEqual(Array(LIMITS.outgoingTries).fill('500'));
  expect(await store.listDead(9)).toMatchObject([{ key: '1', channel: 'telegram', error: '500' }]);
  expect(pushed.at(-1)).toMatchObject({ text: 'next' });
});

test('what the platform says of when to come again is kept to', async () => {
  await put(['1']);
  const { pushed, send } = dispatching(() => (pushed.length > 1 ? SENT : { ...BROKEN, afterMs: 90_000 }));
  for (let second = 0; second < 100; second++) {
    await send();
    now += 1_000;
  }
  expect(pushed.map(({ at }) => at)).toEqual([1_000_000, 1_090_000]);
});

test('what is refused for good, or may not be pushed, is tried once', async () => {
  await put(['blocked', 'a'], ['parked', 'b']);
  const { pushed, send } = dispatching((chat) =>
    chat === 'a' ? { kind: 'dead', error: '403 blocked' } : { kind: 'parked' },
  );
  await sendFor(5, send);
  expect(pushed).toHaveLength(2);
  expect(failures).toEqual(['403 blocked']);
  expect(await store.countOutgoing()).toEqual([
    { channel: 'telegram', state: 'dead', count: 1 },
    { channel: 'telegram', state: 'parked', count: 1 },
  ]);
});

test('a channel that keeps its own pace is no failure: nothing is counted, noted or given up', async () => {
  await put(['1']);
  const isOwnPace = true;
  const waits: Delivery[] = Array.from({ length: 50 }, () => ({ ...BROKEN, error: 'pace', afterMs: 700, isOwnPace }));
  const { pushed, send } = dispatching(() => waits.pop() ?? SENT);
  for (let turn = 0; turn < 60; turn++) {
    await send();
    now += 700;
  }
  expect(failures).toEqual([]);
  // It comes again when the channel said so, and not later each time.
  expect(pushed.map(({ at }) => at)).toEqual(Array.from({ length: 51 }, (_, at) => 1_000_000 + at * 700));
  expect(await store.countOutgoing()).toEqual([]);
});

test('waits of a channel’s own between real failures give nothing away and add nothing', async () => {
  await put(['1']);
  let turn = 0;
  const { pushed, send } = dispatching(() => ({ ...BROKEN, isOwnPace: turn++ % 3 > 0 }));
  await sendFor(LIMITS.outgoingTries * 3 + 9, send);
  expect(failures).toHaveLength(LIMITS.outgoingTries);
  expect(pushed).toHaveLength(LIMITS.outgoingTries * 3 - 2);
  expect(await store.listDead(9)).toHaveLength(1);
});

test('parts that are out stay out, whatever ends the try', async () => {
  await put(['1']);
  const { pushed, send } = dispatching(async (_, { partsSent, sentPart }) => {
    await sentPart(partsSent + 1);
    if (partsSent === 0) throw new Error('hang up');
    return partsSent === 1 ? { ...BROKEN, isOwnPace: true } : SENT;
  });
  await sendFor(4, send);
  expect(pushed.map(({ partsSent }) => partsSent)).toEqual([0, 1, 2]);
  expect(failures).toEqual(['Error: hang up']);
});

test('a sending that outlasts its hold goes out once, and keeps its place in the order', async () => {
  await put(['1'], ['2']);
  const release = Promise.withResolvers<Delivery>();
  const { dispatcher, texts } = dispatching(() => release.promise);
  dispatcher.wake();
  await expect.poll(texts).toEqual(['1']);
  for (let turn = 0; turn < 3; turn++) {
    now += LONG;
    dispatcher.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  release.resolve(SENT);
  await dispatcher.idle();
  expect(texts()).toEqual(['1', '2']);
});

test('a store that is away while a result is noted breaks nothing; after the hold it is tried again', async () => {
  await put(['1'], ['2', 't2']);
  let isAway = true;
  const settle: Store['settle'] = (...args) =>
    isAway ? Promise.reject(new Error('disk full')) : store.settle(...args);
  const { send, texts } = dispatching(() => BROKEN, { ...store, settle });
  await send();
  expect(failures.filter((error) => error === 'Error: disk full')).toHaveLength(2);
  isAway = false;
  now += LONG;
  await send();
  expect(texts().toSorted()).toEqual(['1', '1', '2', '2']);
});

test('what is put in while the dispatcher is about to rest is sent all the same', async () => {
  let later: (() => Promise<void>) | null = null;
  const claimOutgoing: Store['claimOutgoing'] = async (...args) => {
    const claimed = await store.claimOutgoing(...args);
    const put = later;
    later = null;
    await put?.();
    return claimed;
  };
  const { dispatcher, send, texts } = dispatching(() => SENT, { ...store, claimOutgoing });
  later = async () => {
    await put(['late']);
    dispatcher.wake();
  };
  await send();
  expect(texts()).toEqual(['late']);
});

test('of two dispatchers on one store each message is sent by one, in its chat’s order', async () => {
  const keys = Array.from({ length: 60 }, (_, at): [string, string] => [String(at), `t${at % 6}`]);
  await put(...keys);
  const texts: string[] = [];
  const deliver: Deliver = async (_, { body }) => {
    texts.push(body.kind === 'notice' ? body.text : '');
    await new Promise((resolve) => setTimeout(resolve, 1));
    return SENT;
  };
  const both = [dispatching(deliver), dispatching(deliver)];
  while (texts.length < 60) await Promise.all(both.map(({ send }) => send()));
  expect(new Set(texts).size).toBe(60);
  for (let chat = 0; chat < 6; chat++) {
    const ofChat = texts.map(Number).filter((at) => at % 6 === chat);
    expect(ofChat).toEqual(ofChat.toSorted((one, other) => one - other));
  }
});
