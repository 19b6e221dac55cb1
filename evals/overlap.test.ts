import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseCases } from './case.ts';
import { loadCorpus } from './engine.ts';
import { makeCase } from './fixtures.ts';
import { findOverlaps, indexedQuestions, overlapKey, showOverlaps } from './overlap.ts';

const indexed = [{ place: 'draft plan:1', text: '一二三四五六七八九十' }];
const asked = (question: string) => findOverlaps([makeCase({ question })], indexed);

test('a question overlaps from more than half of its 3-grams on', () => {
  // 甲一二三四五六七 has 6 grams, 5 of them indexed; 甲乙丙丁一二三四五六七 has 9, 5 of them; then 10, 5 of them.
  expect(asked('甲一二三四五六七')).toMatchObject([{ share: expect.closeTo(5 / 6, 10) }]);
  expect(asked('甲乙丙丁一二三四五六七')).toMatchObject([{ share: expect.closeTo(5 / 9, 10) }]);
  expect(asked('甲乙丙丁戊一二三四五六七')).toEqual([]);
});

test('width, punctuation, spaces and case make no difference', () => {
  expect(overlapKey('《ＡＢ法》 第３条,对吧?')).toBe('ab法第3条对吧');
});

test('short questions overlap only where they are equal, and never in the look-up by number', () => {
  const short = [{ place: 'draft plan:31', text: '任务31?' }];
  expect(findOverlaps([makeCase({ question: '任务31' })], short)).toHaveLength(1);
  expect(findOverlaps([makeCase({ question: '任务312' })], short)).toEqual([]);
  expect(findOverlaps([makeCase({ question: '任务31', stratum: 'number_lookup' })], short)).toEqual([]);
});

test('the nearest indexed question is named, without its text where texts are not to be read', () => {
  const overlaps = findOverlaps(
    [makeCase({ question: '一二三四五六七八甲' })],
    [{ place: 'far', text: '二三四五六七八' }, ...indexed],
  );
  expect(showOverlaps(overlaps, false)).toBe('x  86%  draft plan:1');
  expect(showOverlaps(overlaps, true)).toContain('一二三四五六七八甲 ↔ 一二三四五六七八九十');
});

test('no test question stands, nearly as it is, among the questions that retrieval learns from', async () => {
  const cases = parseCases('test.jsonl', await readFile(new URL('cases/test.jsonl', import.meta.url), 'utf8'));
  const overlaps = findOverlaps(cases, indexedQuestions(await loadCorpus()));
  expect(showOverlaps(overlaps, false)).toBe('');
});
