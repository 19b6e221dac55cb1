import { expect, test } from 'vitest';
import { readMessage } from './messages.ts';

const BASE = { ToUserName: 'gh_1', FromUserName: 'oPerson', CreateTime: '1348831860', MsgId: '123' };

function contentOf(fields: Record<string, string>) {
  return readMessage({ ...BASE, ...fields })?.message?.content ?? null;
}

test('a text comes with its id, its chat and its time', () => {
  const told = readMessage({ ...BASE, MsgType: 'text', Content: '任务31是什么' });
  expect(told).toMatchObject({ chat: 'oPerson', account: 'gh_1', at: 1_348_831_860_000, allows: 'afterMessage' });
  expect(told?.message).toEqual({
    channel: 'wechat',
    messageId: 'oPerson:123',
    chat: 'oPerson',
    order: 1_348_831_860_000,
    content: { kind: 'text', text: '任务31是什么' },
  });
});

test('one id given to two people makes two messages', () => {
  const ids = ['oA', 'oB'].map((FromUserName) => readMessage({ ...BASE, FromUserName, MsgType: 'voice' })?.id);
  expect(new Set(ids).size).toBe(2);
});

test('speech that the platform wrote down is a text, without that it cannot be read', () => {
  expect(contentOf({ MsgType: 'voice', Recognition: '你好' })).toEqual({ kind: 'text', text: '你好' });
  expect(contentOf({ MsgType: 'voice', Recognition: '' })).toEqual({ kind: 'unsupported', what: 'voice' });
  expect(contentOf({ MsgType: 'voice' })).toEqual({ kind: 'unsupported', what: 'voice' });
});

test.each([
  ['image', 'image'],
  ['video', 'video'],
  ['shortvideo', 'video'],
  ['location', 'location'],
  ['link', 'other'],
  ['something_new', 'other'],
])('%s cannot be read and is called %s', (MsgType, what) => {
  expect(contentOf({ MsgType })).toEqual({ kind: 'unsupported', what });
});

test.each([
  ['subscribe', '', { kind: 'event', event: 'follow' }, 'afterEvent'],
  ['CLICK', '我要提意见', { kind: 'text', text: '我要提意见' }, 'afterEvent'],
  ['SCAN', 'scene', null, 'afterEvent'],
  ['VIEW', 'https://a.cn', null, 'nothing'],
  ['LOCATION', '', null, 'nothing'],
  ['unsubscribe', '', null, 'no_more'],
])('the event %s with %j gives %j and allows %s', (Event, EventKey, content, allows) => {
  const { MsgId, ...event } = { ...BASE, MsgType: 'event', Event, EventKey };
  const told = readMessage(event);
  expect(told?.message?.content ?? null).toEqual(content);
  expect(told?.allows).toBe(allows);
  expect(told?.id).toContain(`oPerson:1348831860:${Event}`);
});

test('what lacks a sender, a time or an id is no message', () => {
  for (const lacking of ['FromUserName', 'ToUserName', 'CreateTime', 'MsgId']) {
    expect(readMessage({ ...BASE, MsgType: 'text', Content: 'a', [lacking]: '' })).toBeNull();
  }
  expect(readMessage({ ...BASE, MsgType: 'text', Content: 'a', CreateTime: 'soon' })).toBeNull();
});
