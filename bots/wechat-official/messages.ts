import type { Content, IncomingMessage } from '../../src/domain/message.ts';
import type { Fields } from './xml.ts';

/** What the platform tells. `message` is `null` where nobody wants an answer. */
export interface Told {
  /** The same when it is delivered again. */
  id: string;
  /** The person's openid. */
  chat: string;
  /** Our account, the sender of a passive reply. */
  account: string;
  /** Milliseconds since the epoch, whole seconds. */
  at: number;
  /** What this allows us to send of our own accord, as the platform counts it. */
  allows: 'afterMessage' | 'afterEvent' | 'nothing' | 'no_more';
  message: IncomingMessage | null;
}

/** Reads what was sent; `null` where it lacks what every message of the platform has. */
export function readMessage(fields: Fields): Told | null {
  const { FromUserName: chat, ToUserName: account, CreateTime: seconds, MsgType: type } = fields;
  if (!chat || !account || !type || !seconds || !/^\d{1,12}$/.test(seconds)) return null;
  const id = idOf(fields, chat, seconds);
  if (!id) return null;
  const content = type === 'event' ? eventContent(fields) : contentOf(type, fields);
  const at = Number(seconds) * 1000;
  // Two messages of the same second are told apart by arrival, which the store keeps: their ids are in no order.
  const message: IncomingMessage | null = content && { channel: 'wechat', messageId: id, chat, order: at, content };
  return { id, chat, account, at, allows: allowanceOf(type, fields), message };
}

/**
 * A message's id with the person's, as the platform has been seen to give one id to several people at once. An event
 * has no id; the menu's entry sets two events of one second apart.
 */
function idOf({ MsgId, MsgID, Event, EventKey }: Fields, chat: string, seconds: string): string | null {
  const given = MsgId ?? MsgID;
  if (given) return `${chat}:${given}`;
  return Event ? [chat, seconds, Event, EventKey].filter(Boolean).join(':') : null;
}

const UNSUPPORTED: Partial<Record<string, Extract<Content, { kind: 'unsupported' }>['what']>> = {
  voice: 'voice',
  image: 'image',
  video: 'video',
  shortvideo: 'video',
  file: 'file',
  location: 'location',
};

function contentOf(type: string, { Content: text, Recognition }: Fields): Content {
  const written = type === 'text' ? text : type === 'voice' ? Recognition : undefined;
  if (written?.trim()) return { kind: 'text', text: written };
  return { kind: 'unsupported', what: UNSUPPORTED[type] ?? 'other' };
}

function eventContent({ Event, EventKey }: Fields): Content | null {
  if (Event === 'subscribe') return { kind: 'event', event: 'follow' };
  if (Event === 'CLICK' && EventKey) return { kind: 'text', text: EventKey };
  return null;
}

/** The events that open the platform's customer-service interface. An entry that opens a page (VIEW) does not. */
const OPENING = ['subscribe', 'CLICK', 'SCAN', 'scancode_push', 'scancode_waitmsg'];

function allowanceOf(type: string, { Event = '' }: Fields): Told['allows'] {
  if (type !== 'event') return 'afterMessage';
  if (Event === 'unsubscribe') return 'no_more';
  return OPENING.includes(Event) ? 'afterEvent' : 'nothing';
}
