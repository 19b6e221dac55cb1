import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { ChannelName } from '../domain/message.ts';
import type { AnswerStore } from './answers.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Doors where the chat is the conversation itself, so that nothing of it stays. A bot's chat goes on as a new one. */
const WITHOUT_CHAT: ChannelName[] = ['web', 'api'];
/** D1 binds 100 parameters a statement. */
const AT_ONCE = 90;
/** SQLite would rather go through a whole channel by its index than look up a few answers by theirs. */
const UNINDEXED_CHANNEL = sql<ChannelName>`channel || ''`;

type Forgetting = Pick<AnswerStore, 'deleteConversation' | 'forgetConversations' | 'forgetTurns'>;

/**
 * Takes conversations and turns away, with all that hangs on them; each a batch that is atomic. A batch takes hold of
 * messages, chats and what is to be told in the order in which finishing a message does, so that PostgreSQL never has
 * the two wait for each other. Turns come last, as the rest is found by them; there it waits for nobody, as it does not
 * see a turn that is only being written.
 */
export function forgetting({ db, atomically }: Database): Forgetting {
  return {
    async deleteConversation(id) {
      const turns = db.selectFrom('turns').select('id').where('conversation_id', '=', id);
      const changes = await atomically([
        db.deleteFrom('messages').where('channel', 'in', WITHOUT_CHAT).where('chat', '=', id),
        db.deleteFrom('messages').where(UNINDEXED_CHANNEL, 'in', WITHOUT_CHAT).where('answer_id', 'in', turns),
        ...leavingChats(db, [id]),
        db.deleteFrom('outgoing').where('key', 'in', turns),
        db.deleteFrom('shares').where('conversation_id', '=', id),
        db.deleteFrom('turns').where('conversation_id', '=', id),
      ]);
      return changes.some((changed) => changed > 0);
    },
    async forgetConversations(before, limit) {
      const ids = await listUnused(db, before, Math.min(limit, AT_ONCE));
      if (ids.length === 0) return 0;
      // One that goes on at this very moment keeps its new turn.
      const turns = db.selectFrom('turns').select('id').where('conversation_id', 'in', ids);
      await atomically([
        ...leavingChats(db, ids),
        db.deleteFrom('outgoing').where('key', 'in', turns.where('created_at', '<', before)),
        db.deleteFrom('shares').where('conversation_id', 'in', ids),
        db.deleteFrom('turns').where('conversation_id', 'in', ids).where('created_at', '<', before),
      ]);
      return ids.length;
    },
    async forgetTurns(before, limit) {
      const old = db.selectFrom('turns').where('created_at', '<', before);
      const within = old.where((turn) => turn.exists(newer(turn, before)));
      const some = within.orderBy('created_at').orderBy('id').limit(Math.min(limit, AT_ONCE));
      const ids = (await some.select('id').execute()).map(({ id }) => id);
      if (ids.length === 0) return 0;
      await atomically([
        db.deleteFrom('outgoing').where('key', 'in', ids),
        db.deleteFrom('shares').where('answer_id', 'in', ids),
        db.deleteFrom('turns').where('id', 'in', ids),
      ]);
      return ids.length;
    },
  };
}

/**
 * The statements after which no chat is in these conversations, and nothing is to be told in them; what a bot's chat
 * keeps beside its memory stays.
 */
function leavingChats(db: Kysely<Schema>, ids: string[]) {
  return [
    db.deleteFrom('chats').where('conversation_id', 'in', ids).where('channel', 'in', WITHOUT_CHAT),
    db.updateTable('chats').set({ conversation_id: '', memory: '' }).where('conversation_id', 'in', ids),
    db.deleteFrom('outgoing').where('channel', 'in', WITHOUT_CHAT).where('chat', 'in', ids),
    db.deleteFrom('subscriptions').where('channel', 'in', WITHOUT_CHAT).where('chat', 'in', ids),
  ];
}

/** Conversations with nothing but turns of before. */
async function listUnused(db: Kysely<Schema>, before: number, limit: number): Promise<string[]> {
  const old = db.selectFrom('turns').where('created_at', '<', before);
  const unused = old.where((turn) => turn.not(turn.exists(newer(turn, before))));
  const rows = await unused.select('conversation_id').distinct().limit(limit).execute();
  return rows.map(({ conversation_id }) => conversation_id);
}

/** Turns of the same conversation that are not of before. */
function newer({ selectFrom }: ExpressionBuilder<Schema, 'turns'>, before: number) {
  const inConversation = selectFrom('turns as newer').whereRef('newer.conversation_id', '=', 'turns.conversation_id');
  return inConversation.select('newer.id').where('newer.created_at', '>=', before);
}
