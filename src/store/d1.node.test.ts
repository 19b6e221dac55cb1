import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stayOffline, whyNoWorkerd } from '../workerd.fixture.node.ts';
import { type D1, openD1Store } from './d1.ts';
import { anAnswer, aTrace } from './store.contract.ts';
import { wholeContract } from './whole.contract.ts';

describe.skipIf(whyNoWorkerd())('with a local D1', () => {
  let database: D1;
  let dispose: () => Promise<void>;

  /** One workerd serves the whole file; each test finds its database empty. */
  beforeAll(async () => {
    stayOffline();
    const { getPlatformProxy } = await import('wrangler');
    const configPath = fileURLToPath(new URL('../../wrangler.toml', import.meta.url));
    const options = { configPath, envFiles: [], persist: false, remoteBindings: false };
    const proxy = await getPlatformProxy<{ DB: D1 }>(options);
    database = proxy.env.DB;
    dispose = proxy.dispose;
  });
  afterAll(() => dispose?.());

  async function emptyDatabase(): Promise<D1> {
    const all = "select name from sqlite_master where type = 'table' and name not in ('migrations', 'readiness')";
    const query = database.prepare(`${all} and name not glob '_cf_*'`);
    const { results: tables } = (await query.all()) as { results: { name: string }[] };
    // Making the tables anew for each test takes minutes.
    if (tables.length > 0) await database.batch(tables.map(({ name }) => database.prepare(`delete from ${name}`)));
    return database;
  }

  test('two isolates may make the tables at once', async () => {
    const stores = await Promise.all([openD1Store(database), openD1Store(database)]);
    for (const store of stores) await store.check();
  });

  wholeContract('D1', async () => {
    await emptyDatabase();
    return () => openD1Store(database);
  });

  test('what was saved is there for the next isolate, and two may open it at once', async () => {
    await emptyDatabase();
    const [first, second] = await Promise.all([openD1Store(database), openD1Store(database)]);
    await first.saveAnswer(anAnswer('a1', 'c1'), aTrace('问'), { newConversation: true, now: 1 });
    await first.close();
    expect(await second.findAnswer('a1', 'c1')).toEqual(anAnswer('a1', 'c1'));
    expect(await (await openD1Store(database)).hasConversation('c1')).toBe(true);
  });

  test('a database that cannot be reached is told at once', async () => {
    const refuse = () => Promise.reject(new Error('D1_ERROR: unreachable'));
    const unreachable: D1 = { prepare: (sql) => database.prepare(sql), batch: refuse };
    await expect(openD1Store(unreachable)).rejects.toThrow('D1_ERROR');
  });
});
