import { type Kysely, sql } from 'kysely';
import type { ChannelName } from '../domain/message.ts';
import type { Schema } from './schema.ts';

/**
 * Holds the oldest unfinished message of a chat, where it may be held; one statement. Its conditions on the row itself
 * are what counts where another claims it at the same moment: PostgreSQL looks at them again once that other is
 * through, and not at what the subqueries said.
 */
export function claimOldest(db: Kysely<Schema>, channel: ChannelName, chat: string, now: number, heldUntil: number) {
  const unfinished = db.selectFrom('messages').where('channel', '=', channel).where('chat', '=', chat);
  const waiting = unfinished.where('finished_at', 'is', null).select('message_id');
  const oldest = waiting.orderBy('platform_order').orderBy('arrival').orderBy('message_id').limit(1);
  return (
    db
      .updateTable('messages')
      .set((row) => ({ attempts: row('attempts', '+', 1), held_until: heldUntil }))
      .where('channel', '=', channel)
      .where('message_id', '=', oldest)
      .where('finished_at', 'is', null)
      .where('not_before', '<=', now)
      .where('held_until', '<=', now)
      // One that came late may stand before the one that is being worked on; it waits for that all the same.
      .where(({ not, exists }) => not(exists(waiting.where('held_until', '>', now))))
      .returning(['payload', 'answer_id', 'attempts'])
      .executeTakeFirst()
  );
}

/** The oldest message of each chat, where `claim` would give it. */
export async function listClaimable(db: Kysely<Schema>, channels: ChannelName[], now: number, limit: number) {
  if (channels.length === 0) return [];
  const before = sql<boolean>`(other.platform_order, other.arrival, other.message_id)
    < (messages.platform_order, messages.arrival, messages.message_id)`;
  return db
    .selectFrom('messages')
    .select(['channel', 'chat'])
    .where('channel', 'in', channels)
    .where('finished_at', 'is', null)
    .where('not_before', '<=', now)
    .where(({ not, exists, selectFrom }) => {
      const inChat = selectFrom('messages as other')
        .select('other.message_id')
        .whereRef('other.channel', '=', 'messages.channel')
        .whereRef('other.chat', '=', 'messages.chat')
        .where('other.finished_at', 'is', null);
      return not(exists(inChat.where((row) => row.or([row('other.held_until', '>', now), before]))));
    })
    .orderBy('received_at')
    .orderBy('message_id')
    .limit(limit)
    .execute();
}
