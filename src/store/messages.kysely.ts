import { type Kysely, sql } from 'kysely';
import type { ChannelName } from '../domain/message.ts';
import { insertTurn } from './answers.kysely.ts';
import type { Database } from './database.ts';
import type { Chat, FinishedMessage, MessageStore } from './messages.ts';
import { insertOutgoing, settleTold } from './outbox.kysely.ts';
import type { Schema } from './schema.ts';

/** Messages that came in, over any database that Kysely speaks to. */
export function messageStore({ db, atomically }: Database): MessageStore {
  return {
    async receive(message, answerId, now) {
      const { channel, chat } = message;
      const row = {
        channel,
        message_id: message.messageId,
        chat,
        platform_order: message.order,
        arrival: nextArrival(db, channel, chat),
        answer_id: answerId,
        payload: JSON.stringify(message),
        attempts: 0,
        not_before: 0,
        held_until: 0,
        received_at: now,
      };
      const insert = db.insertInto('messages').values(row);
      const { numInsertedOrUpdatedRows: inserted } = await insert
        .onConflict((conflict) => conflict.columns(['channel', 'message_id']).doNothing())
        .executeTakeFirst();
      return inserted ? 'new' : 'repeat';
    },
    async claim(channel, chat, now, holdMs) {
      const row = await claimOldest(db, channel, chat, now, now + holdMs);
      if (!row?.payload) return null;
      return { message: JSON.parse(row.payload), answerId: row.answer_id, attempt: row.attempts };
    },
    async release(channel, messageId, notBefore) {
      await db
        .updateTable('messages')
        .set({ held_until: 0, not_before: notBefore })
        .where('channel', '=', channel)
        .where('message_id', '=', messageId)
        .where('finished_at', 'is', null)
        .execute();
    },
    async finish(finished) {
      try {
        await atomically(finishing(db, finished));
        return true;
      } catch (error) {
        if (await hasTurn(db, finished.answer.id)) return false;
        throw error;
      }
    },
    async standing(channel, messageId) {
      const query = db.selectFrom('messages').select('reply').where('channel', '=', channel);
      const row = await query.where('message_id', '=', messageId).executeTakeFirst();
      if (!row) return { kind: 'unknown' };
      return row.reply ? { kind: 'done', reply: JSON.parse(row.reply) } : { kind: 'waiting' };
    },
    listWaiting: (channels, now, limit) => listClaimable(db, channels, now, limit),
    async findChat(channel, chat) {
      const query = db.selectFrom('chats').selectAll().where('channel', '=', channel);
      const row = await query.where('chat', '=', chat).executeTakeFirst();
      if (!row) return null;
      const { conversation_id: conversationId, memory, updated_at: updatedAt } = row;
      return { channel, chat, conversationId, memory, updatedAt };
    },
    async forgetMessages(before, chatsBefore) {
      const [messages = 0, chats = 0] = await atomically([
        db.deleteFrom('messages').where('finished_at', '<', before),
        db.deleteFrom('chats').where('updated_at', '<', chatsBefore),
        // Nonces, tokens and leases that are over guard no message any more.
        db.deleteFrom('shared').where('expires_at', '<', before),
      ]);
      return messages + chats;
    },
  };
}

function nextArrival(db: Kysely<Schema>, channel: ChannelName, chat: string) {
  const received = db.selectFrom('messages').where('channel', '=', channel).where('chat', '=', chat);
  return received.select(sql<number>`coalesce(max(arrival), 0) + 1`.as('next'));
}

/**
 * The conditions on the row itself come first in importance: where another claims it at the same moment, PostgreSQL
 * looks at them again once that other is through, and does not at what the subqueries said.
 */
function claimOldest(db: Kysely<Schema>, channel: ChannelName, chat: string, now: number, heldUntil: number) {
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

/** The turn comes first: a second finish fails on its id before it could change anything. */
function finishing(db: Kysely<Schema>, finished: FinishedMessage) {
  const { channel, messageId, answer, trace, newConversation, reply, chat, outgoing, told = [], now } = finished;
  const message = db.selectFrom('messages').where('channel', '=', channel).where('message_id', '=', messageId);
  // Null, which the column refuses, where no message came in under this answer's id.
  const createdAt = message.where('answer_id', '=', answer.id).select(sql<number>`cast(${now} as bigint)`.as('now'));
  return [
    insertTurn(db, answer, trace, { newConversation, createdAt }),
    db
      .updateTable('messages')
      .set({ payload: null, reply: JSON.stringify(reply), finished_at: now, held_until: 0 })
      .where('channel', '=', channel)
      .where('message_id', '=', messageId),
    putChat(db, chat),
    ...(outgoing ? [insertOutgoing(db, outgoing, now)] : []),
    ...(told.length > 0 ? [settleTold(db, told, now)] : []),
  ];
}

function putChat(db: Kysely<Schema>, { channel, chat, conversationId, memory, updatedAt }: Chat) {
  const changing = { conversation_id: conversationId, memory, updated_at: updatedAt };
  const insert = db.insertInto('chats').values({ channel, chat, ...changing });
  return insert.onConflict((conflict) => conflict.columns(['channel', 'chat']).doUpdateSet(changing));
}

async function hasTurn(db: Kysely<Schema>, id: string): Promise<boolean> {
  return !!(await db.selectFrom('turns').select('id').where('id', '=', id).executeTakeFirst());
}

/** The oldest message of each chat, where `claim` would give it. */
async function listClaimable(db: Kysely<Schema>, channels: ChannelName[], now: number, limit: number) {
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
