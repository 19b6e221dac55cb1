import { afterAll, beforeAll, expect, test } from 'vitest';
import { TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import { freshFolder, type OpenConversation, openConversation, talkTo } from './fixture.node.ts';

let engine: OpenConversation;
let remove: () => Promise<void>;

beforeAll(async () => {
  const [folder, removeFolder] = await freshFolder();
  engine = await openConversation(folder);
  remove = removeFolder;
}, TRAINING_TIMEOUT);

afterAll(async () => {
  await engine.store.close();
  await remove();
});

const offered = async (question: string) =>
  ((await talkTo(engine, question))[0]?.choices ?? []).map(({ label }) => label);

test.each([
  ['城管罚重了想告', ['怎么走：行政复议', '怎么走：行政诉讼']],
  ['冇钱请律师怎么办', ['怎么走：法律援助']],
  ['窗口态度差得要死', ['怎么走：投诉举报']],
])('%s is offered the ways that are open', async (question, ways) => {
  expect(await offered(question)).toEqual(ways);
});

test.each(['任务67讲的行政复议化解率是多少', '方案对信访怎么规定'])(
  '%s has no grievance, and is offered none',
  async (question) => {
    expect(await offered(question)).toEqual([]);
  },
);

test('a chosen way is told in its steps, with the page that holds periods and articles', async () => {
  const replies = await talkTo(engine, '城管罚重了想告', '1');
  const told = replies[1]?.text ?? '';
  expect(told).toMatch(/^行政复议：/);
  expect(told).toContain('第1步：');
  expect(told).toContain('/guide/review');
  expect(replies[1]?.citations).toEqual([]);
});
