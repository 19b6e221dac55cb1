import { type Kysely, sql } from 'kysely';
import type { OutgoingMessage } from '../domain/message.ts';
import type { Database } from './database.ts';
import { asClaimed, holding, oldestDue } from './outbox.claim.kysely.ts';
import type { OutboxStore, Settlement } from './outbox.ts';
import type { OutgoingRow, Schema } from './schema.ts';

/** What is to be told, over any database that Kysely speaks to. */
export function outboxStore({ db, atomically }: Database): OutboxStore {
  return {
    async enqueue(messages, now) {
      const changes = await atomically(messages.map((message) => insertOutgoing(db, message, now)));
      return changes.reduce((sum, changed) => sum + changed, 0);
    },
    async claimOutgoing(channels, now, holdMs, limit) {
      if (channels.length === 0) return [];
      const due = oldestDue(db, channels, now).orderBy('created_at').orderBy('key').limit(limit);
      const claim = holding(db, now, now + holdMs)
        .where('key', 'in', due)
        .where('state', '=', 'waiting');
      const rows = await claim.returningAll().execute();
      return rows.map(asClaimed).toSorted((a, b) => a.createdAt - b.createdAt);
    },
    async claimOutgoingByKey(key, now, holdMs) {
      const claim = holding(db, now, now + holdMs)
        .where('key', '=', key)
        .where('state', '<>', 'sent');
      const row = await claim.returningAll().executeTakeFirst();
      return row ? asClaimed(row) : null;
    },
    async settle(key, settlement, now) {
      const unsent = db.updateTable('outgoing').where('key', '=', key).where('state', '<>', 'sent');
      const givesBack = settlement.kind === 'retry' && settlement.uncounted;
      const settling = unsent.set({ held_until: 0, ...settled(settlement, now) });
      await (givesBack ? settling.set((row) => ({ attempts: row('attempts', '-', 1) })) : settling).execute();
    },
    async advance(key, partsSent) {
      const unsent = db.updateTable('outgoing').where('key', '=', key).where('state', '<>', 'sent');
      await unsent.set({ parts_sent: partsSent }).execute();
    },
    async listUntold(channel, chat, now, limit) {
      const states: OutgoingRow['state'][] =
        channel === 'web' || channel === 'api' ? ['parked', 'waiting'] : ['parked'];
      const ofChat = db.selectFrom('outgoing').where('channel', '=', channel).where('chat', '=', chat);
      const untold = ofChat.where('state', 'in', states).where('held_until', '<=', now);
      const rows = await untold.orderBy('arrival').orderBy('key').limit(limit).select(['key', 'body']).execute();
      return rows.map(({ key, body }) => ({ key, channel, chat, body: JSON.parse(body ?? 'null') }));
    },
    async countOutgoing() {
      const states = ['waiting', 'parked', 'dead'] as const;
      const unsent = db.selectFrom('outgoing').where('state', 'in', states).groupBy(['channel', 'state']);
      const counts = unsent.select(({ fn }) => ['channel', 'state', fn.countAll<number>().as('count')]);
      const rows = await counts.orderBy('channel').orderBy('state').execute();
      return rows.map(({ channel, state, count }) => ({ channel, state: state as (typeof states)[number], count }));
    },
    async listDead(limit) {
      const dead = db
        .selectFrom('outgoing')
        .where('state', '=', 'dead')
        .select(['key', 'channel', 'error', 'settled_at']);
      const rows = await dead.orderBy('settled_at', 'desc').orderBy('key').limit(limit).execute();
      return rows.map(({ key, channel, error, settled_at }) => ({
        key,
        channel,
        error: error ?? '',
        at: settled_at ?? 0,
      }));
    },
    async grantPushes(channel, chat, count, until) {
      const granted = { remaining: count, expires_at: until };
      const insert = db.insertInto('pushes').values({ channel, chat, ...granted });
      await insert.onConflict((conflict) => conflict.columns(['channel', 'chat']).doUpdateSet(granted)).execute();
    },
    async spendPush(channel, chat, now) {
      const granted = db.updateTable('pushes').where('channel', '=', channel).where('chat', '=', chat);
      const left = granted.where('remaining', '>', 0).where('expires_at', '>', now);
      const spend = left.set((row) => ({ remaining: row('remaining', '-', 1) }));
      return (await spend.executeTakeFirst()).numUpdatedRows > 0n;
    },
    async forgetSent(before, unsentBefore) {
      const [sent = 0, unsent = 0] = await atomically([
        db.deleteFrom('outgoing').where('state', '=', 'sent').where('settled_at', '<', before),
        db.deleteFrom('outgoing').where('state', 'in', ['parked', 'dead']).where('settled_at', '<', unsentBefore),
        db.deleteFrom('pushes').where('expires_at', '<', before),
      ]);
      return sent + unsent;
    },
  };
}

/** The statement that marks what a reply told. */
export function settleTold(db: Kysely<Schema>, keys: string[], now: number) {
  const untold = db.updateTable('outgoing').where('key', 'in', keys).where('state', 'in', ['parked', 'waiting']);
  return untold.set({ state: 'sent', settled_at: now, body: null, error: null });
}

/** The statement that puts a message in, unless its key is known. */
export function insertOutgoing(db: Kysely<Schema>, { key, channel, chat, body }: OutgoingMessage, now: number) {
  const before = db.selectFrom('outgoing').where('channel', '=', channel).where('chat', '=', chat);
  const row = {
    key,
    channel,
    chat,
    arrival: before.select(sql<number>`coalesce(max(arrival), 0) + 1`.as('next')),
    body: JSON.stringify(body),
    state: 'waiting' as const,
    attempts: 0,
    parts_sent: 0,
    due_at: now,
    held_until: 0,
    created_at: now,
  };
  return db
    .insertInto('outgoing')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing());
}

function settled(settlement: Settlement, now: number): Partial<OutgoingRow> {
  switch (settlement.kind) {
    case 'sent':
      return { state: 'sent', settled_at: now, body: null, error: null };
    case 'retry':
      return { state: 'waiting', due_at: settlement.at, error: settlement.error, parts_sent: settlement.partsSent };
    case 'parked':
      return { state: 'parked', settled_at: now };
    case 'dead':
      return { state: 'dead', settled_at: now, body: null, error: settlement.error };
  }
}
