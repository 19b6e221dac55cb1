import { beforeAll, expect, test } from 'vitest';
import type { Turn } from '../domain/answer.ts';
import { type RealRetrieval, realRetrieval, TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import { makeWhole } from './follow-up.ts';

let real: RealRetrieval;
beforeAll(async () => {
  real = await realRetrieval();
}, TRAINING_TIMEOUT);

const whole = (question: string, ...turns: Turn[]): string => makeWhole(question, turns, real.corpus, real.retriever);

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
