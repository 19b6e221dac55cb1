import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../store/sqlite.node.ts';
import { storeCounter } from './token-counter.ts';

test('tokens are counted over all instances, and each day in China begins anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tokens-'));
  const stores = await Promise.all([1, 2].map(() => openSqliteStore(join(folder, 'x.sqlite'))));
  const [one, other] = stores.map(storeCounter) as [ReturnType<typeof storeCounter>, ReturnType<typeof storeCounter>];
  const evening = Date.parse('2026-11-22T23:59:00+08:00');
  expect(await one.add(700, evening)).toBe(700);
  expect(await other.add(-200, evening)).toBe(500);
  expect(await one.add(0, evening + 120_000)).toBe(0);
  expect(await other.add(5, evening)).toBe(505);
  await Promise.all(stores.map((store) => store.close()));
  await rm(folder, { recursive: true });
});
