import { expect, test } from 'vitest';
import type { CheckedSentence } from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';
import { AnswerText } from './answer-text.ts';

const passage = (number: number): Passage => ({
  ...{ ref: `plan:${number}`, label: `任务${number}`, heading: '标题', text: '正文。', url: `/plan/${number}` },
  ...{ status: 'period_over' as const, notes: [] },
});
const ONE = passage(1);
const TWO = passage(2);
const sentence = (kind: CheckedSentence['kind'], text: string, ...passages: Passage[]): CheckedSentence => ({
  ...{ kind, text, passages, evidence: [], support: 1 },
});

const byModel = (...sentences: CheckedSentence[]) => written(new AnswerText(true), ...sentences);
const quoted = (...sentences: CheckedSentence[]) => written(new AnswerText(), ...sentences);

function written(text: AnswerText, ...sentences: CheckedSentence[]) {
  const pieces = sentences.map((one) => text.add(one));
  expect(pieces.join('')).toBe(text.text);
  return text.text;
}

test('sentences on one passage share a line, and each bears its mark', () => {
  expect(byModel(sentence('claim', '甲。', ONE), sentence('claim', '乙。', ONE))).toBe('甲。【任务1】乙。【任务1】');
});

test('another passage begins another line', () => {
  expect(quoted(sentence('quote', '甲。', ONE), sentence('quote', '乙。', TWO))).toBe('甲。【任务1】\n乙。【任务2】');
});

test('what is quoted between a model’s sentences is called a quotation', () => {
  expect(
    byModel(
      sentence('claim', '甲。', ONE),
      sentence('quote', '乙。', ONE),
      sentence('quote', '丙。', ONE),
      sentence('claim', '丁。', ONE),
    ),
  ).toBe('甲。【任务1】\n〔原文摘录〕乙。【任务1】丙。【任务1】\n丁。【任务1】');
});

test('a quotation that comes before the first of a model’s sentences is called one, too', () => {
  expect(byModel(sentence('quote', '甲。', ONE), sentence('claim', '乙。', ONE))).toBe(
    '〔原文摘录〕甲。【任务1】\n乙。【任务1】',
  );
});

test('words that introduce a list of many passages leave the marks to its lines', () => {
  const many = [1, 2, 3, 4].map(passage);
  expect(quoted(sentence('words', '共四项：', ...many), sentence('quote', '甲。', many[0] as Passage))).toBe(
    '共四项：\n甲。【任务1】',
  );
});
