import { afterEach, beforeEach, expect, test } from 'vitest';
import { EMPTY_ROOT } from './ledger/hashing.ts';
import { verifyConsistency } from './ledger/proof.ts';
import { verifyRoot } from './ledger/signing.ts';
import { verifyReceipt } from './ledger/verify.ts';
import { acknowledged, aService, type Service } from './participation.fixture.node.ts';
import { Sequencer } from './sequencer.ts';

const HOUR = 3_600_000;

let service: Service;
beforeEach(async () => {
  service = await aService();
  await service.consult('oil-smoke');
});
afterEach(() => service.close());

const submit = async (count: number, decision = 'oil-smoke') => {
  const given = [];
  for (let at = 0; at < count; at++)
    given.push(await acknowledged(service.participation, decision, { text: `第${at}份：同意` }));
  return given;
};

test('an empty ledger has the empty root, signed', async () => {
  const { participation, signer } = service;
  const root = await participation.ledger('oil-smoke');
  expect(root).toMatchObject({ size: 0, root: EMPTY_ROOT, decision: 'oil-smoke' });
  expect(root && verifyRoot(root, signer.key)).toBe(true);
  expect(await participation.leafHashes('oil-smoke', 0, 0)).toEqual([]);
  expect(await participation.leafHashes('oil-smoke', 0, 1)).toBeNull();
  expect(await participation.ledger('unknown')).toBeNull();
});

test('what was promised is included in the order received, and every receipt then verifies', async () => {
  const { participation, sequencer } = service;
  const given = await submit(11);
  expect(await sequencer.run()).toBe(11);
  expect(await sequencer.run()).toBe(0);
  const keys = await participation.keys();
  for (const [at, acknowledgement] of given.entries()) {
    const view = await participation.receipt(acknowledgement.receipt);
    expect(view?.ledger).toMatchObject({ state: 'included', index: at, size: 11 });
    const file = { ...acknowledgement, ...view };
    expect(verifyReceipt(file, { text: `第${at}份：同意`, keys }).overall).toBe('passed');
  }
});

test('a later ledger is proved to begin with the earlier one', async () => {
  const { participation, sequencer } = service;
  await submit(5);
  await sequencer.run();
  const earlier = await participation.ledger('oil-smoke');
  await submit(4);
  await sequencer.run();
  const later = await participation.ledger('oil-smoke');
  const proof = (await participation.consistency('oil-smoke', 5, 9)) ?? [];
  const claim = { from: 5, to: 9, fromRoot: earlier?.root ?? '', toRoot: later?.root ?? '', proof };
  expect(verifyConsistency(claim)).toBe(true);
  expect((await participation.leafHashes('oil-smoke', 3, 9))?.length).toBe(6);
  for (const [from, to] of [
    [-1, 2],
    [3, 2],
    [0, 10],
    [0.5, 2],
    [0, Number.NaN],
  ] as const)
    expect(await participation.consistency('oil-smoke', from, to)).toBeNull();
  expect((await participation.roots('oil-smoke', 10)).map(({ size }) => size)).toEqual([9, 5]);
});

test('more than a batch is included in one run, for every decision', async () => {
  const { store, signer, participation, sequencer } = service;
  await service.consult('other');
  await submit(520);
  await submit(3, 'other');
  expect(await sequencer.run()).toBe(523);
  expect((await participation.roots('oil-smoke', 10)).map(({ size }) => size)).toEqual([520, 500]);
  expect((await participation.ledger('other'))?.size).toBe(3);
  // Another instance that takes over goes on from what is stored.
  await submit(1);
  service.time.now += HOUR;
  expect(await new Sequencer(store, signer, service.clock, 'two').run()).toBe(1);
  expect((await participation.ledger('oil-smoke'))?.size).toBe(521);
});

test('while one instance has the lease another does nothing, and takes over when it is over', async () => {
  const { store, signer, clock, sequencer, time } = service;
  const other = new Sequencer(store, signer, clock, 'two');
  await submit(1);
  await sequencer.run();
  await submit(1);
  expect(await other.run()).toBe(0);
  expect(await other.seal('oil-smoke')).toBeNull();
  time.now += 60_000;
  expect(await other.run()).toBe(1);
});

test('two instances at work at the same time include each comment once', async () => {
  const { store, signer, clock, participation } = service;
  await submit(30);
  // Without the lease, as where clocks differ: the store alone stops the second.
  const careless = { ...store, lease: async () => true };
  const runs = ['one', 'two'].map((holder) => new Sequencer(careless, signer, clock, holder).run());
  const included = await Promise.all(runs);
  expect(included.reduce((sum, each) => sum + each, 0)).toBe(30);
  expect((await participation.ledger('oil-smoke'))?.size).toBe(30);
});

test('a root is signed afresh once a day in China', async () => {
  const { sequencer, participation, time } = service;
  await service.consult('quiet');
  await submit(2);
  await sequencer.run();
  expect(await sequencer.daily(time.now)).toBe(1);
  expect(await sequencer.daily(time.now)).toBe(0);
  const tomorrow = time.now + 24 * HOUR;
  expect(await sequencer.daily(tomorrow)).toBe(2);
  expect(await sequencer.daily(tomorrow)).toBe(0);
  const [newest, before] = await participation.roots('oil-smoke', 10);
  expect(newest).toMatchObject({ size: 2, root: before?.root, signedAt: new Date(tomorrow).toISOString() });
  expect(await participation.roots('quiet', 10)).toMatchObject([{ size: 0, root: EMPTY_ROOT }, { size: 0 }]);
});

test('sealing waits for the end, then includes the rest and signs the last root', async () => {
  const { store, sequencer, participation } = service;
  expect(await sequencer.seal('oil-smoke')).toBeNull();
  const closesAt = (await store.databaseNow()) + 300;
  await service.consult('short', { closesAt });
  await submit(1, 'short');
  while ((await store.databaseNow()) < closesAt) await new Promise((resolve) => setTimeout(resolve, 20));
  const root = await sequencer.seal('short');
  expect(root).toMatchObject({ decision: 'short', size: 1 });
  expect(root && verifyRoot(root, service.signer.key)).toBe(true);
  expect((await store.findDecision('short'))?.sealedAt).not.toBeNull();
  expect(await participation.ledger('short')).toEqual(root);
  expect(await sequencer.seal('short')).toMatchObject({ size: 1, root: root?.root });
  expect(await sequencer.seal('unknown')).toBeNull();
});

test('nothing is signed over leaves that do not give the root signed before, and other ledgers go on', async () => {
  const { store, signer, clock, participation } = service;
  await service.consult('other');
  await submit(3);
  await service.sequencer.run();
  await submit(1);
  await submit(1, 'other');
  const tampered = {
    ...store,
    listLeafHashes: async (...range: Parameters<typeof store.listLeafHashes>) =>
      (await store.listLeafHashes(...range)).map((hash, at) => (at === 1 ? '0'.repeat(64) : hash)),
  };
  const run = new Sequencer(tampered, signer, clock, 'one').run();
  await expect(run).rejects.toThrow('the ledger of oil-smoke is not what was signed');
  expect((await participation.ledger('oil-smoke'))?.size).toBe(3);
  expect((await participation.ledger('other'))?.size).toBe(1);
});

test('a comment recognised as a report later stays in the ledger and goes from all else', async () => {
  const { store, participation, sequencer } = service;
  const [given] = await submit(1);
  await sequencer.run();
  await store.routeComment(given?.receipt ?? '', { office: '纪检监察机关', address: '电话12388' });
  const view = await participation.receipt(given?.receipt ?? '');
  expect(view).toMatchObject({ state: 'routed', routed: { office: '纪检监察机关' }, ledger: { state: 'included' } });
  expect(await store.listComments('oil-smoke', { limit: 10 })).toEqual([]);
});
