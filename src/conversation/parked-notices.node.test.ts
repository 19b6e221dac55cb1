import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutgoingMessage } from '../domain/message.ts';
import { TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import { freshFolder, type OpenConversation, openConversation, RecordingChannel } from './fixture.node.ts';

let engine: OpenConversation;
let channel: RecordingChannel;
let remove: () => Promise<void>;

beforeEach(async () => {
  let folder: string;
  [folder, remove] = await freshFolder();
  engine = await openConversation(folder);
  channel = new RecordingChannel('wechat');
  engine.dispatcher.add(channel);
}, TRAINING_TIMEOUT);

afterEach(async () => {
  await engine.dispatcher.idle();
  await engine.store.close();
  await remove();
});

const notice = (key: string, text: string, chat = 'openid'): OutgoingMessage => ({
  ...{ key, channel: 'wechat', chat },
  body: { kind: 'notice', text, choices: [] },
});

/** Puts notices in that the platform lets nobody push now. */
async function park(...notices: OutgoingMessage[]): Promise<void> {
  const { deliver } = channel;
  channel.deliver = () => ({ kind: 'parked' });
  await engine.store.enqueue(notices, Date.now());
  engine.dispatcher.wake();
  await engine.dispatcher.idle();
  channel.deliver = deliver;
}

let order = 0;
async function write(text: string, chat = 'openid') {
  const messageId = `m${++order}`;
  await engine.inbox.receive({ channel: 'wechat', messageId, chat, order, content: { kind: 'text', text } });
  await engine.inbox.work('wechat', chat);
  const reply = await engine.inbox.replyTo('wechat', messageId, 0);
  if (!reply) throw new Error('no reply');
  return reply;
}

test('what could not be pushed is told with the next reply, oldest first, and never again', async () => {
  await park(notice('n1', '公交票价方案的处理情况公布了'), notice('n2', '市场搬迁方案的处理情况公布了'));
  await park(notice('other', '别人的通知', 'another'));
  expect(await engine.store.countOutgoing()).toEqual([{ channel: 'wechat', state: 'parked', count: 3 }]);
  const first = await write('任务31');
  expect(first.notices.slice(0, 2)).toEqual([
    '【通知】公交票价方案的处理情况公布了',
    '【通知】市场搬迁方案的处理情况公布了',
  ]);
  expect(first.citations.length).toBeGreaterThan(0);
  expect((await write('任务31')).notices.join()).not.toContain('【通知】');
  expect(await engine.store.countOutgoing()).toContainEqual({ channel: 'wechat', state: 'parked', count: 1 });
});

test('of two messages at once one brings the notice', async () => {
  await park(notice('n1', '结果公布了'));
  const replies = await Promise.all([write('任务31'), write('任务67')]);
  expect(replies.filter(({ notices }) => notices.join().includes('结果公布了'))).toHaveLength(1);
});

test('a notice is not lost with a message that could not be finished', async () => {
  await park(notice('n1', '结果公布了'));
  const message = { channel: 'wechat' as const, messageId: 'lost', chat: 'openid', order: 0 };
  // Worked out and never written, as by a process that was killed in between.
  const lost = await engine.handler.handle({ ...message, content: { kind: 'text', text: '任务31' } }, 'answer');
  expect(lost.told).toEqual(['n1']);
  expect((await write('任务67')).notices).toContain('【通知】结果公布了');
});

test('a notice that is parked is not pushed by itself later, and one that may be pushed is pushed', async () => {
  await park(notice('n1', '先搁着'));
  await engine.store.enqueue([notice('n2', '现在能发')], Date.now());
  engine.dispatcher.wake();
  await engine.dispatcher.idle();
  expect(channel.sent.map(({ text }) => text)).toEqual(['现在能发']);
});
