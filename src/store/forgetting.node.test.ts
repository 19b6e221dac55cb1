import Database from 'better-sqlite3';
import { type Compilable, type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { SQLITE_NOW } from './database.ts';
import { forgetting } from './forgetting.kysely.ts';
import { migrate } from './migration.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';

/** Forgetting over an empty SQLite; `plans` gives how it goes about the statements that were run since. */
async function open() {
  const sqlite = new Database(':memory:');
  onTestFinished(() => void sqlite.close());
  const run: CompiledQuery[] = [];
  const log = ({ query }: { query: CompiledQuery }) => void run.push(query);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }), log });
  await migrate(db, async (statements) => void sqlite.exec(statements.join(';')), MIGRATIONS);
  run.length = 0;
  const atomically = async (statements: Compilable[]) => {
    run.push(...statements.map((statement) => statement.compile()));
    return [];
  };
  const plans = () =>
    run.map(({ sql, parameters }) => {
      const steps = sqlite.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
      return steps.map(({ detail }) => detail).join('\n');
    });
  return { ...forgetting({ db, atomically, now: SQLITE_NOW }), plans };
}

test('a deletion looks up what it deletes, and goes through no table nor channel', async () => {
  const { deleteConversation, plans } = await open();
  await deleteConversation('c1');
  const found = plans();
  expect(found).toHaveLength(9);
  for (const plan of found) expect(plan).not.toMatch(/SCAN|\(channel=\?\)/);
  expect(found[1]).toContain('messages_answer (answer_id=?)');
});

test('whether a conversation went on is looked up, however many turns it has', async () => {
  const { forgetConversations, forgetTurns, plans } = await open();
  await forgetConversations(1_000, 9);
  await forgetTurns(1_000, 9);
  const found = plans();
  expect(found).toHaveLength(2);
  for (const plan of found) expect(plan).toContain('turns_age (conversation_id=? AND created_at>?)');
});
