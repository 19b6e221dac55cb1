import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Intent } from '../domain/answer.ts';
import { newReceipt } from '../domain/receipt.ts';
import { readIntentExamples } from '../train-intents.node.ts';
import { realLikeness } from './fixture.node.ts';
import { contextAfter, DECISIONS, INTENT_CASES } from './intent.fixture.ts';
import { type IntentContext, readIntent } from './intent.ts';

const [bus, market, waste] = DECISIONS;
const likeness = await realLikeness();
const examples = await readIntentExamples(fileURLToPath(new URL('../../corpus', import.meta.url)));
const read = (text: string, after: IntentContext['after'] = null, current = null as IntentContext['current']) =>
  readIntent(text, { ...contextAfter(after), current }, likeness);
const intentsOf = (text: string, after: IntentContext['after'] = null): Intent[] => {
  const reading = read(text, after);
  return reading.kind === 'clear' ? [reading.intent] : reading.intents;
};
const slotsOf = (text: string, after: IntentContext['after'] = null) => read(text, after).slots;

/** 1 where clear and right or both meanings are named, ½ where one of two is. */
function scoreOf(expected: Intent[], intents: Intent[]): number {
  if (expected.length === 1) return intents.length === 1 && intents[0] === expected[0] ? 1 : 0;
  return expected.filter((intent) => intents.includes(intent)).length / 2;
}

test('rough sentences that nothing was learnt from are read rightly, nine in ten', () => {
  const learnt = new Set(examples.map(({ text }) => text));
  const unlearnt = INTENT_CASES.filter(({ text }) => !learnt.has(text));
  const scores = unlearnt.map(({ text, expect: expected, after }) => scoreOf(expected, intentsOf(text, after)));
  const share = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  expect(scores.length).toBeGreaterThanOrEqual(250);
  expect(share).toBeGreaterThanOrEqual(0.9);
});

test.each<[Intent, string]>([
  ['list_decisions', '现在有哪些在征球意见'],
  ['comment_on_decision', '我要提意件'],
  ['check_receipt', '查一下我的回直'],
  ['ask_result', '公交涨价有下文冇'],
  ['subscribe', '出了结果喊我一声'],
  ['subscribe', '退定'],
  ['withdraw_comment', '撒回我的意见'],
  ['human_help', '喊你们领导来'],
  ['human_help', 'let me talk to a human'],
])('%s: %s', (intent, text) => {
  expect(intentsOf(text)).toEqual([intent]);
});

test.each([
  '听证结果要不要公布',
  '行政处罚决定能撤回吗',
  '回执没签字算数吗',
  '征求意见最少几天',
  '提意见受法律保护吗',
  '群众的意见不采纳要不要说明理由',
  '处罚通知书没收到怎么办',
  '任务31',
  '',
  '。',
  '人工智能立法',
  'can a penalty decision be withdrawn',
])('%j is an ordinary question', (text) => {
  expect(intentsOf(text)).toEqual(['ask']);
});

test.each<[string, Intent, Intent, IntentContext['after']]>([
  ['意见', 'list_decisions', 'comment_on_decision', null],
  ['我的意见', 'ask_result', 'check_receipt', null],
  ['取消', 'subscribe', 'withdraw_comment', null],
  ['怎么提意见', 'ask', 'comment_on_decision', null],
  ['垃圾费', 'ask', 'comment_on_decision', null],
  ['公交票价那个', 'comment_on_decision', 'ask_result', null],
  ['回执丢了', 'check_receipt', 'human_help', null],
  ['有结果会告诉我吗', 'ask_result', 'subscribe', null],
  ['改一下', 'withdraw_comment', 'comment_on_decision', 'receipt'],
])('%s is asked back about: %s or %s', (text, one, other, after) => {
  const reading = read(text, after);
  expect(reading.kind).toBe('unclear');
  expect(new Set(intentsOf(text, after))).toEqual(new Set([one, other]));
});

test('what was said before decides between meanings', () => {
  expect(intentsOf('2', 'list')).toEqual(['comment_on_decision']);
  expect(intentsOf('2')).toEqual(['ask']);
  expect(intentsOf('取消', 'receipt')).toEqual(['withdraw_comment']);
  expect(intentsOf('还有别的没', 'list')).toEqual(['list_decisions']);
});

test('the decision stands in its slot', () => {
  expect(slotsOf('评论 3').decision).toEqual(waste);
  expect(slotsOf('第二个我反对', 'list').decision).toEqual(market);
  expect(slotsOf('公交票价有结果通知我').decision).toEqual(bus);
  expect(read('我对这个有意见', 'answer', market).slots.decision).toEqual(market);
  expect(slotsOf('地铁延长那个方案我写几句').decision).toBeNull();
});

test("the receipt's number stands in its slot, and a slip in it is told from none", () => {
  const receipt = newReceipt((length) => new Uint8Array(length).fill(7));
  expect(slotsOf(`帮我查 ${receipt}`).receipt).toEqual({ kind: 'receipt', receipt });
  expect(intentsOf('4829-1730-5526-00')).toEqual(['check_receipt']);
  expect(slotsOf('4829-1730-5526-00').receipt).toEqual({ kind: 'wrong_check' });
  expect(slotsOf('查回执').receipt).toBeNull();
  expect(intentsOf(`撤回 ${receipt}`)).toEqual(['withdraw_comment']);
});

test('to be told no more is told from to be told', () => {
  for (const text of ['退订', '莫发了', '取消关注', '把通知关了', 'unsubscribe'])
    expect([text, slotsOf(text).off]).toEqual([text, true]);
  for (const text of ['订阅', '停水那个事定了跟我讲一声', '我要关注垃圾费', 'notify me'])
    expect([text, slotsOf(text).off]).toEqual([text, false]);
  expect(slotsOf('不要涨价').off).toBe(false);
});

test('only plain words ask for a text to be deleted for good', () => {
  for (const text of ['彻底删除我的意见', '把我写的删干净', 'erase everything i wrote'])
    expect([text, slotsOf(text).erase]).toEqual([text, true]);
  for (const text of ['撤回我的意见', '删掉那条意见']) expect([text, slotsOf(text).erase]).toEqual([text, false]);
});

test.each(['我', '意见', 'yijian ', '1', '不要', '第一个', 'comment ', '我的意见提的', ' '])(
  'a very long message of %j is read, too',
  (unit) => {
    expect(intentsOf(unit.repeat(4000 / unit.length)).length).toBeGreaterThan(0);
  },
);
