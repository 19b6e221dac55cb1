import { expect, test } from 'vitest';
import { BagCounter, chooseVocabulary, rowsOf } from './embedder.vocabulary.ts';
import { hashOf } from './linear-model.ts';

/** 罚 in every text, 单 in three questions, 听 in three articles, 款 in two texts only. */
const ARTICLES = ['罚,款', '罚,听', '罚,听', '罚,听'];
const QUESTIONS = ['罚,单', '罚,单', '罚,单', '罚,款'];
const vocabulary = chooseVocabulary(ARTICLES, QUESTIONS, 100);
const idf = (token: string) => vocabulary.idf[vocabulary.table.get(hashOf(token)) as number] as number;

test('tokens in three texts are known, in two not; hashes ascend', () => {
  expect([...vocabulary.hashes]).toEqual(['罚', '单', '听'].map(hashOf).sort((a, b) => a - b));
});

test('of too many tokens the most frequent stay', () => {
  expect([...chooseVocabulary(ARTICLES, QUESTIONS, 1).hashes]).toEqual([hashOf('罚')]);
});

test('a word of questions tells as much as one of articles, and a word of all texts next to nothing', () => {
  expect(idf('单')).toBeCloseTo(idf('听'), 6);
  expect(idf('罚')).toBeCloseTo(0.1, 6);
  expect(chooseVocabulary(ARTICLES, [], 100).idf.every(Number.isFinite)).toBe(true);
});

test('a bag has each row once, weighed by how often it stands there; the next bag starts anew', () => {
  const counter = new BagCounter(vocabulary);
  const pieces = [rowsOf('听,单', vocabulary), rowsOf('听,无', vocabulary)];
  for (const round of [1, 2]) {
    const { rows, values } = counter.bagOf(pieces);
    expect(rows, `round ${round}`).toHaveLength(2);
    const value = (token: string) => values[rows.indexOf(vocabulary.table.get(hashOf(token)) as number)] as number;
    expect(value('听')).toBeCloseTo((1 + Math.log(2)) * idf('听'), 5);
    expect(value('单')).toBeCloseTo(idf('单'), 5);
  }
  expect(counter.bagOf(pieces, () => () => false).rows).toHaveLength(0);
});
