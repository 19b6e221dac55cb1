import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LexicalIndex } from './lexical.ts';

const FIELDS = [
  { weight: 2, b: 0.5 },
  { weight: 1, b: 0.75 },
];
const weights = (...terms: string[]): Map<string, number> => new Map(terms.map((term) => [term, 1]));
/** Title and body of two documents; the titles average 1.5 tokens, the bodies 2. */
const index = LexicalIndex.of(
  [
    [
      ['甲', '乙'],
      ['甲', '丙', '丙'],
    ],
    [['乙'], ['丁']],
  ],
  FIELDS,
);

test('scores are those of BM25F, computed by hand', () => {
  // 甲 stands in one of two documents: idf = ln(1 + 1.5/1.5) = 0.693147. Its weight in the first adds up both fields:
  // 2 / (0.5 + 0.5·2/1.5) + 1 / (0.25 + 0.75·3/2) = 1.714286 + 0.727273 = 2.441558; 0.693147·2.2·2.441558/3.641558.
  const [first, second] = index.score(weights('甲'));
  expect(first).toBeCloseTo(1.022416, 2);
  expect(second).toBe(0);
  // 乙 stands in both: idf = ln(1 + 0.5/2.5) = 0.182322; weights 1.714286 and 2 / (0.5 + 0.5·1/1.5) = 2.4.
  const both = index.score(weights('乙'));
  expect(both[0]).toBeCloseTo(0.182322 * 2.2 * (1.714286 / 2.914286), 2);
  expect(both[1]).toBeCloseTo(0.182322 * 2.2 * (2.4 / 3.6), 2);
  // 丙 twice in one body: 2 · 0.727273.
  expect(index.score(weights('丙'))[0]).toBeCloseTo(Math.LN2 * 2.2 * (1.454545 / 2.654545), 2);
});

test('the contributions of a query’s terms add up, scaled by the query’s own weights', () => {
  const [alone] = index.score(weights('甲'));
  const [other] = index.score(weights('丙'));
  expect(
    index.score(
      new Map([
        ['甲', 0.5],
        ['丙', 2],
      ]),
    )[0],
  ).toBeCloseTo(0.5 * (alone as number) + 2 * (other as number), 2);
});

test('unknown terms and no terms score nothing', () => {
  for (const query of [weights('戊'), weights(), weights('')]) {
    expect([...index.score(query)]).toEqual([0, 0]);
    expect(index.fullScore(query)).toBe(0);
  }
  expect([...index.score(weights('甲', '戊'))]).toEqual([...index.score(weights('甲'))]);
});

test('a full match is what a document could reach and none does', () => {
  expect(index.fullScore(weights('甲'))).toBeCloseTo(Math.LN2 * 2.2, 2);
  for (const term of ['甲', '乙', '丙', '丁'])
    for (const score of index.score(weights(term))) expect(score).toBeLessThan(index.fullScore(weights(term)));
});

test('documents without tokens, and no documents at all, are no trouble', () => {
  expect([...LexicalIndex.of([[[], []], [['甲']]], FIELDS).score(weights('甲'))]).toEqual([0, expect.closeTo(0.9, 0)]);
  expect([...LexicalIndex.of([], FIELDS).score(weights('甲'))]).toEqual([]);
  expect([...LexicalIndex.of([[[]]], FIELDS).score(weights('甲'))]).toEqual([0]);
});

/** BM25F again, straight from the formula and without postings. */
function plainly(documents: string[][][], query: Map<string, number>): number[] {
  const averages = FIELDS.map(
    (_, f) => documents.reduce((sum, d) => sum + (d[f] as string[]).length, 0) / documents.length || 1,
  );
  return documents.map((document) => {
    let score = 0;
    for (const [term, weight] of query) {
      const holders = documents.filter((d) => d.flat().includes(term)).length;
      if (holders === 0) continue;
      const tf = FIELDS.reduce((sum, field, f) => {
        const tokens = document[f] as string[];
        const norm = 1 - field.b + (field.b * tokens.length) / (averages[f] as number);
        return sum + (field.weight * tokens.filter((token) => token === term).length) / norm;
      }, 0);
      score += weight * Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5)) * ((tf * 2.2) / (tf + 1.2));
    }
    return score;
  });
}

test('over any documents and any query the scores are those of the formula, and the same each time', () => {
  const token = fc.constantFrom('甲', '乙', '丙', '丁', '__proto__', 'constructor');
  const documents = fc.array(fc.tuple(fc.array(token, { maxLength: 5 }), fc.array(token, { maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  });
  const query = fc.array(fc.tuple(token, fc.double({ min: 0.1, max: 2, noNaN: true }))).map((pairs) => new Map(pairs));
  fc.assert(
    fc.property(documents, query, (texts, asked) => {
      const scores = [...LexicalIndex.of(texts, FIELDS).score(asked)];
      for (const [at, score] of plainly(texts, asked).entries())
        expect(Math.abs((scores[at] as number) - score)).toBeLessThan(0.02);
      expect([...LexicalIndex.of(texts, FIELDS).score(asked)]).toEqual(scores);
    }),
  );
});
