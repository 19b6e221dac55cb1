import { expect, test } from 'vitest';
import { askedOf, type EmbedderDocument, type EmbedderQuestion, piecesOf, wholeOf } from './embedder.pieces.ts';
import { type SampleOptions, Samples } from './embedder.samples.ts';
import { articleText, embedderKey } from './embedder.static.ts';
import { BagCounter, chooseVocabulary, rowsOf } from './embedder.vocabulary.ts';
import { seeded } from './training.ts';

const DOCUMENTS: EmbedderDocument[] = [
  { id: 'a', title: '甲法', chapter: '总则', text: '一二三四五。六七八九十,东西南北中。' },
  { id: 'b', title: '甲法', chapter: '总则', text: '春夏秋冬年。日月星辰光。' },
  { id: 'c', title: '乙法', chapter: '附则', text: '金木水火土。' },
];
const QUESTIONS: EmbedderQuestion[] = [
  { text: '问甲', document: 'a' },
  { text: '问甲乙', document: 'a' },
  { text: '问甲乙', document: 'c' },
];
const ALL: SampleOptions = {
  passages: 12,
  questions: 8,
  together: 2,
  askedTogether: 1,
  titledAsked: 1,
  headings: 0.2,
  clauses: 0.5,
  titled: 0.5,
  dropout: 0,
  tokens: 1000,
};
/** So that every token is in texts enough to be known. */
const texts = DOCUMENTS.map((document) => embedderKey(articleText(document)));
const vocabulary = chooseVocabulary([...texts, ...texts, ...texts], ['问甲', '问甲乙', '问甲乙'], 1000);
const pieces = new Map(DOCUMENTS.map((document) => [document.id, piecesOf(document, vocabulary)]));

function samples(options: Partial<SampleOptions> = {}, questions = QUESTIONS): Samples {
  const asked = askedOf(pieces, questions, vocabulary);
  return new Samples(pieces.values(), asked, vocabulary, { ...ALL, ...options }, seeded(4));
}

test('a batch has as many queries as asked for, and for each its document in the same place', () => {
  const { queries, documents } = samples().next();
  expect(queries).toHaveLength(20);
  expect(documents.length).toBeGreaterThanOrEqual(20);
  for (const { rows, values } of [...queries, ...documents]) expect(rows).toHaveLength(values.length);
  expect(queries.every(({ rows }) => rows.length > 0)).toBe(true);
});

test('a sentence taken out of its article does not stand in the rest of it', () => {
  const drawn = samples({ headings: 0, titled: 0, questions: 0, clauses: 0 }, []);
  for (let round = 0; round < 20; round++) {
    const { queries, documents } = drawn.next();
    queries.forEach(({ rows }, at) => {
      const held = new Set(documents[at]?.rows);
      expect([...rows].filter((row) => held.has(row))).toEqual([]);
    });
  }
});

test('a question is excused from every document that it asks for, and from no other', () => {
  const batch = samples({ passages: 0 }).next();
  const whole = (id: string) => new BagCounter(vocabulary).bagOf(wholeOf(pieces.get(id) as never)).rows.join();
  const [a, c] = [whole('a'), whole('c')];
  const both = new BagCounter(vocabulary).bagOf([rowsOf('问甲乙', vocabulary)]).rows.join();
  batch.queries.forEach(({ rows }, query) => {
    const wanted = rows.join() === both ? [a, c] : [a];
    batch.documents.forEach(({ rows: held }, document) => {
      expect(batch.excused(query, document)).toBe(wanted.includes(held.join()));
    });
  });
});

test('of a text no more tokens are looked at than allowed, about, and dropout leaves its share out', () => {
  const count = (options: Partial<SampleOptions>) => {
    const drawn = samples({ ...options, passages: 0, questions: 200 });
    return drawn.next().documents.reduce((sum, { rows }) => sum + rows.length, 0);
  };
  const all = count({});
  expect(count({ dropout: 0.5 }) / all).toBeCloseTo(0.5, 1);
  expect(count({ tokens: 10 })).toBeLessThan(all * 0.6);
});

test('documents that are asked in many ways are drawn by the root of their number', () => {
  const many = Array.from({ length: 99 }, () => ({ text: '问甲', document: 'a' }));
  const drawn = samples({ passages: 0, questions: 2000 }, [...many, { text: '问甲乙', document: 'c' }]);
  const { queries } = drawn.next();
  const rare = queries.filter(({ rows }) => rows.length > 3).length;
  expect(rare / 2000).toBeCloseTo(1 / (1 + Math.sqrt(99)), 1);
  expect(rare).toBeGreaterThan(100);
});

test('questions to documents of one title come in a row, to be told apart', () => {
  const few = [
    { text: '问甲', document: 'a' },
    { text: '问甲乙', document: 'b' },
    { text: '问乙', document: 'c' },
  ];
  const whole = (id: string) => new BagCounter(vocabulary).bagOf(wholeOf(pieces.get(id) as never)).rows.join();
  const alone = whole('c');
  const { documents } = samples({ passages: 0, questions: 400, askedTogether: 4 }, few).next();
  for (let from = 0; from < 400; from += 4) {
    const row = documents.slice(from, from + 4).map(({ rows }) => rows.join() === alone);
    expect(new Set(row).size).toBe(1);
  }
});

test('without their titles, documents of questions are read less often by what they are about', () => {
  const title = new Set(rowsOf('甲法', vocabulary));
  const { documents } = samples({ passages: 0, questions: 300, titledAsked: 0.5 }, [QUESTIONS[0] as never]).next();
  const titled = documents.slice(0, 300).filter(({ rows }) => rows.some((row) => title.has(row))).length;
  expect(titled / 300).toBeCloseTo(0.5, 1);
});
