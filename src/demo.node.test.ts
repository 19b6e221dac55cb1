import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { COMMENTS } from './demo-decisions.ts';
import { systemClock } from './domain/clock.ts';
import { freshFolder, run } from './office.fixture.node.ts';
import { openParticipation } from './participation/opening.ts';
import { Sequencer } from './participation/sequencer.ts';
import { openSqliteStore } from './store/sqlite.node.ts';

test('the demonstration fills the data folder once, beside an instance that is running', {
  timeout: 120_000,
}, async () => {
  const folder = await freshFolder();
  const store = await openSqliteStore(join(folder, 'xiangwen.sqlite'));
  onTestFinished(() => store.close());
  const { participation, signer } = await openParticipation(store, []);
  const first = await run('demo', folder);
  expect(first).toMatchObject({ code: 0, err: [] });
  const before = await store.listVersions('demo-keyun');
  const again = await run('demo', folder);
  expect(again).toMatchObject({ code: 0, err: [] });
  expect(again.out).toBe(first.out.split('\n').slice(1).join('\n'));
  expect(await store.listVersions('demo-keyun')).toEqual(before);

  expect((await participation.listDecisions()).map(({ id, state }) => [id, state])).toEqual([
    ...[
      ['demo-tingche', 'consulting'],
      ['demo-keyun', 'feedback_published'],
    ],
  ]);
  expect(await store.countComments('demo-keyun')).toEqual([
    ...[
      { state: 'published', count: 15 },
      { state: 'withdrawn', count: 1 },
    ],
  ]);
  const comments = await store.listComments('demo-keyun', { limit: 100 });
  expect(comments.map(({ text }) => text)).toEqual(COMMENTS.map(({ text }) => text));
  const decision = await store.findDecision('demo-keyun');
  // Every comment came in within the period, by the database's clock.
  for (const { receivedAt } of comments) expect(receivedAt).toBeLessThan(decision?.closesAt ?? 0);
  expect(decision?.sealedAt).toBeGreaterThanOrEqual(decision?.closesAt ?? Number.POSITIVE_INFINITY);
  const abusive = comments.find(({ text }) => text?.includes('废物'));
  expect(abusive?.heldReason).toBe('含有侮辱性语言');

  const feedback = (await participation.feedback('demo-keyun')) ?? [];
  expect(feedback).toHaveLength(15);
  expect(feedback.find(({ receipt }) => receipt === abusive?.receipt)?.text).toBeNull();
  expect(feedback.filter(({ text }) => text !== null).length).toBeGreaterThan(10);
  expect(JSON.stringify(feedback)).not.toContain('13900000000');
  const [root, inclusions] = [
    await participation.ledger('demo-keyun'),
    await store.listLeafHashes('demo-keyun', 0, 100),
  ];
  expect([root?.size, inclusions.length]).toEqual([16, 16]);
  expect(await new Sequencer(store, signer, systemClock, 'server').run()).toBe(0);
});
