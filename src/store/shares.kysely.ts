import { sql } from 'kysely';
import type { Answer } from '../domain/answer.ts';
import type { AnswerTrace } from './answers.ts';
import type { Database } from './database.ts';
import { toSelect } from './insert-select.kysely.ts';
import type { ShareRow } from './schema.ts';
import type { ShareStore } from './shares.ts';

/** Shared answers, over any database that Kysely speaks to. */
export function shareStore({ db }: Database): ShareStore {
  return {
    async shareAnswer({ token, answerId, conversationId, expiresAt }, now) {
      const { columns, selection } = toSelect<ShareRow>({
        ...{ token, answer_id: answerId, conversation_id: conversationId },
        // So that PostgreSQL knows what they are, which it cannot tell where nothing but a parameter is selected.
        created_at: sql`cast(${now} as bigint)`,
        expires_at: sql`cast(${expiresAt} as bigint)`,
      });
      const answered = db.selectFrom('turns').where('id', '=', answerId).where('answer', 'is not', null);
      const answer = answered.where('conversation_id', '=', conversationId).select(selection);
      const insert = db.insertInto('shares').columns(columns).expression(answer);
      return ((await insert.executeTakeFirst()).numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async findShared(token, now) {
      const share = db.selectFrom('shares').where('token', '=', token);
      const row = await share
        .leftJoin('turns', (join) =>
          join.onRef('turns.id', '=', 'shares.answer_id').onRef('turns.conversation_id', '=', 'shares.conversation_id'),
        )
        .select(['shares.expires_at', 'turns.answer', 'turns.trace'])
        .executeTakeFirst();
      if (!row?.answer || !row.trace) return null;
      if (row.expires_at <= now) return { kind: 'expired' };
      const answer: Answer = { ...(JSON.parse(row.answer) as Answer), conversationId: '' };
      const { question } = JSON.parse(row.trace) as AnswerTrace;
      return { kind: 'shared', question, answer, expiresAt: row.expires_at };
    },
    async listShares(conversationId, now) {
      const shares = db.selectFrom('shares').where('conversation_id', '=', conversationId);
      const live = shares.where('expires_at', '>', now).orderBy('created_at').orderBy('token');
      const rows = await live.select(['token', 'answer_id', 'expires_at']).execute();
      return rows.map((row) => ({ token: row.token, answerId: row.answer_id, expiresAt: Number(row.expires_at) }));
    },
    async endShare(token, conversationId) {
      const share = db.deleteFrom('shares').where('token', '=', token).where('conversation_id', '=', conversationId);
      return (await share.executeTakeFirst()).numDeletedRows > 0n;
    },
    async forgetShares(before, limit) {
      const over = db.selectFrom('shares').select('token').where('expires_at', '<', before);
      const some = over.orderBy('expires_at').orderBy('token').limit(limit);
      return Number((await db.deleteFrom('shares').where('token', 'in', some).executeTakeFirst()).numDeletedRows);
    },
  };
}
