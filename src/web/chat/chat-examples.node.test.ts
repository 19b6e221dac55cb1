import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anOpenDecision,
  freshFolder,
  type OpenConversation,
  openConversation,
  openDecision,
  talkTo,
} from '../../conversation/fixture.node.ts';
import { EXAMPLES, STARTERS } from './chat-examples.tsx';

let talk: OpenConversation;
let remove: () => Promise<void>;

beforeAll(async () => {
  const [folder, takeAway] = await freshFolder();
  remove = takeAway;
  talk = await openConversation(folder);
  await openDecision(talk.store, anOpenDecision('bus', '公交票价调整方案'));
});

afterAll(async () => {
  await talk.store.close();
  await remove();
});

/** What each example is answered from; `null` where it lists what is open for comments. */
const ANSWERED_BY: Record<string, string | null> = {
  '政府要定一件跟大家有关的大事，老百姓怎么提意见？': 'plan:31',
  '现在有哪些事项在公开征求意见？': null,
  '发现违法行为，怎么投诉举报？': 'plan:44',
  '办事要的证明能不能不开？': 'plan:9',
  '检查太多太随意，方案里怎么规范涉企检查？': 'plan:46',
  '第一次轻微违法，会不会罚款？': 'plan:49',
  '部门的权责清单要公开吗？': 'plan:4',
  '行政执法人员每年要培训多少学时？': 'plan:106',
  '单位负责人什么情况下应当出庭应诉？': 'plan:69',
  '哪些任务要在2022年底前完成？': 'plan:4',
};

test('every question that is offered is answered from the place that speaks of it', async () => {
  const questions = EXAMPLES.flatMap((group) => group.questions);
  expect(questions.toSorted()).toEqual(Object.keys(ANSWERED_BY).toSorted());
  for (const question of questions) {
    const [reply] = await talkTo(talk, question);
    const ref = ANSWERED_BY[question];
    if (ref) expect([question, reply?.outcome, reply?.citations[0]?.ref]).toEqual([question, 'answered', ref]);
    else expect(reply).toMatchObject({ outcome: 'action', intent: 'list_decisions' });
  }
});

test('the few questions offered after a refusal are from each kind of user', () => {
  expect(STARTERS).toEqual(EXAMPLES.map(({ questions }) => questions[0]));
});
