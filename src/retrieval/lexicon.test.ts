import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../domain/corpus.ts';
import { realCorpus } from './fixture.node.ts';
import { Expander, WordFinder } from './lexicon.ts';
import { QueryReader } from './query.ts';

const found = (words: string[], text: string): string[] => new WordFinder(words).find(text).map(({ word }) => word);

test.each([
  [['复议', '行政复议', '行政'], '申请行政复议', ['行政复议']],
  [['行政', '政复议'], '行政复议', ['行政']],
  [['复议'], '复议复议', ['复议', '复议']],
  [['罚', '罚款'], '罚款与罚', ['罚款', '罚']],
  [['没有'], '无', []],
  [[''], '空词', []],
])('of %j the longest at each place is found in %s', (words, text, expected) => {
  expect(found(words, text)).toEqual(expected);
});

test.each([
  ['a law, the laws', ['law', 'law']],
  ['law', ['law']],
  ['outlaw lawyer bylaws law2 2law', []],
  ['问law一下', ['law']],
  ['public hearing', ['public hearing']],
  ['public hearings', ['public hearing']],
  ['republic hearing', []],
])('in %s Latin words are found whole or with a plural s', (text, expected) => {
  expect(found(['law', 'public hearing'], text)).toEqual(expected);
});

test('a word with s and more behind it is another word', () => {
  expect(found(['law', 'town'], 'a lawsuit in the township, law-abiding laws2')).toEqual(['law']);
  expect(found(['law'], 'laws法, laws')).toEqual(['law', 'law']);
});

test('whatever is found stands in the text at its place, from left to right, without overlaps', () => {
  const unit = fc.constantFrom('甲', '乙', 'a', 's', ' ');
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit, minLength: 1, maxLength: 3 })),
      fc.string({ unit, maxLength: 30 }),
      (words, text) => {
        let from = 0;
        for (const { word, start, end } of new WordFinder(words).find(text)) {
          expect(text.slice(start, end)).toBe(word);
          expect(words).toContain(word);
          expect(start).toBeGreaterThanOrEqual(from);
          from = end;
        }
      },
    ),
  );
});

test('the order in which words are given changes nothing', () => {
  const words = fc.uniqueArray(fc.string({ unit: fc.constantFrom('甲', '乙', 'a'), minLength: 1, maxLength: 3 }));
  fc.assert(
    fc.property(words, fc.string({ unit: fc.constantFrom('甲', '乙', 'a', ' ') }), (list, text) => {
      expect(found(list.toReversed(), text)).toEqual(found(list, text));
    }),
  );
});

const small = new Expander({
  everyday: new Map([
    ['罚单', ['行政处罚', '处罚决定']],
    ['衙门', ['行政机关']],
    ['办证', ['行政许可']],
  ]),
  dialect: new Map([
    ['么子', ['什么']],
    ['冇', ['没有']],
    ['么子时候', ['什么时候', '何时']],
  ]),
  english: new Map([
    ['fine', ['行政处罚']],
    ['permit', ['行政许可']],
  ]),
  shorthand: new Map([['zf', ['政府']]]),
});

test('dialect and shorthand are put into their first plain words, the longest first', () => {
  expect(small.plainWords('zf么子时候办,冇得么子讲')).toBe('政府什么时候办,没有得什么讲');
  expect(small.plainWords('没有方言')).toBe('没有方言');
  expect(small.plainWords('')).toBe('');
});

test('everyday and English words give their terms, each once', () => {
  expect(small.termsOf('收到罚单,a fine for no permit')).toEqual(['行政处罚', '处罚决定', '行政许可']);
  expect(small.termsOf('refined permitting')).toEqual([]);
});

let corpus: Corpus;
beforeAll(async () => {
  corpus = await realCorpus();
});

test('every English word and every shorthand of the real lexicon can be reached by a question', () => {
  const reader = new QueryReader(corpus.lexicon);
  const lost = [...corpus.lexicon.english].filter(
    ([word, terms]) => !terms.every((term) => reader.read(word).terms.includes(term)),
  );
  expect(lost.map(([word]) => word)).toEqual([]);
  const unread = [...corpus.lexicon.shorthand, ...corpus.lexicon.dialect].filter(
    ([word, [plain]]) => reader.keyOf(word) !== plain,
  );
  expect(unread.map(([word]) => word)).toEqual([]);
});

test('a question in dialect and everyday words gets the terms of the texts', () => {
  const reader = new QueryReader(corpus.lexicon);
  expect(reader.keyOf('么子时候办')).toBe('什么时候办');
  expect(reader.read('一把手出庭不').terms).toContain('主要负责人');
  expect(reader.read('When is the PERMIT issued?').terms).toEqual(corpus.lexicon.english.get('permit'));
});

test('Traditional, full-width, radical and hidden writing give the key of the plain question', () => {
  const reader = new QueryReader(corpus.lexicon);
  const plain = reader.read('行政处罚31条');
  for (const text of ['行政處罰31條', '⾏政处罚３１条', '行\u200b政处\u00ad罚31条', '⾏政處罰31條'])
    expect(reader.read(text)).toEqual(plain);
});
