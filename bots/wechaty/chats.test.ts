import { expect, test } from 'vitest';
import { chatOf, placeOf } from './chats.ts';

test('a chat is the person, or the room and the person', () => {
  expect(chatOf({ contact: 'wxid_1', room: null })).toBe('wxid_1');
  expect(chatOf({ contact: 'wxid_1', room: '777@chatroom' })).toBe('777@chatroom:wxid_1');
});

test('every place is read back as it was, whatever signs its ids hold', () => {
  for (const room of [null, '777@chatroom', 'a:b', '%3A'])
    for (const contact of ['wxid_1', '@@x', '123:4@c.us', '100%'])
      expect(placeOf(chatOf({ contact, room }))).toEqual({ contact, room });
});

test('what is no chat of ours is none', () => {
  for (const chat of ['', ':', 'a:', ':b', 'a:b:c', '%', '%E0%A4%A']) expect(placeOf(chat), chat).toBeNull();
});
