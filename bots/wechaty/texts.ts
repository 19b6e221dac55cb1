import { continuedLabel, plainText, splitText } from '../../src/conversation/rendering.ts';
import type { OutgoingBody } from '../../src/domain/message.ts';

/** Personal accounts have no documented limit; so many characters, about 6,000 bytes, are well within what apps send. */
export const MESSAGE_CHARS = 2_000;

/** Kept for the name of whom a reply in a room mentions. */
const MENTION_CHARS = 64;

/** Told where a message could not be stored: it is lost, and the person has to know. */
export const NOT_TAKEN = '系统繁忙，这条消息没有收到，请稍后再发一次。';

/** The messages that a body makes; choices stand as numbered lines, as there are no buttons. */
export function partsOf(body: OutgoingBody, options: { isGroup: boolean; publicUrl?: string | undefined }): string[] {
  const text = plainText(body, { numbered: true, publicUrl: options.publicUrl }).toWellFormed();
  const label = continuedLabel(body);
  const room = MESSAGE_CHARS - label.length - (options.isGroup ? MENTION_CHARS : 0);
  return splitText(text, room).map((part, at) => (at > 0 ? label : '') + part);
}
