import type { Decision, DecisionDocument, DecisionState, Transition } from '../domain/decision.ts';
import type { ChannelName } from '../domain/message.ts';
import type { Database } from './database.ts';
import { putDecision } from './decisions.put.kysely.ts';
import { recordTransition } from './decisions.transition.kysely.ts';
import type { DecisionStore } from './decisions.ts';
import type { DecisionRow } from './schema.participation.ts';

/**
 * The catalogue, its history and subscriptions.
 *
 * A batch cannot branch, and its later statements must do nothing where its first changed nothing. So the first leaves
 * a token of its own on the decision's row, whose lock it holds until the batch is over, and the others look for it.
 */
export function decisionStore(database: Database): DecisionStore {
  const { db, atomically } = database;
  return {
    putDecision: (...put) => putDecision(database, ...put),
    async listDecisions() {
      return (await db.selectFrom('decisions').selectAll().orderBy('number').execute()).map(asDecision);
    },
    async findDecision(id) {
      const row = await db.selectFrom('decisions').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? asDecision(row) : null;
    },
    async listVersions(id) {
      const query = db.selectFrom('decision_versions').select(['version', 'document', 'at']).where('decision', '=', id);
      const rows = await query.orderBy('version').execute();
      return rows.map((row) => ({ ...row, document: JSON.parse(row.document) as DecisionDocument }));
    },
    async moveDecision(transition) {
      const { decision, from, to, at } = transition;
      const token = crypto.randomUUID();
      const move = db.updateTable('decisions').set({ state: to, updated_at: at, change_token: token });
      const moveHere = move.where('id', '=', decision).where('state', '=', from);
      const [moved] = await atomically([moveHere, recordTransition(database, transition, token)]);
      return moved === 1;
    },
    async listTransitions(id) {
      const query = db.selectFrom('decision_transitions').select('record').where('decision', '=', id);
      return (await query.orderBy('position').execute()).map(({ record }) => JSON.parse(record) as Transition);
    },
    async sealDecision(id, now) {
      const unsealed = db.updateTable('decisions').where('id', '=', id).where('sealed_at', 'is', null);
      return (await unsealed.set({ sealed_at: now, updated_at: now }).executeTakeFirst()).numUpdatedRows > 0n;
    },
    async subscribe({ decision, channel, chat, receipt }, now) {
      const row = { decision, channel, chat, receipt: receipt ?? '', created_at: now };
      await db
        .insertInto('subscriptions')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async unsubscribe(channel, chat, decision) {
      const all = db.deleteFrom('subscriptions').where('channel', '=', channel).where('chat', '=', chat);
      const chosen = decision === null ? all : all.where('decision', '=', decision);
      return Number((await chosen.executeTakeFirst()).numDeletedRows);
    },
    async listSubscriptions(decision) {
      const query = db.selectFrom('subscriptions').selectAll().where('decision', '=', decision);
      const rows = await query.orderBy('created_at').orderBy('channel').orderBy('chat').orderBy('receipt').execute();
      return rows.map(({ channel, chat, receipt }) => ({
        decision,
        channel: channel as ChannelName,
        chat,
        receipt: receipt || null,
      }));
    },
  };
}

function asDecision(row: DecisionRow): Decision {
  return {
    ...(JSON.parse(row.document) as DecisionDocument),
    number: row.number,
    version: row.version,
    state: row.state as DecisionState,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    sealedAt: row.sealed_at,
    updatedAt: row.updated_at,
  };
}
