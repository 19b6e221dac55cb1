import { expect, test } from 'vitest';
import { messageId } from './message-id.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('a message’s id is a random UUID, over plain http too', () => {
  const overHttp = { getRandomValues: crypto.getRandomValues.bind(crypto) } as Pick<Crypto, 'getRandomValues'>;
  const ids = [messageId(crypto), messageId(overHttp), messageId(overHttp)];
  for (const id of ids) expect(id).toMatch(UUID);
  expect(new Set(ids).size).toBe(3);
});
