import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { StartupError } from '../domain/errors.ts';
import { aFinish, aMessage } from './messages.contract.ts';
import { MIGRATIONS } from './migrations.ts';
import { aNotice } from './outbox.contract.ts';
import { saveNew, startProcess } from './process.fixture.node.ts';
import { openSqliteStore } from './sqlite.node.ts';
import { anAnswer, aTrace } from './store.contract.ts';
import { wholeContract } from './whole.contract.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

wholeContract('SQLite in a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  folders.push(folder);
  return () => openSqliteStore(join(folder, 'x.sqlite'));
});

/** A path in a folder that is not there yet, removed after the test. */
function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data', 'x.sqlite');
}

test('what was saved is there when the file is opened again, and migrations are not run twice', async () => {
  const path = freshPath();
  const first = await openSqliteStore(path);
  await first.saveAnswer(anAnswer('a1', 'c1'), aTrace('问'), { newConversation: true, now: 1 });
  await first.close();
  const second = await openSqliteStore(path);
  expect(await second.findAnswer('a1', 'c1')).toEqual(anAnswer('a1', 'c1'));
  await second.saveAnswer(anAnswer('a2', 'c1'), aTrace('再问'), { newConversation: false, now: 2 });
  expect((await second.listTurns('c1', 8)).map((turn) => turn.question)).toEqual(['问', '再问']);
  await second.close();
});

test('later feedback replaces the earlier, reason included', async () => {
  const path = freshPath();
  const store = await openSqliteStore(path);
  await store.saveAnswer(anAnswer('a1', 'c1'), aTrace('问'), { newConversation: true, now: 1 });
  await store.saveFeedback('a1', 'c1', { helpful: false, reason: '不全' }, 2);
  await store.saveFeedback('a1', 'c1', { helpful: true }, 3);
  const database = new Database(path, { readonly: true });
  const rows = database.prepare('select feedback from turns').pluck().all() as string[];
  database.close();
  expect(rows.map((row) => JSON.parse(row))).toEqual([{ helpful: true, at: 3 }]);
  await store.close();
});

test('two stores on one file see each other write', async () => {
  const path = freshPath();
  const [first, second] = await Promise.all([openSqliteStore(path), openSqliteStore(path)]);
  await first.saveAnswer(anAnswer('a1', 'c1'), aTrace('一'), { newConversation: true, now: 1 });
  await second.saveAnswer(anAnswer('a2', 'c1'), aTrace('二'), { newConversation: false, now: 1 });
  await first.saveAnswer(anAnswer('a3', 'c1'), aTrace('三'), { newConversation: false, now: 1 });
  expect((await second.listTurns('c1', 8)).map((turn) => turn.question)).toEqual(['一', '二', '三']);
  await Promise.all([first.close(), second.close()]);
});

test('processes that start at once on a new file all come up and keep every write', { timeout: 60_000 }, async () => {
  const path = freshPath();
  const processes = ['p', 'q', 'r'].map((name) => {
    const save = saveNew(`'${name}' + i`, `'c-${name}' + i`);
    return startProcess(path, `for (let i = 0; i < 50; i++) { ${save} } await store.close();`);
  });
  const faults = await Promise.all(processes.map((child) => text(child.stderr)));
  expect(faults).toEqual(['', '', '']);
  const database = new Database(path, { readonly: true });
  expect(database.prepare('select count(*) from turns').pluck().get()).toBe(150);
  expect(database.prepare('select count(*) from migrations').pluck().get()).toBe(MIGRATIONS.length);
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  database.close();
});

test('what a person wrote leaves the queue, and what was told the outbox', async () => {
  const path = freshPath();
  const store = await openSqliteStore(path);
  await store.receive(aMessage('m1'), 'a1', 1);
  const message = await store.claim('telegram', 't1', 1, 1);
  await store.enqueue([aNotice('k1')], 1);
  await store.settle('k1', { kind: 'parked' }, 1);
  if (message) await store.finish(aFinish(message, { told: ['k1'] }));
  await store.settle('a1', { kind: 'sent' }, 2);
  const database = new Database(path, { readonly: true });
  const all = (sql: string) => database.prepare(sql).raw().all();
  expect(all('select message_id, payload from messages')).toEqual([['m1', null]]);
  expect(all('select key, state, body from outgoing order by key')).toEqual([
    ['a1', 'sent', null],
    ['k1', 'sent', null],
  ]);
  database.close();
  await store.close();
});

test('a file that is no database stops the start with one line, and is left as it was', async () => {
  const path = freshPath();
  mkdirSync(dirname(path));
  writeFileSync(path, '这不是数据库。'.repeat(500));
  const error = await openSqliteStore(path).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(StartupError);
  expect(readFileSync(path, 'utf8')).toBe('这不是数据库。'.repeat(500));
  expect((error as Error).message).toBe(`${path} 不是可用的数据库文件（SQLITE_NOTADB），请移走它或从备份恢复`);
});

test('a place that cannot be written stops the start with one line that names it', async () => {
  const file = freshPath();
  const folder = dirname(dirname(file));
  writeFileSync(dirname(file), 'a file where the folder should be');
  const places = [
    [file, 'SQLITE_CANTOPEN'],
    [join(dirname(file), 'deeper', 'x.sqlite'), 'ENOTDIR'],
    [folder, 'SQLITE_CANTOPEN'],
    ...(process.platform === 'linux' ? [['/proc/none/x.sqlite', 'ENOENT'] as const] : []),
  ] as const;
  for (const [place, code] of places) {
    const error = await openSqliteStore(place).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StartupError);
    const line = `无法在 ${dirname(place)} 读写数据库（${code}），请检查数据目录 DATA_DIR 及其权限和剩余空间`;
    expect((error as Error).message).toBe(line);
  }
});

test('a store whose file was deleted or replaced under it is not ready', async () => {
  const path = freshPath();
  const store = await openSqliteStore(path);
  await store.check();
  renameSync(path, `${path}.old`);
  await expect(store.check()).rejects.toThrow('ENOENT');
  writeFileSync(path, '');
  await expect(store.check()).rejects.toThrow('replaced');
  await store.close();
});

test('being ready means that something was written', async () => {
  const path = freshPath();
  const store = await openSqliteStore(path);
  const database = new Database(path);
  const written = () => database.prepare('select checks from readiness').pluck().get() as number;
  const before = written();
  await store.check();
  expect(written()).toBe(before + 1);
  database.exec('delete from readiness');
  await expect(store.check()).rejects.toThrow();
  database.close();
  await store.close();
});

test('what was deleted is nowhere in the files any more, at once', async () => {
  const path = freshPath();
  const store = await openSqliteStore(path);
  const secret = '湘江边的秘密问题'.repeat(2_000);
  const isInFiles = () =>
    readdirSync(dirname(path)).some((name) => readFileSync(join(dirname(path), name)).includes(secret.slice(0, 8)));
  await store.receive(aMessage('m1', 1, { content: { kind: 'text', text: secret } }), 'a1', 1);
  const message = await store.claim('telegram', 't1', 1, 1_000);
  if (message) await store.finish(aFinish(message, { trace: aTrace(secret), outgoing: null }));
  await store.saveAnswer(anAnswer('b1', 'c2'), aTrace('另一个问题'), { newConversation: true, now: 1 });
  expect(isInFiles()).toBe(true);
  expect(await store.deleteConversation('c1')).toBe(true);
  expect(isInFiles()).toBe(false);
  await store.close();
  expect(isInFiles()).toBe(false);
});

test('a deletion does not wait for another process that reads', async () => {
  const path = freshPath();
  const store = await openSqliteStore(path);
  await store.saveAnswer(anAnswer('a1', 'c1'), aTrace('问'), { newConversation: true, now: 1 });
  const reader = new Database(path, { readonly: true });
  reader.exec('begin; select count(*) from turns');
  const began = performance.now();
  expect(await store.deleteConversation('c1')).toBe(true);
  expect(performance.now() - began).toBeLessThan(2_000);
  reader.close();
  await store.close();
});
