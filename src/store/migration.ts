import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** A change of the tables, in SQL that SQLite, PostgreSQL and D1 all understand. Append only; never edit one. */
export interface Migration {
  /** Sorts and identifies; letters, digits and hyphens. */
  name: string;
  statements: string[];
}

/** Runs statements in order, all or none of them: a transaction, or D1's `batch`. */
export type RunAtomically = (statements: string[]) => Promise<void>;

/**
 * Brings the tables up to date. Kysely's own migrator needs interactive transactions and introspection that D1 refuses.
 * Here each migration is one atomic batch that begins by recording its name: of two processes starting at once, one
 * waits for the other and then fails on that primary key, which changes nothing and is no fault.
 * Throws what the database throws where a migration fails otherwise.
 */
export async function migrate(
  db: Kysely<Schema>,
  runAtomically: RunAtomically,
  migrations: Migration[],
): Promise<void> {
  await runAtomically(['create table if not exists migrations (name text primary key)']);
  const applied = await listApplied(db);
  for (const { name, statements } of migrations) {
    if (applied.includes(name)) continue;
    try {
      await runAtomically([`insert into migrations (name) values ('${name}')`, ...statements]);
    } catch (error) {
      if (!(await listApplied(db)).includes(name)) throw error;
    }
  }
}

async function listApplied(db: Kysely<Schema>): Promise<string[]> {
  return (await db.selectFrom('migrations').select('name').execute()).map(({ name }) => name);
}
