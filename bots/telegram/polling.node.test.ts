import { expect, test, vi } from 'vitest';
import { CONFLICT, FLOOD } from './bot-api.fixture.node.ts';
import { scene, textUpdate } from './channel.fixture.node.ts';

test('updates are taken in order and confirmed by the next request', async () => {
  const { channel, api, reception } = await scene({ webhookSecret: null });
  api.deliver(textUpdate(10, '一'), textUpdate(11, '二'));
  channel.startPolling();
  await vi.waitFor(() => expect(api.of('getUpdates').length).toBeGreaterThan(1));
  expect(reception.taken.map(({ messageId }) => messageId)).toEqual(['10', '11']);
  const [first, second] = api.of('getUpdates').map(({ payload }) => payload);
  expect(first).toEqual({ limit: 100, timeout: 25, allowed_updates: ['message', 'callback_query'] });
  expect(second.offset).toBe(12);
  api.deliver(textUpdate(12, '三'));
  await vi.waitFor(() => expect(reception.taken).toHaveLength(3));
});

test('an update that cannot be stored is not confirmed, nor any behind it, and comes again', async () => {
  const { channel, api, reception, time } = await scene();
  reception.broken = new Error('store away');
  api.deliver(textUpdate(10, '一'), textUpdate(11, '二'));
  channel.startPolling();
  await vi.waitFor(() => expect(time.slept.length).toBeGreaterThan(2));
  expect(api.unconfirmed).toEqual([10, 11]);
  expect(time.slept.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
  expect(api.of('getUpdates').every(({ payload }) => payload.offset === undefined)).toBe(true);
  reception.broken = null;
  await vi.waitFor(() => expect(api.unconfirmed).toEqual([]));
  expect(reception.taken.map(({ messageId }) => messageId)).toEqual(['10', '11']);
});

test('failures are waited out: as long as the platform says, longer each time where it says nothing', async () => {
  const { channel, api, time, logged } = await scene();
  api.fail('getUpdates', FLOOD(9), 'hang up', 'no json', CONFLICT);
  channel.startPolling();
  await vi.waitFor(() => expect(api.of('getUpdates')).toHaveLength(5));
  expect(time.slept).toEqual([9_000, 2_000, 4_000, 8_000]);
  expect(logged[3]).toContain('webhook');
  expect(logged.join()).not.toContain('made-up-token');
  expect(channel.standing().failures).toBe(4);
});

test('closing ends an open request at once', async () => {
  const { channel, api } = await scene();
  channel.startPolling();
  await vi.waitFor(() => expect(api.of('getUpdates')).toHaveLength(1));
  const begin = performance.now();
  await channel.close();
  expect(performance.now() - begin).toBeLessThan(5_000);
  expect(channel.standing().failures).toBe(0);
});
