import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aFinish } from './messages.contract.ts';
import { killAfter, saveNew, startProcess } from './process.fixture.node.ts';
import { openSqliteStore } from './sqlite.node.ts';
import type { Store } from './store.ts';

/** A path in a folder that is removed after the test. */
function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'x.sqlite');
}

test('an acknowledged answer outlives a kill -9', { timeout: 60_000 }, async () => {
  const path = freshPath();
  const save = saveNew(`'a' + i`, `'c' + i`);
  const child = startProcess(path, `for (let i = 0; ; i++) { ${save} process.stdout.write(i + '\\n'); }`);
  const acknowledged = await killAfter(child, 200);
  const store = await openSqliteStore(path);
  for (const i of acknowledged) expect(await store.findAnswer(`a${i}`, `c${i}`)).not.toBeNull();
  await store.close();
});

/** Takes messages in, two for each that it finishes, and prints what it may acknowledge. */
const worker = (name: string, now: number): string => `
  for (let i = 0; ; i++) {
    const id = '${name}-' + i;
    await store.receive(aMessage(id, i), 'a-' + id, ${now});
    process.stdout.write('received ' + id + '\\n');
    if (i % 2 === 1) continue;
    const claimed = await store.claim('telegram', 't1', ${now}, 1_000);
    if (!claimed) continue;
    const began = await store.findChat('telegram', 't1');
    if (await store.finish(aFinish(claimed, began === null)))
      process.stdout.write('finished ' + claimed.message.messageId + '\\n');
  }`;

/** Finishes all that waits in the chat. */
async function workOff(store: Store, now: number): Promise<void> {
  for (;;) {
    const claimed = await store.claim('telegram', 't1', now, 1_000);
    if (!claimed) return;
    const newConversation = (await store.findChat('telegram', 't1')) === null;
    expect(await store.finish(aFinish(claimed, { newConversation }))).toBe(true);
  }
}

test('no message is lost or finished twice, wherever kills -9 hit its workers', { timeout: 120_000 }, async () => {
  const path = freshPath();
  const lines: string[] = [];
  for (const [generation, length] of [300, 1_100, 1_700].entries()) {
    // The next ones come when the time of those that were killed is over.
    const names = [`p${generation}`, `q${generation}`];
    const children = names.map((name) => startProcess(path, worker(name, generation * 10_000)));
    lines.push(...(await Promise.all(children.map((child, index) => killAfter(child, length + index * 170)))).flat());
  }
  const printed = (what: string) => lines.filter((line) => line.startsWith(what)).map((line) => line.split(' ')[1]);
  const store = await openSqliteStore(path);
  const questions = async () => (await store.listTurns('c1', 100_000)).map((turn) => turn.question);
  expect(printed('finished').length).toBeGreaterThan(10);
  expect(await questions()).toEqual(expect.arrayContaining(printed('finished')));
  await workOff(store, 1_000_000);
  const finished = await questions();
  expect(new Set(finished).size).toBe(finished.length);
  expect(finished).toEqual(expect.arrayContaining(printed('received')));
  expect(await store.countOutgoing()).toEqual([{ channel: 'telegram', state: 'waiting', count: finished.length }]);
  for (const id of finished) expect((await store.standing('telegram', id)).kind).toBe('done');
  await store.close();
});
