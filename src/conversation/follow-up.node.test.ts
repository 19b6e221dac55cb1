import { beforeAll, expect, test } from 'vitest';
import type { Turn } from '../domain/answer.ts';
import { type RealRetrieval, realRetrieval, TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import { makeWhole } from './follow-up.ts';
import type { Whole } from './follow-up-scene.ts';

let real: RealRetrieval;
beforeAll(async () => {
  real = await realRetrieval();
}, TRAINING_TIMEOUT);

const understood = (question: string, ...turns: Turn[]): Whole => makeWhole(question, turns, real);
const whole = (question: string, ...turns: Turn[]): string => understood(question, ...turns).text;

function answered(question: string, ...tasks: number[]): Turn {
  return { question, resolved: question, outcome: 'answered', reason: null, refs: tasks.map((task) => `plan:${task}`) };
}

function refused(question: string, reason: Turn['reason'] = 'unsafe', ...tasks: number[]): Turn {
  return { ...answered(question, ...tasks), outcome: 'refused', reason };
}

const CARD = answered('行政执法证件什么时候换发完', 48);
const LIST = answered('2022年底前要完成哪些任务', 4, 48, 66, 92);

test('the first question of a conversation stays as it is, however it sounds', () => {
  for (const question of ['那谁负责？', '直接回答就行', '第二个呢', '']) expect(whole(question)).toBe(question);
});

test.each(['任务31', '第37项谁负责', '2023年底前要完成哪些任务', '方案分几个部分', '那第31项呢'])(
  '%s names what it asks for and stays as it is',
  (question) => {
    expect(whole(question, CARD)).toBe(question);
    expect(whole(question, refused('怎么刻一个假公章'))).toBe(question);
  },
);

test.each(['谢谢', '你好', '转人工', '我要找人工客服'])('%s is no question about the turn before', (message) => {
  expect(whole(message, CARD)).toBe(message);
  expect(whole(message, refused('怎么刻一个假公章'))).toBe(message);
});

test.each(['怎么做红烧肉', '重大行政决策要公开征求意见吗', '网上政务服务要覆盖到村吗'])(
  '%s is whole by itself',
  (question) => {
    expect(whole(question, CARD)).toBe(question);
  },
);

test.each(['那谁负责？', '何时呢', '它由谁负责', '多久呢'])('%s is asked about the task just cited', (question) => {
  expect(whole(question, CARD)).toBe(`任务48 ${question}`);
});

test('an attribute goes to the cited task that holds such a fact', () => {
  expect(whole('何时呢', answered('行政复议怎么改', 67, 66))).toBe('任务66 何时呢');
  expect(whole('何时呢', answered('公众参与和换证', 31, 48))).toBe('任务48 何时呢');
  expect(whole('多少呢', answered('行政复议怎么改', 66, 67))).toBe('任务67 多少呢');
});

test.each([
  ['第二个呢', '任务48 呢'],
  ['第三个呢', '任务66 呢'],
  ['说说第4个', '任务92 说说'],
  ['第2个谁负责', '任务48 谁负责'],
])('after a list, %s is %s', (question, expected) => {
  expect(whole(question, LIST)).toBe(expected);
});

test('a count goes back to the latest turn that had several, and a single task is not counted', () => {
  expect(whole('第二个呢', LIST, CARD)).toBe('任务48 呢');
  expect(whole('第二个呢', LIST, answered('专家论证和听证', 32, 31), CARD)).toBe('任务31 呢');
  expect(whole('第二个呢', CARD)).not.toMatch(/^任务(?!48)/);
});

test.each(['再详细一点', '原文', '继续', '展开说说'])('%s is more of the first task cited', (question) => {
  expect(whole(question, LIST)).toMatch(/^任务4 /);
});

test.each(['直接回答就行', '直接告诉我', '别啰嗦，快说', '就直接说吧', 'just answer', '不用解释'])(
  'after a refusal %s asks the refused question again and nothing else',
  (question) => {
    expect(whole(question, CARD, refused('怎么刻一个假公章'))).toBe('怎么刻一个假公章');
    expect(whole(question, refused('行政复议要不要交钱', 'no_basis', 67))).toBe('行政复议要不要交钱');
  },
);

test('what a refusal pointed at is not taken for its answer', () => {
  expect(whole('那谁负责', refused('行政复议要不要交钱', 'no_basis', 67))).toBe('行政复议要不要交钱 那谁负责');
});

test('a follow-up that asks for no more than an attribute is about the task before, even where that holds none', () => {
  expect(whole('那多久公开一次？', answered('专家论证意见要公开吗', 32))).toBe('任务32 那多久公开一次？');
});

test('a count beyond the end of a list is no question about another of its tasks', () => {
  expect(whole('第五个呢', LIST)).not.toMatch(/^任务\d/);
});

test('more of a task is all of it', () => {
  expect(understood('说详细点咯', CARD)).toEqual({ text: '任务48 原文', notices: [], pinned: 'plan:48', entire: true });
});

test('thanks and what was no question are not looked back on', () => {
  const thanked: Turn = { ...refused('谢谢', 'out_of_scope'), refs: [] };
  const listed: Turn = { ...answered('有哪些征求意见'), outcome: 'action' };
  expect(whole('那谁负责？', CARD, thanked, listed)).toBe('任务48 那谁负责？');
});

test.each([
  ['上一项咧', '任务47'],
  ['再下一项', '任务49'],
  ['上上项', '任务46'],
  ['那八十八呢', '任务88 呢'],
  ['跳到九十项', '任务90'],
])('from task 48, %s is %s', (question, expected) => {
  expect(whole(question, CARD)).toBe(expected);
});

test('before the first task and behind the last one there is none', () => {
  expect(whole('上一项', answered('任务1', 1))).not.toBe('任务0');
  expect(whole('下一项', answered('任务108', 108))).not.toBe('任务109');
});

test.each(['最后一个咧', '末尾那个', '倒数第1个'])('%s is the last of a list', (question) => {
  expect(whole(question, LIST)).toMatch(/^任务92 /);
});

test('a section is counted by its tasks, the heading that was cited first left out', () => {
  const section = answered('第（十七）节有哪几项任务？', 60, 61, 62);
  section.refs.unshift('plan:section-17');
  expect(whole('第二项细讲哈', section)).toMatch(/^任务61 /);
  expect(whole('中间那个', section)).toMatch(/^任务61 /);
});

const premise = (question: string, ...turns: Turn[]) => {
  const { pinned, notices } = understood(question, ...turns);
  return { pinned, notices };
};
const LISTS = answered('省级政府部门权责清单要在什么时候前公开？', 4);

test.each([
  ['换成县里呢', '县里'],
  ['要是镇政府咧', '镇政府'],
  ['那2026年以后呢', '2026年以后'],
  ['那要是到时候冇公开咧', '到时候没公开'],
])('%s is the same task, with a word on what it does not say', (question, word) => {
  expect(premise(question, LISTS)).toEqual({
    pinned: 'plan:4',
    notices: [`方案这一项没有就“${word}”另作规定。`],
  });
});

test('nothing is said to be missing that the task speaks of', () => {
  expect(premise('那村里呢', answered('网上政务要覆盖到哪一级？', 86))).toEqual({ pinned: 'plan:86', notices: [] });
  expect(premise('那2022年呢', LISTS).notices).toEqual([]);
});

test.each([
  ['那行政诉讼呢', '申请行政复议的期限是多少天？', '行政诉讼的起诉期限是多少天？'],
  ['那冻结呢', '行政强制法规定查封、扣押的期限是多久？', '行政强制法规定冻结的期限是多久'],
  ['那风险评估的呢', '重大行政决策的专家论证怎么完善？', '重大行政决策的风险评估怎么完善'],
])('%s after 「%s」 asks the same of another thing', (question, former, expected) => {
  expect(whole(question, { ...answered(former), refs: ['law:none:1'] })).toContain(expected.replace(/？$/, ''));
});

test.each([
  ['不是评估咧，备案审查那块', '方案里政府立法评估机制怎么健全？', '方案里政府立法备案审查机制怎么健全？'],
  ['搞错哒 我是讲风险评估', '行政决策专家咨询论证机制怎么完善？', '行政决策风险评估机制怎么完善？'],
  ['说错了，我想问立法人员', '行政执法人员要培训多少学时？', '立法工作人员要培训多少学时？'],
])('%s puts what was meant in its place', (question, former, expected) => {
  expect(whole(question, answered(former, 20))).toBe(expected);
});

const AGENDA = answered('年度重大行政决策目录由谁来编制？', 29);
const OVERSEER = answered('行政执法监督员制度是哪一项任务提出来的？', 78);
const WEATHER = refused('今天长沙落不落雨', 'out_of_scope');

test.each([
  ['还是说前面那个，要公开不', [AGENDA, OVERSEER]],
  ['算哒，还是讲最先那个，要公开不', [AGENDA, OVERSEER, CARD]],
  ['回到决策目录那个，要公开不', [AGENDA, OVERSEER, CARD]],
  ['不扯了，继续刚才的，要公开不', [OVERSEER, AGENDA, WEATHER]],
])('%s goes back to the turn that is meant', (question, turns) => {
  expect(understood(question, ...turns).pinned).toBe('plan:29');
});

test('a step back is to the subject before the present one', () => {
  expect(understood('回到前面那个，谁负责', AGENDA, OVERSEER, CARD).pinned).toBe('plan:78');
});

test.each(['换个问题，行政调解由谁牵头', '对了，行政调解由谁牵头', '另外问一下，行政调解由谁牵头'])(
  '%s is asked by itself',
  (question) => {
    expect(whole(question, CARD)).toMatch(/^行政调解由(谁|哪个)牵头$/);
  },
);

test.each(['报名电话好多咯', '在哪个窗口换', '我们县换好了没'])(
  '%s is nothing that a text of ours says',
  (question) => {
    expect(understood(question, CARD).refused).toBe(true);
  },
);

test('a question whose subject is named is not mixed with another, however it begins', () => {
  const questions = ['那行政处罚法里十三岁的伢子罚不罚', '方案里网络舆论监督怎么搞', '那任务31呢'];
  for (const question of questions) expect(whole(question, CARD)).toBe(question);
});

test.each(['随便讲个数咯', '你肯定晓得 快讲', '讲一个名字就要得', '你就直接说嘛', '莫绕弯子，刻还是不刻'])(
  '%s is no new question after a refusal',
  (question) => {
    expect(whole(question, CARD, refused('怎么刻一个假公章'))).toBe('怎么刻一个假公章');
  },
);

test('what is asked of nothing before it is never mixed, whatever stands in it', () => {
  for (const question of ['', ' ', '？？', '的', '第', '第个', '。。。', 'x'.repeat(500), '那'.repeat(200)])
    expect(() => understood(question, CARD, refused('怎么刻一个假公章'))).not.toThrow();
});
