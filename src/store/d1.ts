import { type Compilable, Kysely } from 'kysely';
import { D1Dialect } from 'kysely-d1';
import { SQLITE_NOW } from './database.ts';
import { kyselyStore } from './kysely.ts';
import { migrate } from './migration.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

/** What is used of Cloudflare's `D1Database`. `batch` runs all of its statements or none. */
export interface D1 {
  prepare(sql: string): D1Statement;
  batch(statements: D1Statement[]): Promise<{ meta: { changes: number } }[]>;
}

/** What is used of `D1PreparedStatement`. */
interface D1Statement {
  bind(...values: unknown[]): D1Statement;
  all(): Promise<unknown>;
}

/**
 * The store in a D1 database, its tables brought up to date. Several isolates may open it at once. Throws what D1 throws
 * where it cannot be reached.
 */
export async function openD1Store(database: D1): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: new D1Dialect({ database }) });
  const run = async (statements: string[]) => {
    await database.batch(statements.map((sql) => database.prepare(sql)));
  };
  await migrate(db, run, MIGRATIONS);
  const atomically = (statements: Compilable[]) => runBatch(database, statements);
  return kyselyStore({ db, atomically, now: SQLITE_NOW });
}

async function runBatch(database: D1, statements: Compilable[]): Promise<number[]> {
  const bound = statements.map((statement) => {
    const { sql, parameters } = statement.compile();
    return database.prepare(sql).bind(...parameters);
  });
  // D1 refuses an empty batch.
  const results = bound.length > 0 ? await database.batch(bound) : [];
  return results.map(({ meta }) => meta.changes);
}
