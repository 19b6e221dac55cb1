import type { Update } from 'grammy/types';
import { expect, test } from 'vitest';
import { buttonUpdate, groupUpdate, textUpdate } from './channel.fixture.node.ts';
import { isUpdate, needsName, readUpdate } from './updates.ts';

const BOT = { id: 7_000_000_001, username: 'xiangwentestbot' };
const read = (update: object) => readUpdate(update as Update, BOT);
const contentOf = (update: object) => read(update).message?.content;

test('a text in a private chat is a message that bears the update’s id and order', () => {
  const taken = read(textUpdate(9, '  罚款不交怎么办  '));
  expect(taken).toEqual({
    message: {
      channel: 'telegram',
      messageId: '9',
      chat: '42',
      order: 9,
      content: { kind: 'text', text: '罚款不交怎么办' },
    },
    callbackId: null,
    replyTo: null,
    sentAt: 1_795_341_590_000,
  });
});

test('commands say what they stand for, in words that other channels use too', () => {
  const said = (text: string) => contentOf(textUpdate(1, text));
  expect(said('/start')).toEqual({ kind: 'event', event: 'follow' });
  expect(said('/start from_page')).toEqual({ kind: 'event', event: 'follow' });
  const words: [string, string][] = [
    ['/help', '帮助'],
    ['/decisions', '有哪些征求意见'],
    ['/comment', '我要提意见'],
    ['/cancel', '取消'],
    ['/receipt', '查回执'],
    ['/receipt XW-1234', '查回执 XW-1234'],
    ['/big', '大字'],
    ['/SIMPLE@XiangwenTestBot', '说简单点'],
    ['/big 很大', '大字'],
    ['/nonsense', '帮助'],
  ];
  for (const [written, text] of words) expect(said(written), written).toEqual({ kind: 'text', text });
  expect(said('1/2 的比例')).toEqual({ kind: 'text', text: '1/2 的比例' });
});

test('a pressed button is its text, and is to be answered even where it is nothing for us', () => {
  const pressed = read(buttonUpdate(5, '我要提意见 12'));
  expect(pressed.message).toMatchObject({
    messageId: '5',
    chat: '42',
    content: { kind: 'text', text: '我要提意见 12' },
  });
  expect(pressed.callbackId).toBe('q5');
  const { message: _, ...inline } = buttonUpdate(6, '大字').callback_query;
  expect(read({ update_id: 6, callback_query: inline })).toMatchObject({ message: null, callbackId: 'q6' });
});

test('what cannot be read is told apart by its kind', () => {
  const kinds: [object, string][] = [
    [{ voice: {} }, 'voice'],
    [{ photo: [], caption: '看这个' }, 'image'],
    [{ animation: {}, document: {} }, 'video'],
    [{ video_note: {} }, 'video'],
    [{ document: {} }, 'file'],
    [{ location: {}, venue: {} }, 'location'],
    [{ sticker: {} }, 'other'],
  ];
  for (const [fields, what] of kinds) {
    const update = textUpdate(1, '', { ...fields, text: undefined });
    expect(contentOf(update)).toEqual({ kind: 'unsupported', what });
  }
});

test('edits, channel posts, other bots and what nobody wrote are nothing', () => {
  const { update_id, message } = textUpdate(1, '问题');
  const nothing = [
    { update_id, edited_message: message },
    { update_id, channel_post: { ...message, chat: { id: -1, type: 'channel' } } },
    { update_id, message: { ...message, from: { id: 8, is_bot: true, first_name: 'b' } } },
    { update_id, message: { ...message, text: undefined, pinned_message: {} } },
    groupUpdate(1, '', { text: undefined, new_chat_members: [] }),
  ];
  for (const update of nothing) expect(read(update).message).toBeNull();
});

test('in a group only what names the bot or replies to it is taken, without the name', () => {
  expect(read(groupUpdate(1, '大家好')).message).toBeNull();
  expect(read(groupUpdate(1, '@otherbot 你好')).message).toBeNull();
  expect(read(groupUpdate(1, '/help')).message).toBeNull();
  expect(read(groupUpdate(1, '/help@otherbot')).message).toBeNull();
  expect(contentOf(groupUpdate(1, '/help@XiangwenTestBot'))).toEqual({ kind: 'text', text: '帮助' });
  expect(contentOf(groupUpdate(1, '请问 @XiangwenTestBot 任务31是什么'))).toEqual({
    kind: 'text',
    text: '请问 任务31是什么',
  });
  expect(contentOf(groupUpdate(1, '@xiangwentestbot'))).toEqual({ kind: 'text', text: '帮助' });
  const byReply = { reply_to_message: { message_id: 1, from: { id: BOT.id, is_bot: true } } };
  expect(contentOf(groupUpdate(1, '再说一遍', byReply))).toEqual({ kind: 'text', text: '再说一遍' });
  const toOther = { reply_to_message: { message_id: 1, from: { id: 5, is_bot: false } } };
  expect(read(groupUpdate(1, '再说一遍', toOther)).message).toBeNull();
  expect(contentOf(groupUpdate(1, '', { ...byReply, text: undefined, voice: {} }))).toMatchObject({ what: 'voice' });
});

test('in a group each person has a dialogue of their own, and is replied to there', () => {
  const one = read(groupUpdate(1, '@XiangwenTestBot 问'));
  expect(one.message).toMatchObject({ chat: '-100777:42', isGroup: true });
  expect(one.replyTo).toBe(501);
  const other = groupUpdate(2, '@XiangwenTestBot 问', { from: { id: 43, is_bot: false, first_name: '另' } });
  expect(read(other).message?.chat).toBe('-100777:43');
  const pressed = buttonUpdate(3, '大字', { id: -100_777, type: 'supergroup', title: '群' });
  expect(read(pressed).message).toMatchObject({ chat: '-100777:42', isGroup: true });
});

test('the bot’s name is needed only for a group’s message with an @', () => {
  expect(needsName(textUpdate(1, '@a') as unknown as Update)).toBe(false);
  expect(needsName(groupUpdate(1, '好') as unknown as Update)).toBe(false);
  expect(needsName(groupUpdate(1, '@a 好') as unknown as Update)).toBe(true);
});

test('anything else than an update is known as such', () => {
  for (const value of [null, [], 'x', {}, { update_id: '1' }, { update_id: 1.5 }, { update_id: 1, message: 'x' }])
    expect(isUpdate(value), JSON.stringify(value)).toBe(false);
  expect(isUpdate({ update_id: 1, message: { chat: { id: 'x', type: 'private' } } })).toBe(false);
  expect(isUpdate({ update_id: 1, callback_query: { id: 3, from: {} } })).toBe(false);
  expect(isUpdate({ update_id: 1, poll: {} })).toBe(true);
});
