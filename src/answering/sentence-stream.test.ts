import { expect, test } from 'vitest';
import type { DraftSentence } from '../domain/citation.ts';
import { READING } from './sentence-gate.ts';
import { SentenceStream } from './sentence-stream.ts';

/** What is read of a text in these pieces: `text <S1,S2>` each. */
function read(pieces: string | readonly string[], isCut = false): string[] {
  const stream = new SentenceStream();
  const found = [pieces].flat().flatMap((piece) => stream.push(piece));
  return [...found, ...stream.end({ isCut })].map(shown);
}

const shown = (sentence: DraftSentence): string =>
  sentence.kind === 'claim' ? `${sentence.text} <${sentence.tokens.join(',')}>` : `not a claim: ${sentence.kind}`;

const SPELLINGS =
  '[S1] [s1] ［Ｓ１］ 【S1】 (S1) （S1） （Ｓ１） 〔S1〕 [来源S1] [来源：S1] （依据：[S1]） （见S1） [^S1] [S01] [S1。] 【S1：任务31】 *[S1]* **【S1】** `[S1]`'
    .split(' ')
    .concat(['[ S1 ]', '[S1 任务31]', '[S\u200b1]', '（ 来源 : S1 ）']);

test.each(SPELLINGS)(
  '%s is a mark, before and behind the full stop, at the start and alone on the next line',
  (mark) => {
    const wanted = ['应当公开。 <S1>', '应当听证。 <S2>'];
    expect(read(`应当公开${mark}。应当听证[S2]。`)).toEqual(wanted);
    expect(read(`应当公开。${mark}应当听证。[S2]`)).toEqual(wanted);
    expect(read(`应当公开。 ${mark} 应当听证。 [S2]`)).toEqual(wanted);
    expect(read(`${mark}应当公开。[S2]应当听证。`)).toEqual(wanted);
    expect(read(`应当公开。\n${mark}\n应当听证。\n[S2]\n`)).toEqual(wanted);
  },
);

test.each([
  '[S1][S2]',
  '[S1,S2]',
  '[S1、S2]',
  '[S1，2]',
  '[S1] [S2]',
  '【S1】、【S2】',
  '（S1；S2）',
  '[S1和S2]',
  '[S1-S2]',
  '（来源：[S1]、[S2]）',
])('%s names two sources', (marks) => {
  expect(read(`应当公开${marks}。`)).toEqual(['应当公开。 <S1,S2>']);
  expect(read(`应当公开。${marks}\n`)).toEqual(['应当公开。 <S1,S2>']);
});

test.each([
  '[1]',
  '（见附件）',
  '【任务31】',
  '〔2021〕',
  '（一）',
  '[SX]',
  '（S市）',
  '[S1234]',
  '《S1》',
  'S1',
  '[]',
])('%s is no mark', (text) => {
  expect(read(`应当${text}公开。[S2]`)).toEqual([`应当${text.replace('[]', '')}公开。 <S2>`]);
});

test('a sentence is given as soon as nothing that follows can belong to it, and not before', () => {
  const stream = new SentenceStream();
  const told = [...'应当公开。[S1]”应当听证[S2]。\n'].map((char) => stream.push(char).map(shown));
  expect(told.flatMap((found, at) => found.map((text) => [at, text]))).toEqual([
    [10, '应当公开。” <S1>'],
    [19, '应当听证。 <S2>'],
  ]);
  const json = new SentenceStream();
  expect(json.push('{"sentences":[{"text":"应当公开。","sources":["S1"]')).toEqual([]);
  expect(json.push('}').map(shown)).toEqual(['应当公开。 <S1>']);
});

test('an unmarked sentence takes the marks of the next one in its paragraph; a last remark gets none', () => {
  expect(read('应当公开。应当听证。[S1]以上仅供参考。\n另起一段。')).toEqual([
    '应当公开。 <S1>',
    '应当听证。 <S1>',
    '以上仅供参考。 <>',
    '另起一段。 <>',
  ]);
  expect(read('第一段没有标。\n\n第二段有。[S1]')).toEqual(['第一段没有标。 <>', '第二段有。 <S1>']);
});

test('marks in front cover their line, those of a lead-in its list, one behind a list its items', () => {
  expect(read('[S1] 应当公开。应当听证。\n[S2]：应当备案。')).toEqual([
    '应当公开。 <S1>',
    '应当听证。 <S1>',
    '应当备案。 <S2>',
  ]);
  expect(read('要带这些[S1]：\n- 身份证\n- 申请表\n\n别的。')).toEqual([
    '要带这些： <S1>',
    '身份证 <S1>',
    '申请表 <S1>',
    '别的。 <>',
  ]);
  expect(read('要带这些：\n1. 身份证\n2. 申请表[S1]\n')).toEqual(['身份证 <S1>', '申请表 <S1>']);
});

test('Markdown is taken off, and its headings and lead-ins are no sentences', () => {
  const text =
    '# 结论\n\n**公示期**：不少于*20日*。[S1]\n\n**期限**\n\n> 2. __七日__内办结。[S2]\n\n一、收费3.5元[S1]\n（二）免费。[S2]\n---\n说明如下：\n```\n以`当地`为准。[S3]\n```';
  expect(read(text)).toEqual([
    '公示期：不少于20日。 <S1>',
    '七日内办结。 <S2>',
    '收费3.5元 <S1>',
    '免费。 <S2>',
    '以当地为准。 <S3>',
  ]);
});

test('the rows of a table are sentences, its head is none', () => {
  expect(read('| 事项 | 期限 |\n|---|:--:|\n| 公示 | 20日 [S1] |\n| 听证 | 7日 | [S2] |')).toEqual([
    '公示，20日 <S1>',
    '听证，7日 <S2>',
  ]);
});

test('a list of sources behind the answer is no part of it', () => {
  expect(read('应当公开。[S1]\n\n参考来源：\n- [S1] 任务31\n- [S2] 任务5')).toEqual(['应当公开。 <S1>']);
});

test('what was only said for the mark goes with it', () => {
  expect(read('根据[S1]的规定，应当公开。[S1]')).toEqual(['应当公开。 <S1>']);
  expect(read('[S1]指出，应当公开。应当听证，见[S2]。')).toEqual(['应当公开。 <S1>', '应当听证。 <S2>']);
});

test('a sentence does not end in a quotation, a bracket or a number, nor at ；', () => {
  const whole = [
    '他说：“先公开。后听证！”然后走了。',
    '应当（见附件。第2页。）公开。',
    '收3.5元；含1. 工本费 2. 邮费；另计。',
    '凭"证。件"办理？',
  ];
  expect(read(whole.map((text) => `${text}[S1]`).join(''))).toEqual(whole.map((text) => `${text} <S1>`));
  expect(read('他说“应当公开[S1]。应当听证[S2]。')).toEqual(['他说“应当公开。 <S1>', '应当听证。 <S2>']);
  expect(read('It costs 3.5 yuan a day. [S1] Appeal within 60 days. [S2]')).toEqual([
    'It costs 3.5 yuan a day. <S1>',
    'Appeal within 60 days. <S2>',
  ]);
});

test('a very long sentence ends at ；, and one that is too long is dropped', () => {
  const clause = `${'应当公开，'.repeat(50)}完毕；`;
  expect(read(`${clause}应当听证。[S1]`)).toEqual([`${clause} <S1>`, '应当听证。 <S1>']);
  expect(read(`${'公'.repeat(READING.sentenceChars + 1)}。[S1]应当听证。[S2]`)).toEqual(['应当听证。 <S2>']);
  expect(read(`“${'公'.repeat(900)}。应当听证。[S2]`)).toEqual(['应当听证。 <S2>']);
});

test('of a text that was cut off only the finished sentences count', () => {
  expect(read('应当公开。[S1]期限不少于20', true)).toEqual(['应当公开。 <S1>']);
  expect(read('应当公开。[S1]期限不少于20', false)).toEqual(['应当公开。 <S1>', '期限不少于20 <>']);
  expect(read('应当公开。[S', true)).toEqual(['应当公开。 <>']);
  expect(read('应当公开。[S1', true)).toEqual(['应当公开。 <>']);
});

test('the same sentence again is not given again', () => {
  expect(read('应当公开。[S1]\n'.repeat(500))).toEqual(['应当公开。 <S1>']);
});

test('it stops behind so many sentences and so many characters', () => {
  const stream = new SentenceStream();
  const many = Array.from({ length: 100 }, (_, at) => `第${at}条应当公开。[S1]`).join('');
  expect(stream.push(many)).toHaveLength(READING.sentences);
  expect(stream.isFull).toBe(true);
  expect([...stream.push('还有。[S1]'), ...stream.end()]).toEqual([]);
  const long = Array.from({ length: 30 }, (_, at) => `${at}${'公'.repeat(400)}。[S1]`).join('');
  const chars = read(long).join('').length;
  expect(chars).toBeLessThan(READING.answerChars + 30 * 5);
  expect(chars).toBeGreaterThan(READING.answerChars - 500);
});
