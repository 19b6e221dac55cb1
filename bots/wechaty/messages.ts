import type { Message, Room, Wechaty } from 'wechaty';
import type { Content, IncomingMessage } from '../../src/domain/message.ts';
import { chatOf } from './chats.ts';
import { callsEverybody, namesOne, withoutMention } from './mention.ts';

/** What of the bot is needed to read a message. */
export type Reader = Pick<Wechaty, 'Message' | 'Contact' | 'currentUser'>;

/** Some puppets hand over what was missed, and ids are known to the store for three days: older messages stay unread. */
const OLDEST_MS = 24 * 3_600_000;

/**
 * Reads a message; `null` for what nobody asks of the bot: its own, an official account's, one in a room that does not
 * mention it, one of yesterday.
 */
export async function readMessage(message: Message, bot: Reader, now: number): Promise<IncomingMessage | null> {
  const talker = message.talker();
  if (message.self() || isService(talker.id) || talker.type() === bot.Contact.Type.Official) return null;
  const sentAt = sentAtOf(message) ?? now;
  if (now - sentAt > OLDEST_MS) return null;
  const room = message.room();
  const content = room ? await contentInRoom(message, room, bot) : contentOf(message, message.text(), bot);
  if (!content) return null;
  const chat = chatOf({ contact: talker.id, room: room?.id ?? null });
  const common = { channel: 'wechaty' as const, messageId: message.id, chat, order: sentAt, content };
  return room ? { ...common, isGroup: true } : common;
}

/** The platform's own time, milliseconds; `null` where the puppet does not give one. */
export function sentAtOf(message: Message): number | null {
  const time = message.date().getTime();
  return Number.isFinite(time) ? time : null;
}

/** WeChat's own accounts, which puppets do not always call official. */
const SERVICES = ['weixin', 'filehelper', 'fmessage', 'floatbottle', 'medianote', 'newsapp', 'qqmail', 'tmessage'];

function isService(id: string): boolean {
  return SERVICES.includes(id) || id.startsWith('gh_');
}

async function contentInRoom(message: Message, room: Room, bot: Reader): Promise<Content | null> {
  if (message.type() !== bot.Message.Type.Text) return null;
  const me = bot.currentUser;
  const text = message.text();
  // A name in the room that cannot be looked up must not cost the message.
  const alias = await room.alias(me).catch(() => undefined);
  const names = [alias, me.name()].filter((name) => name !== undefined && name !== '') as string[];
  const isNamed = namesOne(text, names);
  // Puppets differ in what they list as mentions, so the text counts too.
  const isMentioned = isNamed || (!callsEverybody(text) && (await message.mentionSelf().catch(() => false)));
  return isMentioned ? contentOf(message, withoutMention(text, names), bot) : null;
}

type Unsupported = Extract<Content, { kind: 'unsupported' }>['what'];

/** `null` for what nobody wrote: a notice of the system, a message taken back. */
function contentOf(message: Message, text: string, { Message: { Type } }: Reader): Content | null {
  const type = message.type();
  // Nothing but the bot's name: somebody calls it.
  if (type === Type.Text) return { kind: 'text', text: text.trim() || '帮助' };
  if ([Type.Unknown, Type.Recalled, Type.GroupNote, Type.Post].includes(type)) return null;
  const told: Partial<Record<number, Unsupported>> = {
    [Type.Audio]: 'voice',
    [Type.Image]: 'image',
    [Type.Video]: 'video',
    [Type.Attachment]: 'file',
    [Type.Location]: 'location',
  };
  return { kind: 'unsupported', what: told[type] ?? 'other' };
}
