import { type Kysely, sql } from 'kysely';
import type { ChannelName } from '../domain/message.ts';
import { insertTurn } from './answers.kysely.ts';
import type { Database } from './database.ts';
import { claimOldest, listClaimable } from './messages.claim.kysely.ts';
import type { FinishedMessage, MessageStore } from './messages.ts';
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
    async hasWaiting(channel, chat) {
      const ofChat = db.selectFrom('messages').select('message_id').where('channel', '=', channel);
      const query = ofChat.where('chat', '=', chat).where('finished_at', 'is', null).limit(1);
      return (await query.executeTakeFirst()) !== undefined;
    },
    async findChat(channel, chat) {
      const query = db.selectFrom('chats').selectAll().where('channel', '=', channel);
      const row = await query.where('chat', '=', chat).executeTakeFirst();
      if (!row) return null;
      const { conversation_id: conversationId, memory, kept, updated_at: updatedAt } = row;
      return { channel, chat, conversationId: conversationId || null, memory, kept: kept ?? undefined, updatedAt };
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
    async forgetMemories(before, limit) {
      const old = db.selectFrom('chats').where('updated_at', '<', before).where('memory', '<>', '');
      const some = old.select(['channel', 'chat']).orderBy('updated_at').limit(limit);
      const forget = db.updateTable('chats').set({ memory: '' }).where('updated_at', '<', before);
      const query = forget.where(({ eb, refTuple }) =>
        eb(refTuple('channel', 'chat'), 'in', some.$asTuple('channel', 'chat')),
      );
      return Number((await query.executeTakeFirst()).numUpdatedRows);
    },
  };
}

function nextArrival(db: Kysely<Schema>, channel: ChannelName, chat: string) {
  const received = db.selectFrom('messages').where('channel', '=', channel).where('chat', '=', chat);
  return received.select(sql<number>`coalesce(max(arrival), 0) + 1`.as('next'));
}

/**
 * A second finish fails on the turn's id. The message comes first: who deletes it meanwhile, with its conversation, and
 * this wait for each other, and no turn comes after that.
 */
function finishing(db: Kysely<Schema>, finished: FinishedMessage) {
  const { channel, messageId, answer, trace, newConversation, reply, chat, outgoing, told = [], now } = finished;
  const message = db.selectFrom('messages').where('channel', '=', channel).where('message_id', '=', messageId);
  // Null, which the column refuses, where no message came in under this answer's id.
  const createdAt = message.where('answer_id', '=', answer.id).select(sql<number>`cast(${now} as bigint)`.as('now'));
  return [
    db
      .updateTable('messages')
      .set({ payload: null, reply: JSON.stringify(reply), finished_at: now, held_until: 0 })
      .where('channel', '=', channel)
      .where('message_id', '=', messageId),
    insertTurn(db, answer, trace, { newConversation, createdAt }),
    putChat(db, chat),
    ...(outgoing ? [insertOutgoing(db, outgoing, now)] : []),
    ...(told.length > 0 ? [settleTold(db, told, now)] : []),
  ];
}

function putChat(
  db: Kysely<Schema>,
  { channel, chat, conversationId, memory, kept, updatedAt }: FinishedMessage['chat'],
) {
  const changing = { conversation_id: conversationId, memory, kept: kept ?? null, updated_at: updatedAt };
  const insert = db.insertInto('chats').values({ channel, chat, ...changing });
  return insert.onConflict((conflict) => conflict.columns(['channel', 'chat']).doUpdateSet(changing));
}

async function hasTurn(db: Kysely<Schema>, id: string): Promise<boolean> {
  return !!(await db.selectFrom('turns').select('id').where('id', '=', id).executeTakeFirst());
}
