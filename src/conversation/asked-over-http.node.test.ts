import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { randomId, systemClock } from '../domain/clock.ts';
import type { IncomingMessage } from '../domain/message.ts';
import { aFinish } from '../store/messages.contract.ts';
import { openSqliteStore } from '../store/sqlite.node.ts';
import { anAnswer } from '../store/store.contract.ts';
import { askedOverHttp } from './asked-over-http.ts';
import { Dispatcher } from './dispatcher.ts';
import { freshFolder } from './fixture.node.ts';
import { Inbox } from './inbox.ts';
import { Live } from './live.ts';

/** The doors over HTTP on a real store; each message is answered once `answered` is resolved. */
async function open() {
  const [folder] = await freshFolder();
  const store = await openSqliteStore(join(folder, 'x.sqlite'));
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const answered = Promise.withResolvers<void>();
  const handled: IncomingMessage[] = [];
  const handle = async (message: IncomingMessage, answerId: string) => {
    handled.push(message);
    await answered.promise;
    const { chat } = message;
    const reply = anAnswer(answerId, chat);
    const place = { channel: 'web' as const, chat, conversationId: chat, memory: '', updatedAt: 1 };
    return aFinish({ message, answerId, attempt: 1 }, { answer: reply, reply, chat: place, outgoing: null });
  };
  const dispatcher = new Dispatcher({ store, clock: systemClock });
  const handler = { handle, apology: handle };
  const inbox = new Inbox({ store, handler, dispatcher, clock: systemClock, newId: randomId });
  const conversation = askedOverHttp({ reception: inbox, store, newId: () => 'c1', live: new Live() });
  return { store, conversation, handled, answered };
}

const FIRST = { question: '任务31是什么', messageId: 'm1' };
const AGAIN = { ...FIRST, conversationId: 'c1' };

test('a first question that is asked again while it is worked on waits for the same answer', async () => {
  const { conversation, handled, answered, store } = await open();
  const first = conversation.ask(FIRST);
  await expect.poll(() => handled.length).toBe(1);
  const again = conversation.ask(AGAIN);
  const other = await conversation.ask({ ...AGAIN, conversationId: 'c2' });
  expect(other).toEqual({ kind: 'unknown_conversation' });
  answered.resolve();
  expect((await first).kind).toBe('answer');
  expect(await again).toEqual(await first);
  expect(await conversation.ask(AGAIN)).toEqual(await first);
  expect(handled).toHaveLength(1);
  expect(await store.listTurns('c1', 9)).toHaveLength(1);
});

test('a first question that was deleted before its answer is unknown', async () => {
  const { conversation, handled, answered, store } = await open();
  const first = conversation.ask(FIRST);
  await expect.poll(() => handled.length).toBe(1);
  expect(await store.deleteConversation('c1')).toBe(true);
  expect(await conversation.ask(AGAIN)).toEqual({ kind: 'unknown_conversation' });
  answered.resolve();
  expect(await first).toEqual({ kind: 'late' });
  expect(await conversation.ask(AGAIN)).toEqual({ kind: 'unknown_conversation' });
});
