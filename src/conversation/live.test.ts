import { expect, test } from 'vitest';
import type { LivePart } from './conversation.ts';
import { Live } from './live.ts';

const begun = (answerId: string): LivePart => ({ kind: 'begun', conversationId: 'c', answerId });
const text = (words: string): LivePart => ({ kind: 'text', text: words, citations: [] });

function listening(live: Live, messageId = 'm') {
  const heard: LivePart[] = [];
  const stop = live.listen('web', messageId, (part) => heard.push(part));
  return { heard, stop };
}

test('who listens to a message hears what is told of it, in order, and of no other', () => {
  const live = new Live();
  const { heard } = listening(live);
  live.tell('web', 'm', begun('a'));
  live.tell('web', 'other', text('no'));
  live.tell('telegram', 'm', text('no'));
  live.tell('web', 'm', text('一'));
  expect(heard).toEqual([begun('a'), text('一')]);
});

test('a message that is worked out again says that what was told does not count', () => {
  const live = new Live();
  const { heard } = listening(live);
  live.tell('web', 'm', begun('a'));
  live.tell('web', 'm', text('一'));
  live.tell('web', 'm', begun('a'));
  live.tell('web', 'm', text('二'));
  expect(heard).toEqual([begun('a'), text('一'), { kind: 'anew' }, text('二')]);
});

test('after it stopped a listener hears nothing, and nothing of it is kept', () => {
  const live = new Live();
  const first = listening(live);
  live.tell('web', 'm', begun('a'));
  first.stop();
  live.tell('web', 'm', text('一'));
  expect(first.heard).toEqual([begun('a')]);
  const second = listening(live);
  live.tell('web', 'm', begun('b'));
  expect(second.heard).toEqual([begun('b')]);
});
