import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Schema, SharedRow } from './schema.ts';
import type { SharedStore } from './shared.ts';

/** What instances share, over any database that Kysely speaks to. */
export function sharedStore({ db, now: databaseNow }: Database): SharedStore {
  return {
    async keepSecret(name, proposed) {
      const row = { kind: 'secret', name, value: proposed, expires_at: null } as const;
      const insert = db.insertInto('shared').values(row);
      await insert.onConflict((conflict) => conflict.columns(['kind', 'name']).doNothing()).execute();
      return (await find(db, 'secret', name).executeTakeFirstOrThrow()).value;
    },
    async getShared(name, now) {
      const row = await find(db, 'value', name).where('expires_at', '>', now).executeTakeFirst();
      return row?.value ?? null;
    },
    async putShared(name, value, expiresAt) {
      const changing = { value, expires_at: expiresAt };
      const insert = db.insertInto('shared').values({ kind: 'value', name, ...changing });
      await insert.onConflict((conflict) => conflict.columns(['kind', 'name']).doUpdateSet(changing)).execute();
    },
    lease: (name, holder, now, holdMs) =>
      take(db, { kind: 'lease', name, value: holder, expires_at: now + holdMs }, now, holder),
    firstSeen: (name, now, expiresAt) => take(db, { kind: 'seen', name, value: '', expires_at: expiresAt }, now, null),
    countShared: (name, amount, expiresAt, now) => count(db, name, amount, expiresAt, now),
    async databaseNow() {
      return (await db.selectNoFrom(databaseNow.as('now')).executeTakeFirstOrThrow()).now;
    },
  };
}

function find(db: Kysely<Schema>, kind: SharedRow['kind'], name: string) {
  return db.selectFrom('shared').select('value').where('kind', '=', kind).where('name', '=', name);
}

/** Whether the row could be put: where none stood there, or one that is over, or that of this holder. One statement. */
async function take(db: Kysely<Schema>, row: SharedRow, now: number, holder: string | null): Promise<boolean> {
  const { value, expires_at } = row;
  const { numInsertedOrUpdatedRows: put } = await db
    .insertInto('shared')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'name'])
        .doUpdateSet({ value, expires_at })
        .where(({ or, eb }) => {
          const over = eb('shared.expires_at', '<=', now);
          return holder === null ? over : or([over, eb('shared.value', '=', holder)]);
        }),
    )
    .executeTakeFirst();
  return !!put;
}

async function count(
  db: Kysely<Schema>,
  name: string,
  amount: number,
  expiresAt: number,
  now: number,
): Promise<number> {
  const sum = sql<string>`case when shared.expires_at <= ${now} then excluded.value
    else cast(cast(shared.value as bigint) + cast(excluded.value as bigint) as text) end`;
  const { value } = await db
    .insertInto('shared')
    .values({ kind: 'count', name, value: String(amount), expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(['kind', 'name']).doUpdateSet({ value: sum, expires_at: expiresAt }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(value);
}
