import type { Message, MessageEntity } from 'grammy/types';
import type { Content } from '../../src/domain/message.ts';
import { readCommand, textOf } from './commands.ts';
import type { BotIdentity } from './identity.ts';

/** A message's words: its text, or what stands under a picture. */
export function textIn(message: Message): string | undefined {
  return message.text ?? message.caption;
}

/** In a group only what speaks to the bot: a reply to it, its @name, a command that names it. */
export function contentInGroup(message: Message, bot: BotIdentity): Content | null {
  const text = textIn(message) ?? '';
  const command = readCommand(text);
  if (command?.bot) return command.bot === bot.username ? contentOf(message, message.text, bot) : null;
  const mentions = (message.entities ?? message.caption_entities ?? []).filter((entity) => isMe(entity, text, bot));
  const repliedTo = message.reply_to_message?.from;
  const isReply = repliedTo !== undefined && bot.id !== null && repliedTo.id === bot.id;
  if (mentions.length === 0 && !isReply) return null;
  return contentOf(message, message.text === undefined ? undefined : without(text, mentions), bot);
}

function isMe(entity: MessageEntity, text: string, bot: BotIdentity): boolean {
  if (entity.type === 'text_mention') return entity.user.id === bot.id;
  const name = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
  return entity.type === 'mention' && bot.username !== null && name === `@${bot.username}`;
}

/** Entities count in UTF-16 units, as JavaScript does. */
function without(text: string, entities: MessageEntity[]): string {
  const lastFirst = [...entities].sort((one, other) => other.offset - one.offset);
  const cut = (rest: string, { offset, length }: MessageEntity) =>
    `${rest.slice(0, offset).trimEnd()} ${rest.slice(offset + length).trimStart()}`;
  return lastFirst.reduce(cut, text).trim();
}

/** What a message says; `null` for what nobody wrote, and for a command to another bot. */
export function contentOf(message: Message, text: string | undefined, bot: BotIdentity): Content | null {
  if (text === undefined) return unsupported(message);
  const command = readCommand(text);
  // Nothing but the bot's name: somebody calls it.
  if (!command) return { kind: 'text', text: text.trim() || '帮助' };
  if (command.bot && bot.username && command.bot !== bot.username) return null;
  const words = textOf(command);
  return words === null ? { kind: 'event', event: 'follow' } : { kind: 'text', text: words };
}

type Unsupported = Extract<Content, { kind: 'unsupported' }>['what'];

/** Fields of messages that cannot be read here, the telling one first: a GIF is a document too. */
const KINDS: [keyof Message, Unsupported][] = [
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['photo', 'image'],
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['document', 'file'],
  ['venue', 'location'],
  ['location', 'location'],
  ['sticker', 'other'],
  ['contact', 'other'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['story', 'other'],
  ['game', 'other'],
  ['checklist', 'other'],
  ['paid_media', 'other'],
];

/** `null` for what nobody wrote: somebody joined, a message was pinned. */
function unsupported(message: Message): Content | null {
  const found = KINDS.find(([field]) => message[field] !== undefined);
  return found ? { kind: 'unsupported', what: found[1] } : null;
}
