import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aNewComment, openDecision } from './comments.fixture.ts';
import { openSqliteStore } from './sqlite.node.ts';

/** A path in a folder that is removed after the test. */
function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'participation-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'x.sqlite');
}

test('an acknowledged comment outlives a kill -9, once', { timeout: 60_000 }, async () => {
  const path = freshPath();
  const before = await openSqliteStore(path);
  await openDecision(before);
  await before.close();
  const child = startAdding(path);
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.length > 2_000) child.kill('SIGKILL');
  }
  if (child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  const acknowledged = printed.split('\n').slice(0, -1);
  expect(acknowledged.length).toBeGreaterThan(50);

  const store = await openSqliteStore(path);
  const receipts = (await store.listComments('gongyuan', { limit: 100_000 })).map(({ receipt }) => receipt);
  const promised = (await store.listPromised('gongyuan', 100_000)).map(({ receipt }) => receipt);
  expect(new Set(receipts).size).toBe(receipts.length);
  expect(promised).toEqual(receipts);
  // What was written and not acknowledged any more may be there too, at the end.
  expect(receipts.slice(0, acknowledged.length)).toEqual(acknowledged);
  await store.close();
});

/** A process that adds comments until it is killed, and prints each receipt once it is recorded. */
function startAdding(path: string) {
  const script = `
    const { openSqliteStore } = await import('${new URL('./sqlite.node.ts', import.meta.url).href}');
    const store = await openSqliteStore(${JSON.stringify(path)});
    for (let count = 0; ; count++) {
      const receipt = 'r-' + count;
      const { kind } = await store.addComment({ ...${JSON.stringify(aNewComment(0))}, receipt });
      if (kind === 'recorded') process.stdout.write(receipt + '\\n');
    }`;
  const options = ['--import', 'tsx', '--input-type=module', '-e', script];
  return spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
}
