import { getSignature } from '@wecom/crypto';
import { expect, test } from 'vitest';
import { isGenuine, isNonceOf, signatureOf } from './signature.ts';
import { memoryShared } from './wechat.fixture.node.ts';

const NOW = 1_714_036_504_000;
const TOKEN = 'AAAAA';
/** The example of the platform's own documentation. */
const EXAMPLE = {
  signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
  timestamp: '1714036504',
  nonce: '1514711492',
};

async function signed(timestamp: number | string, nonce = 'n') {
  return { signature: await signatureOf(TOKEN, String(timestamp), nonce), timestamp: String(timestamp), nonce };
}

test("the documentation's own example is genuine, and no longer with one character changed", async () => {
  expect(await isGenuine(EXAMPLE, TOKEN, NOW)).toBe(true);
  expect(await isGenuine(EXAMPLE, 'AAAAB', NOW)).toBe(false);
  expect(await isGenuine({ ...EXAMPLE, nonce: '1514711493' }, TOKEN, NOW)).toBe(false);
  expect(await isGenuine({ ...EXAMPLE, signature: `${EXAMPLE.signature.slice(0, -1)}7` }, TOKEN, NOW)).toBe(false);
  expect(await isGenuine({ ...EXAMPLE, signature: '' }, TOKEN, NOW)).toBe(false);
  expect(await isGenuine({ ...EXAMPLE, signature: `${EXAMPLE.signature}0` }, TOKEN, NOW)).toBe(false);
});

test("the encrypted mode's signature is that of the platform's library", async () => {
  const signature = getSignature(TOKEN, EXAMPLE.timestamp, EXAMPLE.nonce, 'cipher==');
  expect(await isGenuine({ ...EXAMPLE, signature }, TOKEN, NOW, 'cipher==')).toBe(true);
  expect(await isGenuine({ ...EXAMPLE, signature }, TOKEN, NOW, 'other===')).toBe(false);
  expect(await isGenuine(EXAMPLE, TOKEN, NOW, 'cipher==')).toBe(false);
});

test('a timestamp is taken up to five minutes from now, either way, and not beyond', async () => {
  const seconds = NOW / 1000;
  for (const away of [-300, 300]) expect(await isGenuine(await signed(seconds + away), TOKEN, NOW)).toBe(true);
  for (const away of [-301, 301]) expect(await isGenuine(await signed(seconds + away), TOKEN, NOW)).toBe(false);
  for (const wrong of ['', '-1', '1.7e9', 'x', ' 1714036504']) {
    expect(await isGenuine(await signed(wrong), TOKEN, NOW)).toBe(false);
  }
});

test('a nonce goes on belonging to its message and never serves another, nor when tried twice', async () => {
  const shared = memoryShared();
  expect(await isNonceOf('m1', EXAMPLE, TOKEN, shared, NOW)).toBe(true);
  expect(await isNonceOf('m1', EXAMPLE, TOKEN, shared, NOW + 10_000)).toBe(true);
  expect(await isNonceOf('m2', EXAMPLE, TOKEN, shared, NOW + 10_000)).toBe(false);
  expect(await isNonceOf('m2', EXAMPLE, TOKEN, shared, NOW + 300_000)).toBe(false);
});

test('a nonce cut at another place is the same nonce', async () => {
  const shared = memoryShared();
  expect(await isNonceOf('m1', { ...EXAMPLE, nonce: '92', timestamp: '1714036504' }, TOKEN, shared, NOW)).toBe(true);
  const shifted = { ...EXAMPLE, nonce: '2', timestamp: '17140365049' };
  expect(await signatureOf(TOKEN, shifted.timestamp, shifted.nonce)).toBe(await signatureOf(TOKEN, '1714036504', '92'));
  expect(await isNonceOf('m2', shifted, TOKEN, shared, NOW)).toBe(false);
});
