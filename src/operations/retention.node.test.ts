import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LIMITS } from '../domain/limits.ts';
import { aFinish, aMessage } from '../store/messages.contract.ts';
import { openSqliteStore } from '../store/sqlite.node.ts';
import { anAnswer, aTrace } from '../store/store.contract.ts';
import type { Store } from '../store/store.ts';
import { forgetOld } from './retention.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const clock = { now: () => NOW };
const NOTHING = { conversations: 0, turns: 0, shares: 0, messages: 0, memories: 0, sent: 0 };

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retention-'));
  store = await openSqliteStore(join(folder, 'x.sqlite'));
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const save = (id: string, conversation: string, days: number, newConversation = true) =>
  store.saveAnswer(anAnswer(id, conversation), aTrace(id), { newConversation, now: NOW - days * DAY });
const questions = async (id: string) => (await store.listTurns(id, 99)).map(({ question }) => question);

/** A message of a bot's chat that was finished so many days ago. */
async function talk(chat: string, days: number) {
  const at = NOW - days * DAY;
  await store.receive(aMessage(`m-${chat}`, 1, { chat }), `a-${chat}`, at);
  const claimed = await store.claim('telegram', chat, at, 1_000);
  if (!claimed) throw new Error('nothing to claim');
  const place = { channel: 'telegram' as const, chat, conversationId: `c-${chat}`, memory: '{"parts":["草稿"]}' };
  const answer = anAnswer(`a-${chat}`, `c-${chat}`);
  await store.finish(
    aFinish(claimed, { answer, reply: answer, chat: { ...place, updatedAt: at }, outgoing: null, now: at }),
  );
}

test('what is older than the days that were set is deleted, and nothing younger', async () => {
  await save('old', 'c1', 90.01);
  await save('young', 'c2', 89.99);
  await save('first', 'c3', 100);
  await save('last', 'c3', 10, false);
  expect(await forgetOld(store, clock, 90)).toEqual({ ...NOTHING, conversations: 1, turns: 1 });
  expect(await store.hasConversation('c1')).toBe(false);
  expect(await questions('c2')).toEqual(['young']);
  expect(await questions('c3')).toEqual(['last']);
  expect(await forgetOld(store, clock, 90)).toEqual(NOTHING);
  expect(await forgetOld(store, clock, 10)).toEqual({ ...NOTHING, conversations: 1 });
  expect(await forgetOld(store, clock, 3_650)).toEqual(NOTHING);
  expect(await forgetOld(store, clock, 1)).toEqual({ ...NOTHING, conversations: 1 });
});

test('however many there are, all of them go, and others get their turn meanwhile', async () => {
  for (let at = 0; at < 330; at++) await save(`a${at}`, `c${at}`, 91);
  await save('first', 'going', 95);
  for (let at = 0; at < 120; at++) await save(`g${at}`, 'going', 92, false);
  await save('last', 'going', 1, false);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  expect(await forgetOld(store, clock, 90)).toEqual({ ...NOTHING, conversations: 330, turns: 121 });
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
  expect(await questions('going')).toEqual(['last']);
});

test('a link that is over is deleted when it has said so for as long as links last', async () => {
  await save('a1', 'c1', 60);
  const over = (token: string, days: number) =>
    store.shareAnswer({ token, answerId: 'a1', conversationId: 'c1', expiresAt: NOW - days * DAY }, NOW);
  await over('t1', LIMITS.shareDays + 1);
  await over('t2', LIMITS.shareDays - 1);
  await over('t3', -1);
  expect(await forgetOld(store, clock, 90)).toEqual({ ...NOTHING, shares: 1 });
  expect(await store.findShared('t1', NOW)).toBeNull();
  expect(await store.findShared('t2', NOW)).toEqual({ kind: 'expired' });
  expect((await store.findShared('t3', NOW))?.kind).toBe('shared');
  // Where questions are kept for less, so is what refers to them.
  expect(await forgetOld(store, clock, 28)).toMatchObject({ conversations: 1 });
  expect(await store.findShared('t3', NOW)).toBeNull();
});

test('messages are known for three days, half-finished things for seven; fewer where less is kept', async () => {
  await talk('t1', 2);
  await talk('t2', 4);
  await talk('t3', 8);
  expect(await forgetOld(store, clock, 90)).toEqual({ ...NOTHING, messages: 2, memories: 1 });
  expect((await store.standing('telegram', 'm-t1')).kind).toBe('done');
  expect((await store.findChat('telegram', 't2'))?.memory).toContain('草稿');
  expect(await store.findChat('telegram', 't3')).toMatchObject({ conversationId: 'c-t3', memory: '' });
  expect(await forgetOld(store, clock, 1)).toEqual({ ...NOTHING, conversations: 3, messages: 1 });
  expect(await store.findChat('telegram', 't1')).toMatchObject({ conversationId: null, memory: '' });
});

test('a chat that nobody used for a year is forgotten with all that it kept', async () => {
  await talk('t1', 364);
  await talk('t2', 366);
  expect(await forgetOld(store, clock, 3_650)).toEqual({ ...NOTHING, messages: 3, memories: 2 });
  expect(await store.findChat('telegram', 't1')).not.toBeNull();
  expect(await store.findChat('telegram', 't2')).toBeNull();
});

test('two at once do no harm, and a store that fails leaves what was deleted deleted', async () => {
  for (let at = 0; at < 120; at++) await save(`a${at}`, `c${at}`, 91);
  let left = 1;
  const failing = {
    ...store,
    forgetConversations: async (before: number, limit: number) => {
      if (left-- === 0) throw new Error('store away');
      return store.forgetConversations(before, limit);
    },
  };
  await expect(forgetOld(failing, clock, 90)).rejects.toThrow('store away');
  expect(await store.hasConversation('c0')).toBe(false);
  const both = await Promise.all([forgetOld(store, clock, 90), forgetOld(store, clock, 90)]);
  expect(both[0].conversations + both[1].conversations).toBeGreaterThanOrEqual(70);
  expect(await forgetOld(store, clock, 90)).toEqual(NOTHING);
});

test('where one kind cannot be deleted the others are, and the failure is told', async () => {
  await save('a1', 'c1', 91);
  await save('first', 'c2', 91);
  await save('last', 'c2', 1, false);
  await talk('t1', 8);
  const forgetConversations = () => Promise.reject(new Error('store away'));
  await expect(forgetOld({ ...store, forgetConversations }, clock, 90)).rejects.toThrow('store away');
  expect(await questions('c2')).toEqual(['last']);
  expect((await store.standing('telegram', 'm-t1')).kind).toBe('unknown');
  expect((await store.findChat('telegram', 't1'))?.memory).toBe('');
  expect(await forgetOld(store, clock, 90)).toEqual({ ...NOTHING, conversations: 1 });
});
