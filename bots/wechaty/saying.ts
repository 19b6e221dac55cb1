import type { Wechaty } from 'wechaty';
import type { Place } from './chats.ts';

/** A puppet that says nothing for so long has lost what it was given. */
const SAY_MS = 15_000;

/**
 * Sends one text; in a room with a mention of the person where `mentions` says so. Throws what the puppet throws, where
 * it does not know the person or the room, and where it does not answer.
 */
export async function say(
  bot: Pick<Wechaty, 'Contact' | 'Room'>,
  place: Place,
  text: string,
  mentions: boolean,
): Promise<void> {
  await within(SAY_MS, place.room === null ? toPerson(bot, place, text) : toRoom(bot, place, text, mentions));
}

async function toPerson({ Contact }: Pick<Wechaty, 'Contact'>, place: Place, text: string): Promise<void> {
  const contact = await Contact.find({ id: place.contact });
  if (!contact) throw new Error('unknown contact');
  await contact.say(text);
}

async function toRoom(
  { Contact, Room }: Pick<Wechaty, 'Contact' | 'Room'>,
  place: Place,
  text: string,
  mentions: boolean,
): Promise<void> {
  const room = await Room.find({ id: place.room ?? '' });
  if (!room) throw new Error('unknown room');
  const contact = mentions ? await Contact.find({ id: place.contact }) : undefined;
  // Whoever has left the room meanwhile cannot be mentioned.
  if (contact && (await room.has(contact))) await room.say(text, contact);
  else await room.say(text);
}

/** A puppet's call that never ends must not hold the message for ever. */
function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new DOMException('no answer', 'TimeoutError')), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
