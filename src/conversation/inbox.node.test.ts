import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { randomId, systemClock } from '../domain/clock.ts';
import { LIMITS } from '../domain/limits.ts';
import type { IncomingMessage } from '../domain/message.ts';
import { aFinish, aMessage } from '../store/messages.contract.ts';
import type { FinishedMessage } from '../store/messages.ts';
import { openSqliteStore } from '../store/sqlite.node.ts';
import { anAnswer } from '../store/store.contract.ts';
import type { Store } from '../store/store.ts';
import { Dispatcher } from './dispatcher.ts';
import { freshFolder } from './fixture.node.ts';
import { Inbox } from './inbox.ts';

let folder: string;
let store: Store;
let failures: unknown[];

beforeEach(async () => {
  [folder] = await freshFolder();
  store = await openSqliteStore(join(folder, 'test.sqlite'));
  failures = [];
});

afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  await rm(folder, { recursive: true });
});

type Handle = (message: IncomingMessage) => unknown;

/** An inbox over the real store; `handle` is what happens while a message is handled, and may throw. */
function inboxOf(handle: Handle = () => undefined, over: Store = store) {
  const handled: string[] = [];
  const apologies: string[] = [];
  const finished = (message: IncomingMessage, answerId: string): FinishedMessage => {
    const conversationId = `c-${message.chat}`;
    const answer = anAnswer(answerId, conversationId);
    const { chat, ...rest } = aFinish({ message, answerId, attempt: 1 });
    return {
      ...rest,
      answer,
      reply: answer,
      newConversation: false,
      chat: { ...chat, conversationId },
      outgoing: null,
    };
  };
  const handler = {
    async handle(message: IncomingMessage, answerId: string) {
      handled.push(message.messageId);
      await handle(message);
      return finished(message, answerId);
    },
    async apology(message: IncomingMessage, answerId: string) {
      apologies.push(message.messageId);
      return finished(message, answerId);
    },
  };
  const onFailure = (error: unknown) => void failures.push(error);
  const dispatcher = new Dispatcher({ store: over, clock: systemClock });
  const inbox = new Inbox({ store: over, handler, dispatcher, clock: systemClock, newId: randomId, onFailure });
  return { inbox, handled, apologies };
}

/** Opens the conversation that the chat's answers belong to, and takes the messages in. */
async function take(inbox: Inbox, ...messages: IncomingMessage[]): Promise<void> {
  for (const message of messages) {
    const conversation = `c-${message.chat}`;
    if (!(await store.hasConversation(conversation))) await store.createConversation(conversation, 1);
    await inbox.receive(message);
  }
}

const turns = async (chat = 't1') => (await store.listTurns(`c-${chat}`, 100)).map(({ question }) => question);
/** So much time goes by, and what it brings about is done. */
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test('a chat’s messages are worked through in their order, one after the other', async () => {
  let open = 0;
  const { inbox, handled } = inboxOf(async () => {
    open += 1;
    expect(open).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 2));
    open -= 1;
  });
  await take(inbox, aMessage('third', 3), aMessage('first', 1), aMessage('second', 2), aMessage('also second', 2));
  await Promise.all([1, 2, 3].map(() => inbox.work('telegram', 't1')));
  expect(handled).toEqual(['first', 'second', 'also second', 'third']);
  expect(await turns()).toEqual(handled);
  expect(failures).toEqual([]);
});

test('no more messages than allowed are worked on at once, and all of them at last', async () => {
  let open = 0;
  let most = 0;
  const { inbox, handled } = inboxOf(async () => {
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setTimeout(resolve, 1));
    open -= 1;
  });
  const chats = Array.from({ length: 30 }, (_, at) => `t${at}`);
  for (const chat of chats) for (const at of [1, 2, 3]) await take(inbox, aMessage(`${chat}-${at}`, at, { chat }));
  await Promise.all(chats.map((chat) => inbox.work('telegram', chat)));
  expect(handled).toHaveLength(90);
  expect(most).toBe(LIMITS.atOnce);
});

test('a message that is handed in while its chat is worked on is worked on, too', async () => {
  for (let round = 0; round < 80; round++) {
    const chat = `t${round}`;
    const { inbox } = inboxOf();
    await take(inbox, aMessage(`${chat}-1`, 1, { chat }));
    const first = inbox.work('telegram', chat);
    // So that over the rounds the second comes at each moment of the first one's work.
    for (let tick = 0; tick < round % 40; tick++) await null;
    await Promise.all([
      first,
      take(inbox, aMessage(`${chat}-2`, 2, { chat })).then(() => inbox.work('telegram', chat)),
    ]);
    expect(await turns(chat), chat).toEqual([`${chat}-1`, `${chat}-2`]);
  }
});

test('the same message delivered three times at once is handled once, and each hears the same reply', async () => {
  const { inbox, handled } = inboxOf();
  await store.createConversation('c-t1', 1);
  const deliver = async () => {
    const standing = await inbox.receive(aMessage('m1'));
    await inbox.work('telegram', 't1');
    return { standing, reply: await inbox.replyTo('telegram', 'm1', 5_000) };
  };
  const delivered = await Promise.all([deliver(), deliver(), deliver()]);
  expect(delivered.map(({ standing }) => standing).toSorted()).toEqual(['new', 'repeat', 'repeat']);
  expect(new Set(delivered.map(({ reply }) => reply?.id)).size).toBe(1);
  expect(delivered[0]?.reply).not.toBeNull();
  expect(handled).toEqual(['m1']);
});

test('a message that fails is tried again by itself, and what comes behind it waits', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  let left = 2;
  const { inbox, handled } = inboxOf(({ messageId }) => {
    if (messageId === 'm1' && left-- > 0) throw new Error('not now');
  });
  await take(inbox, aMessage('m1', 1), aMessage('m2', 2));
  await inbox.work('telegram', 't1');
  expect(await turns()).toEqual([]);
  await pass(1_100);
  expect(handled).toEqual(['m1', 'm1']);
  await pass(2_100);
  expect(handled).toEqual(['m1', 'm1', 'm1', 'm2']);
  expect(await turns()).toEqual(['m1', 'm2']);
  expect(failures).toHaveLength(2);
});

test('a message that fails again and again is at last apologised for, and the chat goes on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const { inbox, handled, apologies } = inboxOf(({ messageId }) => {
    if (messageId === 'm1') throw new Error('never');
  });
  await take(inbox, aMessage('m1', 1), aMessage('m2', 2));
  await inbox.work('telegram', 't1');
  await pass(60_000);
  expect(handled).toEqual([...Array(LIMITS.messageTries).fill('m1'), 'm2']);
  expect(apologies).toEqual(['m1']);
  expect(await turns()).toEqual(['m1', 'm2']);
  expect((await inbox.replyTo('telegram', 'm1', 0))?.id).toBeDefined();
});

test('a store that is away, when the message fails and when it is tried again, ends no process', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  let isAway = false;
  const away = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isAway) throw new Error('store away');
    return work();
  };
  const broken: Store = {
    ...store,
    claim: (...args) => away(() => store.claim(...args)),
    finish: (...args) => away(() => store.finish(...args)),
    release: (...args) => away(() => store.release(...args)),
  };
  const { inbox } = inboxOf(() => {
    isAway = true;
  }, broken);
  await take(inbox, aMessage('m1'));
  await inbox.work('telegram', 't1');
  await pass(5_000);
  expect(failures.map(String)).toEqual(['Error: store away', 'Error: store away']);
  isAway = false;
  await pass(LIMITS.holdMs);
  await inboxOf().inbox.recover(['telegram']);
  expect(await turns()).toEqual(['m1']);
});

test('what a dead worker held is taken over once its time is over, and not before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const { inbox, handled } = inboxOf();
  await take(inbox, aMessage('m1', 1), aMessage('m2', 2), aMessage('other', 1, { chat: 't2' }));
  // Another process claims it and dies.
  expect((await store.claim('telegram', 't1', Date.now(), LIMITS.holdMs))?.attempt).toBe(1);
  await inbox.recover(['telegram']);
  expect(handled).toEqual(['other']);
  await pass(LIMITS.holdMs - 1_000);
  await inbox.recover(['telegram']);
  expect(handled).toEqual(['other']);
  await pass(1_000);
  await inbox.recover(['wechat']);
  expect(handled).toEqual(['other']);
  await inbox.recover(['telegram']);
  expect(handled).toEqual(['other', 'm1', 'm2']);
  expect(await turns()).toEqual(['m1', 'm2']);
});

test('a worker that outlasts its hold and the one that took over finish the message once', async () => {
  const release = Promise.withResolvers<void>();
  const slow = inboxOf(() => release.promise);
  await take(slow.inbox, aMessage('m1'));
  const working = slow.inbox.work('telegram', 't1');
  await expect.poll(() => slow.handled).toEqual(['m1']);
  // As if the hold were over: its end is moved here.
  await store.release('telegram', 'm1', 0);
  const quick = inboxOf();
  await quick.inbox.recover(['telegram']);
  expect(quick.handled).toEqual(['m1']);
  release.resolve();
  await working;
  expect(await turns()).toEqual(['m1']);
  expect(failures).toEqual([]);
});

test('a reply is waited for as long as asked, and not at all where the message is unknown', async () => {
  const { inbox } = inboxOf(() => new Promise((resolve) => setTimeout(resolve, 150)));
  expect(await inbox.replyTo('telegram', 'nobody', 60_000)).toBeNull();
  await take(inbox, aMessage('m1'));
  const working = inbox.work('telegram', 't1');
  expect(await inbox.replyTo('telegram', 'm1', 20)).toBeNull();
  expect(await inbox.replyTo('telegram', 'm1', 20_000)).toMatchObject({ conversationId: 'c-t1' });
  await working;
});
