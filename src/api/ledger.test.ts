import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../domain/limits.ts';
import { openParticipation } from '../participation/opening.ts';
import type { Store } from '../store/store.ts';
import { shell } from './fixture.node.ts';
import { type Json, openParticipationFixture } from './participation.fixture.node.ts';
import { ConsistencyBody, KeysBody, LedgerBody } from './participation-schemas.ts';

// Everything is checked by node:crypto and by the definitions of RFC 6962 as they are written there.

const SIZE = 13;
const fixture = await openParticipationFixture();
const { get, consult, comment, sequencer, close } = fixture;
afterAll(close);

/** The acknowledgements in the order given. */
const given: Json[] = [];
let keys: { keyId: string; publicKey: string }[];
beforeAll(async () => {
  await consult('oil-smoke');
  await consult('empty');
  for (let at = 0; at < SIZE; at++) given.push(await comment('oil-smoke', `意见${at}`, at % 2 ? { clause: '2' } : {}));
  await sequencer.run();
  ({ keys } = await get('/api/ledger/keys'));
});

const sha256 = (...parts: (Buffer | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const node = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.of(1), left, right);
/** Canonical JSON by hand: these objects' names in order. */
const leafHash = ({ clause, commitment, decision, receipt, receivedAt }: Json): string =>
  sha256(Buffer.of(0), JSON.stringify({ clause, commitment, decision, receipt, receivedAt })).toString('hex');
/** The largest power of two below it. */
const split = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1);

/** MTH of RFC 6962, 2.1. */
function mth(leaves: string[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return Buffer.from(leaves[0] as string, 'hex');
  const k = split(leaves.length);
  return node(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

/** PATH of 2.1.1. */
function path(m: number, leaves: string[]): Buffer[] {
  if (leaves.length < 2) return [];
  const k = split(leaves.length);
  return m < k
    ? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))];
}

/** SUBPROOF of 2.1.2. */
function subproof(m: number, leaves: string[], isWhole: boolean): Buffer[] {
  if (m === leaves.length) return isWhole ? [] : [mth(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), isWhole), mth(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), mth(leaves.slice(0, k))];
}

const hex = (hashes: Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

function isSigned({ signature, ...root }: Json): boolean {
  const { publicKey } = keys.find(({ keyId }) => keyId === root.keyId) ?? { publicKey: '' };
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  const { decision, keyId, root: hash, signedAt, size } = root;
  const bytes = Buffer.from(JSON.stringify({ decision, keyId, root: hash, signedAt, size }));
  return verify(null, bytes, key, Buffer.from(signature, 'base64url'));
}

test('the keys are raw Ed25519 keys, each named by its own hash', async () => {
  const body = await get('/api/ledger/keys');
  expect(KeysBody.parse(body)).toEqual(body);
  expect(body.keys).toHaveLength(1);
  for (const { keyId, publicKey } of body.keys) {
    const raw = Buffer.from(publicKey, 'base64url');
    expect(raw).toHaveLength(32);
    expect(keyId).toBe(sha256(raw).toString('hex').slice(0, 16));
  }
});

test('an empty ledger has the root of nothing, signed', async () => {
  const body = await get('/api/decisions/empty/ledger');
  expect(LedgerBody.parse(body)).toEqual(body);
  expect(body).toMatchObject({ decision: 'empty', size: 0, root: sha256().toString('hex') });
  expect(isSigned(body)).toBe(true);
  expect(await get('/api/decisions/empty/ledger?from=0&to=0')).toEqual({
    decision: 'empty',
    from: 0,
    to: 0,
    leaves: [],
  });
});

test('the leaf hashes are those of the acknowledged leaves in the order received, and give the signed root', async () => {
  const body = await get('/api/decisions/oil-smoke/ledger');
  expect(LedgerBody.parse(body)).toEqual(body);
  expect(body.size).toBe(SIZE);
  expect(isSigned(body)).toBe(true);
  expect(isSigned({ ...body, size: SIZE + 1 })).toBe(false);
  const { leaves } = await get('/api/decisions/oil-smoke/ledger?from=0');
  expect(leaves).toEqual(given.map(({ ledger }) => leafHash(ledger.leaf)));
  expect(mth(leaves).toString('hex')).toBe(body.root);
});

test('a range is what it says', async () => {
  const { leaves } = await get(`/api/decisions/oil-smoke/ledger?from=0&to=${SIZE}`);
  for (const [from, to] of [
    [0, 1],
    [3, 3],
    [5, SIZE],
    [SIZE, SIZE],
    [0, SIZE],
  ] as const) {
    const body = await get(`/api/decisions/oil-smoke/ledger?from=${from}&to=${to}`);
    expect(LedgerBody.parse(body)).toEqual(body);
    expect(body).toEqual({ decision: 'oil-smoke', from, to, leaves: leaves.slice(from, to) });
  }
  expect((await get('/api/decisions/oil-smoke/ledger?to=2')).leaves).toEqual(leaves.slice(0, 2));
});

test('every receipt’s proof of inclusion is the definition’s', async () => {
  const { leaves } = await get('/api/decisions/oil-smoke/ledger?from=0');
  for (const [index, { receipt }] of given.entries()) {
    const { ledger } = await get(`/api/receipts/${receipt}`);
    expect(ledger).toMatchObject({ state: 'included', index, size: SIZE, root: mth(leaves).toString('hex') });
    expect(ledger.inclusion).toEqual(hex(path(index, leaves)));
    expect(isSigned(ledger.signedRoot)).toBe(true);
  }
});

test('every proof of consistency is the definition’s', async () => {
  const { leaves } = await get('/api/decisions/oil-smoke/ledger?from=0');
  for (let to = 0; to <= SIZE; to++)
    for (let from = 0; from <= to; from++) {
      const body = await get(`/api/decisions/oil-smoke/ledger/consistency?from=${from}&to=${to}`);
      expect(ConsistencyBody.parse(body)).toEqual(body);
      const proof = from === 0 ? [] : hex(subproof(from, leaves.slice(0, to), true));
      expect(body).toEqual({ decision: 'oil-smoke', from, to, consistency: proof });
    }
});

test('what is no range within the ledger is 422', async () => {
  const ranges = [
    'from=2&to=1',
    `to=${SIZE + 1}`,
    `from=${SIZE + 1}`,
    'from=-1',
    'from=x',
    'from=0.5',
    'to=1e300',
    'from=NaN',
  ];
  for (const range of ranges)
    expect((await get(`/api/decisions/oil-smoke/ledger?${range}`, 422)).code).toBe('invalid_input');
  for (const range of ['', 'from=0', 'to=1', 'from=2&to=1', 'from=-1&to=1', 'from=x&to=1', `from=0&to=${SIZE + 1}`])
    await get(`/api/decisions/oil-smoke/ledger/consistency?${range}`, 422);
});

test('no more leaf hashes are given at once than are documented, and the rest by more calls', async () => {
  const size = LIMITS.ledgerLeaves * 2 + 7;
  const root = { ...(await get('/api/decisions/oil-smoke/ledger')), size };
  const large: Store = {
    ...fixture.store,
    latestRoot: async () => root,
    listLeafHashes: async (_, from, to) =>
      Array.from({ length: to - from }, (_, at) => String(from + at).padStart(64, '0')),
  };
  const { participation } = await openParticipation(large, fixture.corpus.offices);
  const { app } = shell({ ...fixture, participation });
  const read = async (query: string) => {
    const response = await app.request(`/api/decisions/oil-smoke/ledger?${query}`);
    const { leaves = [], detail } = (await response.json()) as Json;
    return { status: response.status, count: leaves.length, detail };
  };
  for (const query of ['from=0', `to=${size}`, `from=0&to=${size}`, `from=3&to=${LIMITS.ledgerLeaves + 4}`]) {
    const { status, detail } = await read(query);
    expect([query, status]).toEqual([query, 422]);
    expect(detail).toContain(`一次最多取 ${LIMITS.ledgerLeaves} 条`);
  }
  let count = 0;
  for (let from = 0; from < size; from += LIMITS.ledgerLeaves)
    count += (await read(`from=${from}&to=${Math.min(size, from + LIMITS.ledgerLeaves)}`)).count;
  expect(count).toBe(size);
});
