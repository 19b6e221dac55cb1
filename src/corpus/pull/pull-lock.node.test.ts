import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from './pull.fixture.node.ts';
import { takePullLock } from './pull-lock.node.ts';

/** A folder with the lock that somebody else wrote, so many seconds ago. */
async function lockedFolder(words: string, age = 0): Promise<string> {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'pull.lock'), words);
  const then = Date.now() / 1_000 - age;
  await utimes(join(folder, 'pull.lock'), then, then);
  return folder;
}

async function deadProcess(): Promise<number | undefined> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid;
}

test('a lock says whose it is, holds until it is freed, and leaves nothing behind', async () => {
  const folder = await emptyFolder();
  const release = await takePullLock(folder);
  const words = JSON.parse(await readFile(join(folder, 'pull.lock'), 'utf8'));
  expect(words).toMatchObject({ pid: process.pid, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  expect(await takePullLock(folder)).toBeNull();
  await release?.();
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['of a dead process', async () => ({ words: `{"pid":${await deadProcess()}}`, age: 0 })],
  ['with our own number, as after a restart in a container', async () => ({ words: `{"pid":${process.pid}}`, age: 0 })],
  ['that is older than any pull', async () => ({ words: `{"pid":${process.ppid}}`, age: 3_601 })],
  ['that nobody wrote into', async () => ({ words: '', age: 11 })],
])('a lock %s is taken over', async (_name, lock) => {
  const { words, age } = await lock();
  const release = await takePullLock(await lockedFolder(words, age));
  expect(release).not.toBeNull();
  await release?.();
});

test('a lock of a living process is kept, and so is one that is being written', async () => {
  expect(await takePullLock(await lockedFolder(`{"pid":${process.ppid}}`, 3_500))).toBeNull();
  expect(await takePullLock(await lockedFolder('', 1))).toBeNull();
});

test('a lock that another pull has taken over is not freed with ours', async () => {
  const folder = await emptyFolder();
  const release = await takePullLock(folder);
  await writeFile(join(folder, 'pull.lock'), '{"pid":1}');
  await release?.();
  expect(await readFile(join(folder, 'pull.lock'), 'utf8')).toBe('{"pid":1}');
});
