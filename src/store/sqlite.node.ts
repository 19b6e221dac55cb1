import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type Compilable, Kysely, SqliteDialect } from 'kysely';
import { StartupError } from '../domain/errors.ts';
import { SQLITE_NOW } from './database.ts';
import { kyselyStore } from './kysely.ts';
import { migrate } from './migration.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

/** How long a write waits for another process's, in milliseconds; the thread stands still meanwhile. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens, and where needed makes, the database in the file `path` and its folder, and brings its tables up to date.
 * Several processes may open the same file. Throws `StartupError` with a line for the operator where the folder cannot
 * be written, the file is no database, or another process holds it.
 */
export async function openSqliteStore(path: string): Promise<Store> {
  try {
    await makeFolder(dirname(path));
    return await open(path);
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw typeof code === 'string' ? new StartupError(explain(code, path), { cause: error }) : error;
  }
}

/** `mkdir`'s own `recursive` never ends where the system answers ENOENT below a folder that exists, as /proc does. */
async function makeFolder(folder: string, withParents = true): Promise<void> {
  try {
    // What people ask is nobody's business: others on the machine do not get in.
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || !withParents) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder, false);
  }
}

async function open(path: string): Promise<Store> {
  const sqlite = new Database(path, { timeout: BUSY_TIMEOUT });
  try {
    configure(sqlite);
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
    const runAll = sqlite.transaction((statements: string[]) => {
      for (const statement of statements) sqlite.exec(statement);
    });
    await migrate(db, async (statements) => runAll.immediate(statements), MIGRATIONS);
    const database = { db, atomically: inTransaction(sqlite), now: SQLITE_NOW };
    const store = noticingReplacement(deletingForGood(kyselyStore(database), sqlite), path, (await stat(path)).ino);
    await store.check();
    return store;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Immediate: a transaction that reads first and writes later would fail where another process wrote between. */
function inTransaction(sqlite: Database.Database): (statements: Compilable[]) => Promise<number[]> {
  const run = sqlite.transaction((statements: Compilable[]) =>
    statements.map((statement) => {
      const { sql, parameters } = statement.compile();
      return sqlite.prepare(sql).run(...parameters).changes;
    }),
  );
  return async (statements) => run.immediate(statements);
}

function configure(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  // An acknowledged write outlives a power cut, not only the process.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // What is deleted is written over, and not only left to be found.
  sqlite.pragma('secure_delete = ON');
  // 4 MB of pages: answers are written once and seldom read, and the machine may be small.
  sqlite.pragma('cache_size = -4000');
}

/** SQLite goes on writing happily into a file that was deleted or replaced, where nobody will find the answers. */
function noticingReplacement(store: Store, path: string, inode: number): Store {
  return {
    ...store,
    async check() {
      if ((await stat(path)).ino !== inode) throw new Error(`${path} was replaced`);
      await store.check();
    },
  };
}

/** What was deleted stands in the log beside the database, too, until that is emptied. */
function deletingForGood(store: Store, sqlite: Database.Database): Store {
  const thenEmptied =
    <Given extends unknown[], Result>(remove: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      const result = await remove(...given);
      emptyLog(sqlite);
      return result;
    };
  return {
    ...store,
    deleteConversation: thenEmptied(store.deleteConversation),
    forgetConversations: thenEmptied(store.forgetConversations),
    forgetTurns: thenEmptied(store.forgetTurns),
    forgetShares: thenEmptied(store.forgetShares),
    forgetMemories: thenEmptied(store.forgetMemories),
    forgetMessages: thenEmptied(store.forgetMessages),
    forgetSent: thenEmptied(store.forgetSent),
  };
}

/** Waits for nobody: where another process reads at this moment, the next deletion does it. */
function emptyLog(sqlite: Database.Database): void {
  sqlite.pragma('busy_timeout = 0');
  try {
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }
}

function explain(code: string, path: string): string {
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return `${path} 不是可用的数据库文件（${code}），请移走它或从备份恢复`;
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return `数据库 ${path} 正被另一个进程占用（${code}），请稍后再启动`;
  return `无法在 ${dirname(path)} 读写数据库（${code}），请检查数据目录 DATA_DIR 及其权限和剩余空间`;
}
