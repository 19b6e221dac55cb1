import { sql } from 'kysely';
import type { CommentState } from '../domain/comment.ts';
import { addComment } from './comments.add.kysely.ts';
import { disposeComments } from './comments.dispose.kysely.ts';
import { asComment } from './comments.row.kysely.ts';
import type { CommentStore } from './comments.ts';
import type { Database } from './database.ts';
import { ledgerStore } from './ledger.kysely.ts';

/**
 * Comments, reports and their ledger. Each change is one statement or one batch.
 *
 * Withdrawn and erased comments are listed and counted with their state: what the ledger proves must add up. A report
 * is known by its office, which stays when its state becomes `withdrawn` or `identity_erased`.
 */
export function commentStore(database: Database): CommentStore {
  const { db } = database;
  return {
    ...ledgerStore(database),
    addComment: (comment) => addComment(database, comment),
    async findComment(receipt) {
      const row = await db.selectFrom('comments').selectAll().where('receipt', '=', receipt).executeTakeFirst();
      return row ? asComment(row) : null;
    },
    async listComments(decision, { after, limit }) {
      const all = listed(database, decision).selectAll().orderBy('position').orderBy('receipt').limit(limit);
      const rows = await (after === undefined ? all : all.where(comesAfter(database, after))).execute();
      return rows.map(asComment);
    },
    async countComments(decision) {
      const counted = listed(database, decision).select(['state', (row) => row.fn.countAll().as('count')]);
      const rows = await counted.groupBy('state').orderBy('state').execute();
      return rows.map(({ state, count }) => ({ state: state as CommentState, count: Number(count) }));
    },
    async listReports(office, limit) {
      const query = db.selectFrom('comments').selectAll().where('office', '=', office);
      return (await query.orderBy('received_at').orderBy('receipt').limit(limit).execute()).map(asComment);
    },
    disposeComments: (decision, dispositions) => disposeComments(database, decision, dispositions),
    async publishDispositions(decision) {
      const disposed = db.updateTable('comments').where('decision', '=', decision).where('state', '=', 'disposed');
      return Number((await disposed.set({ state: 'published' }).executeTakeFirst()).numUpdatedRows);
    },
    ...changes(database),
  };
}

/** Where whatever lists and counts comments begins: reports are never among them. */
const listed = ({ db }: Database, decision: string) =>
  db.selectFrom('comments').where('decision', '=', decision).where('office', 'is', null);

/** Sees those too that became reports since they were listed: their place stays. */
function comesAfter({ db }: Database, receipt: string) {
  const last = db.selectFrom('comments').select(['position', 'receipt']).where('receipt', '=', receipt);
  return sql<boolean>`(position, receipt) > ${last}`;
}

type Changes = Pick<CommentStore, 'holdComment' | 'routeComment' | 'withdrawComment' | 'eraseComment'>;

/** What happens to one comment; `false` where its state does not allow it, or it is unknown. */
function changes({ db, atomically }: Database): Changes {
  const comment = (receipt: string) => db.updateTable('comments').where('receipt', '=', receipt);
  return {
    /** A disposed comment keeps its state: the reason stands beside the disposition. */
    async holdComment(receipt, reason) {
      const unpublished = comment(receipt).where('state', 'in', ['received', 'held', 'disposed']);
      const query = unpublished.set((row) => ({
        held_reason: reason === null ? null : JSON.stringify(reason),
        state: row
          .case()
          .when('state', '=', 'disposed')
          .then('disposed')
          .else(reason === null ? 'received' : 'held')
          .end(),
      }));
      const changing = reason === null ? query.where('held_reason', 'is not', null) : query;
      return (await changing.executeTakeFirst()).numUpdatedRows > 0n;
    },
    /** Also from one office to another. A withdrawn one keeps its state; of an erased one there is nothing to hand over. */
    async routeComment(receipt, { office, address }) {
      const query = comment(receipt).where('erased_at', 'is', null);
      const routed = query.set((row) => ({
        office,
        office_address: address,
        state: row.case().when('state', '=', 'withdrawn').then('withdrawn').else('routed').end(),
      }));
      return (await routed.executeTakeFirst()).numUpdatedRows > 0n;
    },
    async withdrawComment(receipt, now) {
      const query = comment(receipt).where('withdrawn_at', 'is', null);
      return (await query.set({ state: 'withdrawn', withdrawn_at: now }).executeTakeFirst()).numUpdatedRows > 0n;
    },
    /**
     * The reason for holding goes too, as it may quote the text. The idempotency key, a random number, stays without
     * its fingerprint: the same comment sent again is no repeat then, but a conflict.
     */
    async eraseComment(receipt, now) {
      const gone = { text: null, salt: null, fingerprint: null, held_reason: null, state: 'identity_erased' };
      const query = comment(receipt).where('erased_at', 'is', null);
      const erased = query.set((row) => ({
        ...gone,
        withdrawn_at: row.fn.coalesce('withdrawn_at', row.val(now)),
        erased_at: now,
      }));
      // Who wants to hear of it by its receipt is a trace of whose it is.
      const [changed = 0] = await atomically([erased, db.deleteFrom('subscriptions').where('receipt', '=', receipt)]);
      return changed > 0;
    },
  };
}
