import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import pg from 'pg';
import { StartupError } from '../domain/errors.ts';
import type { Database } from './database.ts';
import { kyselyStore } from './kysely.ts';
import { migrate } from './migration.ts';
import { MIGRATIONS } from './migrations.ts';
import { describePlace, explain, isPostgresUrl } from './postgres.faults.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

/** How long to wait for a connection, in milliseconds. */
const CONNECTION_TIMEOUT = 5_000;

/** The number under which starting processes wait for one another; any that nobody else uses in this database. */
const MIGRATION_LOCK = 7_253_041;

/** PostgreSQL's own number of the type that counts and times have. */
const INT8 = 20;

/**
 * The store in the PostgreSQL database at `url` (`postgres://user:password@host:5432/name`), its tables brought up to
 * date. Several processes may open it at once. Throws `StartupError` with a line for the operator, in which the
 * password does not stand, where the address is wrong, the database cannot be reached or does not let us in.
 */
export async function openPostgresStore(url: string): Promise<Store> {
  if (!isPostgresUrl(url)) throw new StartupError(explain('', url));
  const pool = new pg.Pool(settings(url));
  // A connection that breaks while nobody uses it: the pool replaces it, and without a listener the process would end.
  pool.on('error', () => undefined);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: withoutNuls(pool) }) });
  try {
    await requireUtf8(db, url);
    await migrate(db, (statements) => runMigration(db, statements), MIGRATIONS);
    const store = kyselyStore(asDatabase(db));
    await store.check();
    return store;
  } catch (error) {
    await pool.end();
    throw error instanceof StartupError ? error : new StartupError(explain(codeOf(error), url), { cause: error });
  }
}

function settings(connectionString: string): pg.PoolConfig {
  const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
    // Milliseconds and counts fit a number; pg gives them as strings.
    type === INT8 ? Number : pg.types.getTypeParser(type, format as 'text');
  return { connectionString, connectionTimeoutMillis: CONNECTION_TIMEOUT, keepAlive: true, types: { getTypeParser } };
}

/** PostgreSQL refuses NUL in texts. Only ids that nobody was given bear one; what people write is kept as JSON. */
function withoutNuls(pool: pg.Pool): PostgresPool {
  const clean = (parameter: unknown) =>
    typeof parameter === 'string' ? parameter.replaceAll('\0', '\ufffd') : parameter;
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const query = (text: string, parameters: readonly unknown[]) => client.query(text, parameters.map(clean));
      const release = (destroy?: boolean) => client.release(destroy);
      return { query, release } as unknown as PostgresPoolClient;
    },
  };
}

function asDatabase(db: Kysely<Schema>): Database {
  return {
    db,
    now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    atomically: (statements) =>
      // Said openly, as an operator may have set another: a statement waits for others' and then sees what they did.
      db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (transaction) => {
          const changes: number[] = [];
          for (const statement of statements) {
            const { numAffectedRows } = await transaction.executeQuery(statement.compile());
            changes.push(Number(numAffectedRows ?? 0));
          }
          return changes;
        }),
  };
}

/** One process at a time: even `create table if not exists` fails where two run it at once. */
function runMigration(db: Kysely<Schema>, statements: string[]): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
    for (const statement of statements) await sql.raw(statement).execute(transaction);
  });
}

async function requireUtf8(db: Kysely<Schema>, url: string): Promise<void> {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(db);
  const encoding = rows[0]?.server_encoding;
  if (encoding === 'UTF8') return;
  throw new StartupError(`PostgreSQL 数据库 ${describePlace(url)} 的编码是 ${encoding}，请改用 UTF8 编码的数据库`);
}

/** Of a fault without a code, such as a time that is over, the message. */
function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error);
}
