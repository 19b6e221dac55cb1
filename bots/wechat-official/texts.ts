import { continuedLabel, inBytes, plainText, splitText } from '../../src/conversation/rendering.ts';
import type { OutgoingBody } from '../../src/domain/message.ts';
import { WECHAT } from './limits.ts';

/** What a person writes to get the next part of a long reply. */
export const GO_ON = '看下文';

const MORE = `\n（未完，下文随后发送；没有收到的话，请回复“${GO_ON}”）`;

/** Told where a message could not be stored: it is lost, and the person has to know. */
export const NOT_TAKEN = '系统繁忙，这条消息没有收到，请稍后再发一次。';

/** The messages that a body makes, each within the platform's limit; every one but the last says that more comes. */
export function partsOf(body: OutgoingBody, publicUrl?: string): string[] {
  const text = tidy(plainText(body, { numbered: true, publicUrl }));
  if (inBytes(text) <= WECHAT.textBytes) return [text];
  const label = continuedLabel(body);
  const parts = splitText(text, WECHAT.textBytes - inBytes(MORE) - inBytes(label), inBytes);
  return parts.map((part, at) => (at > 0 ? label : '') + part + (at < parts.length - 1 ? MORE : ''));
}

/**
 * What XML cannot carry is left out, since the platform would show the person an error instead; and a `<` that would
 * begin one of the links that the app makes of `<a href>` is set as `＜`.
 */
export function tidy(text: string): string {
  const printable = Array.from(text.toWellFormed()).filter((character) => !isControl(character));
  return printable.join('').replace(/<(?=[a-z/!])/gi, '＜');
}

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff;
}
