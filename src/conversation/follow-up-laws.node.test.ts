import { beforeAll, expect, test } from 'vitest';
import type { Turn } from '../domain/answer.ts';
import type { Ref } from '../domain/reference.ts';
import { realRetrieval, TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import { madeUpBundle, madeUpCorpus, TODAY } from '../retrieval/laws/fixture.node.ts';
import { Laws } from '../retrieval/laws/laws.ts';
import { makeWhole } from './follow-up.ts';
import type { FollowUpParts, Whole } from './follow-up-scene.ts';

/** Follow-ups after an answer out of laws, over laws that do not exist. */

let withTexts: FollowUpParts;
let onCards: FollowUpParts;
beforeAll(async () => {
  const { retriever } = await realRetrieval();
  const corpus = await madeUpCorpus();
  const laws = new Laws(corpus, () => TODAY);
  await laws.take(madeUpBundle(corpus));
  withTexts = { corpus, retriever, laws };
  onCards = { corpus, retriever, laws: new Laws(corpus, () => TODAY) };
}, TRAINING_TIMEOUT);

function answered(question: string, ...refs: Ref[]): Turn {
  return { question, resolved: question, outcome: 'answered', reason: null, refs };
}

const understood = (question: string, ...turns: Turn[]): Whole => makeWhole(question, turns, withTexts);
const LANTERNS = answered('灯会法第三条怎么规定', 'law:dhf:3');

test.each([
  ['那第二条呢', '《灯会法》第二条 呢'],
  ['4条', '《灯会法》第四条'],
  ['上一条', '《灯会法》第二条'],
  ['下一条讲么子', '《灯会法》第三条之一'],
  ['再往后一条', '《灯会法》第三条之一'],
  ['下下条', '《灯会法》第四条'],
  ['第三条之一', '《灯会法》第三条之一'],
])('after an article %s is %s', (question, expected) => {
  expect(understood(question, LANTERNS).text).toBe(expected);
});

test('a paragraph or an item is asked of the same article', () => {
  for (const question of ['第二款怎么说', '第一项是什么', '那第二款第一项呢'])
    expect(understood(question, LANTERNS)).toMatchObject({ text: `《灯会法》第三条 ${question}`, pinned: 'law:dhf:3' });
});

test('an earlier version is stepped through in itself', () => {
  expect(understood('下一条', answered('2010年灯会法第一条', 'law:dhf@2010-05-01:1')).text).toBe(
    '《灯会法（2010年版）》第二条',
  );
});

test('behind the last article there is none', () => {
  expect(understood('下一条', answered('灯会法第四条', 'law:dhf:4')).text).not.toMatch(/第五条/);
});

test('a task of the plan is a task after a law, too', () => {
  expect(understood('那任务31呢', LANTERNS).text).toBe('那任务31呢');
});

test.each(['最多可以拖好久', '逾期咧', '谁来答复', '那要是下雨呢', '原文'])(
  '%s is asked about the article',
  (question) => {
    expect(understood(question, LANTERNS)).toMatchObject({ pinned: 'law:dhf:3', notices: [] });
  },
);

test('what the law says in another article is looked for there', () => {
  const told = answered('办灯会要提前多久申报', 'law:dhf:2', 'law:dhf:3');
  expect(understood('要几天答复', told).pinned).toBe('law:dhf:3');
});

test('without texts the numbers are counted on', () => {
  const card = answered('灯会法第三条怎么规定', 'card:dhf');
  const text = (question: string): string => makeWhole(question, [card], onCards).text;
  expect(text('那第四条呢')).toBe('《灯会法》第四条 呢');
  expect(text('上一条')).toBe('《灯会法》第二条');
});

test('another law that is named is asked about by itself', () => {
  expect(understood('渡船条例里大雾天开不开船', LANTERNS).text).toBe('渡船条例里大雾天开不开船');
});
