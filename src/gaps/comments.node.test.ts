import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anOpenDecision,
  freshFolder,
  type OpenConversation,
  openConversation,
  openDecision,
  talkTo,
} from '../conversation/fixture.node.ts';
import { TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';

let engine: OpenConversation;
let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  [folder, remove] = await freshFolder();
  engine = await openConversation(folder);
  await openDecision(engine.store, anOpenDecision('bus-fare', '县城公交票价调整方案'));
}, TRAINING_TIMEOUT);
afterAll(async () => {
  await engine.store.close();
  await remove();
});

test('what is said as a comment is no gap, whatever people think of the replies; the question in its middle is', async () => {
  const question = '县里复议办公室的电话是多少？';
  const messages = ['有哪些征求意见', '1', '条款 1', '三块太贵了', question, '写完了', '提交', '转人工', '查回执'];
  const replies = await talkTo(engine, ...messages);
  for (const { id, conversationId } of replies)
    expect(await engine.store.saveFeedback(id, conversationId, { helpful: false, reason: '没用' }, Date.now())).toBe(
      true,
    );
  const found = await engine.store.listUnanswered({ from: 0, until: Date.now() + 60_000, limit: 100 });
  expect(found.map((one) => one.question)).toEqual([question]);
  expect(found[0]).toMatchObject({
    outcome: 'refused',
    reason: 'no_basis',
    channel: 'web',
    feedback: { reason: '没用' },
  });
  expect(JSON.stringify(found)).not.toMatch(/太贵|公众意见的内容/);
});
