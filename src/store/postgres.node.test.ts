import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StartupError } from '../domain/errors.ts';
import { MIGRATIONS } from './migrations.ts';
import { type RunningPostgres, startPostgres, whyNoPostgres } from './postgres.fixture.node.ts';
import { openPostgresStore } from './postgres.node.ts';
import { anAnswer, aTrace } from './store.contract.ts';
import { wholeContract } from './whole.contract.ts';

/** The one line with which opening this address fails. */
async function lineOf(url: string): Promise<string> {
  const error = await openPostgresStore(url).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(StartupError);
  return (error as Error).message;
}

test.each(['', 'localhost:5432', 'mysql://a:b@localhost/c', 'postgres://u:p#ss@localhost/x'])(
  '%j is told to be no address, without what stands in it',
  async (url) => {
    expect(await lineOf(url)).toMatch(/^DATABASE_URL 不是 PostgreSQL 地址.*主机:5432/);
  },
);

test('a database that is not there is told at once, without the password', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const line = await lineOf(`postgres://somebody:geheim@127.0.0.1:${port}/store`);
  expect(line).toBe(
    `连不上 PostgreSQL 数据库 127.0.0.1:${port}/store（ECONNREFUSED），请检查 DATABASE_URL，以及数据库是否在运行`,
  );
});

describe.skipIf(whyNoPostgres())('with a PostgreSQL', () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server?.stop());

  wholeContract('PostgreSQL', async () => {
    const url = await server.emptyDatabase();
    return () => openPostgresStore(url);
  });

  test('processes that start at once on an empty database all come up', async () => {
    const url = await server.emptyDatabase();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore(url)));
    expect(await server.query('select name from migrations order by name')).toEqual(
      MIGRATIONS.map(({ name }) => ({ name })),
    );
    await Promise.all(stores.map((store) => store.close()));
  });

  test('what was saved is there when the database is opened again', async () => {
    const url = await server.emptyDatabase();
    const first = await openPostgresStore(url);
    await first.saveAnswer(anAnswer('a1', 'c1'), aTrace('问'), { newConversation: true, now: Date.now() });
    await first.close();
    const second = await openPostgresStore(url);
    expect(await second.findAnswer('a1', 'c1')).toEqual(anAnswer('a1', 'c1'));
    await second.close();
  });

  test('a connection that breaks is replaced', async () => {
    const store = await openPostgresStore(await server.emptyDatabase());
    await store.check();
    await server.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename is not null',
    );
    await expect.poll(() => store.check().then(() => 'ready', String)).toBe('ready');
    await store.close();
  });

  test('a database that does not let us in, or is not there, is told with its one line', async () => {
    const url = await server.emptyDatabase();
    const place = new URL(url).host;
    expect(await lineOf(url.replace('secret', 'geheim'))).toBe(
      `PostgreSQL 数据库 ${place}/store 拒绝登录（28P01），请检查 DATABASE_URL 中的用户名和密码`,
    );
    expect(await lineOf(server.urlOf('none'))).toBe(
      `PostgreSQL 中没有数据库 ${place}/none（3D000），请先建立它，或改正 DATABASE_URL`,
    );
    await server.query('create role reader login password $$secret$$');
    expect(await lineOf(url.replace('tester', 'reader'))).toBe(
      `在 PostgreSQL 数据库 ${place}/store 中没有建表或读写的权限（42501），请给该用户授权`,
    );
  });

  test('a database whose texts are not UTF-8 is refused', async () => {
    await server.query("create database latin encoding 'LATIN1' locale 'C' locale_provider libc template template0");
    expect(await lineOf(server.urlOf('latin'))).toMatch(/编码是 LATIN1，请改用 UTF8/);
  });
});
