import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { type Migration, migrate, type RunAtomically } from './migration.ts';
import type { Schema } from './schema.ts';

function openDatabase() {
  const sqlite = new Database(':memory:');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
  const batches: string[][] = [];
  const run: RunAtomically = async (statements) => {
    batches.push(statements);
    sqlite.transaction(() => void sqlite.exec(statements.join(';'))).immediate();
  };
  const names = () => sqlite.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  const applied = () => sqlite.prepare('select name from migrations order by name').pluck().all();
  return { db, run, batches, names, applied };
}

const first: Migration = { name: '1', statements: ['create table one (id integer)'] };
const second: Migration = { name: '2', statements: ['create table two (id integer)', 'insert into two values (1)'] };

test('only what is new is run, and it is recorded', async () => {
  const { db, run, batches, names, applied } = openDatabase();
  await migrate(db, run, [first]);
  await migrate(db, run, [first, second]);
  expect(batches.filter((batch) => batch.includes('create table one (id integer)'))).toHaveLength(1);
  expect(names()).toEqual(['migrations', 'one', 'two']);
  expect(applied()).toEqual(['1', '2']);
});

test('a migration that fails is undone as a whole, and stops the next', async () => {
  const { db, run, names, applied } = openDatabase();
  const broken: Migration = { name: '2', statements: ['create table two (id integer)', 'create nonsense'] };
  const third: Migration = { name: '3', statements: ['create table three (id integer)'] };
  await expect(migrate(db, run, [first, broken, third])).rejects.toThrow('nonsense');
  expect(names()).toEqual(['migrations', 'one']);
  expect(applied()).toEqual(['1']);
  await migrate(db, run, [first, second, third]);
  expect(applied()).toEqual(['1', '2', '3']);
});

test('losing a migration to another process that runs it meanwhile is no fault', async () => {
  const { db, run, names, applied } = openDatabase();
  let overtaken = false;
  const overtakenRun: RunAtomically = async (statements) => {
    if (statements.length > 1 && !overtaken) {
      overtaken = true;
      await migrate(db, run, [first, second]);
    }
    await run(statements);
  };
  await migrate(db, overtakenRun, [first, second]);
  expect(overtaken).toBe(true);
  expect(names()).toEqual(['migrations', 'one', 'two']);
  expect(applied()).toEqual(['1', '2']);
});
