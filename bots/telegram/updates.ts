import type { Message, Update } from 'grammy/types';
import type { Content, IncomingMessage } from '../../src/domain/message.ts';
import { contentInGroup, contentOf, textIn } from './content.ts';
import type { BotIdentity } from './identity.ts';

/** The kinds of update that are asked for. */
export const ALLOWED_UPDATES = ['message', 'callback_query'] as const;

/** What an update comes to. */
export interface Taken {
  /** `null` where it is nothing for us. */
  message: IncomingMessage | null;
  /** To be answered in any case, else the button keeps turning. */
  callbackId: string | null;
  /** The message in a group that the reply goes to. */
  replyTo: number | null;
  /** Milliseconds since the epoch, by the platform; `null` where it does not say. */
  sentAt: number | null;
}

/** Whether this is an update as far as it is read here. */
export function isUpdate(value: unknown): value is Update {
  if (!isObject(value) || !Number.isSafeInteger(value.update_id)) return false;
  const { message, callback_query: callback } = value;
  if (message !== undefined && !(isObject(message) && isChat(message.chat))) return false;
  if (callback === undefined) return true;
  return isObject(callback) && typeof callback.id === 'string' && isObject(callback.from);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isChat(value: unknown): boolean {
  return isObject(value) && Number.isSafeInteger(value.id) && typeof value.type === 'string';
}

/** Whether only the bot's name tells if this is for it: a message in a group with an @ somewhere. */
export function needsName({ message }: Update): boolean {
  return message !== undefined && isGroup(message.chat.type) && (textIn(message) ?? '').includes('@');
}

/** Reads an update. The message's order and id are the update's own, so a redelivery bears the same. */
export function readUpdate(update: Update, bot: BotIdentity): Taken {
  if (update.callback_query) return fromCallback(update, update.callback_query);
  if (!update.message) return NOTHING;
  return fromMessage(update.update_id, update.message, bot);
}

/** What is nothing for us. */
export const NOTHING: Taken = { message: null, callbackId: null, replyTo: null, sentAt: null };

function fromCallback(
  { update_id }: Update,
  { id, from, message: under, data }: NonNullable<Update['callback_query']>,
): Taken {
  if (!under || !isChat(under.chat) || !data) return { ...NOTHING, callbackId: id };
  const content: Content = { kind: 'text', text: data };
  const message = incoming(update_id, under.chat, from.id, content);
  return { message, callbackId: id, replyTo: message?.isGroup ? under.message_id : null, sentAt: null };
}

function fromMessage(updateId: number, message: Message, bot: BotIdentity): Taken {
  const { from, chat } = message;
  // Other bots, and anonymous administrators, who all speak as one account of Telegram's.
  if (!from || from.is_bot) return NOTHING;
  const content = isGroup(chat.type) ? contentInGroup(message, bot) : contentOf(message, message.text, bot);
  const read = content && incoming(updateId, chat, from.id, content);
  if (!read) return NOTHING;
  const replyTo = read.isGroup ? message.message_id : null;
  return { message: read, callbackId: null, replyTo, sentAt: message.date * 1000 };
}

/** In a group every person has a dialogue of their own. */
function incoming(
  updateId: number,
  chat: { id: number; type: string },
  person: number,
  content: Content,
): IncomingMessage | null {
  const common = { channel: 'telegram' as const, messageId: String(updateId), order: updateId, content };
  if (isGroup(chat.type)) return { ...common, chat: `${chat.id}:${person}`, isGroup: true };
  return chat.type === 'private' ? { ...common, chat: String(chat.id) } : null;
}

function isGroup(type: string): boolean {
  return type === 'group' || type === 'supergroup';
}
