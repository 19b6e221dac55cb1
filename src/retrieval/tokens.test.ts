import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stem, tokenize } from './tokens.ts';

test.each([
  ['行政复议', [2], ['行政', '政复', '复议']],
  ['行政复议', [1, 2], ['行', '政', '复', '议', '行政', '政复', '复议']],
  ['罚', [2], []],
  ['罚', [1], ['罚']],
  ['不低于70%', [2], ['不低', '低于', '70']],
  ['第3.5条,12345', [2], ['3.5', '12345']],
  ['app里交', [2], ['app', '里交']],
  ['处罚。许可', [2], ['处罚', '许可']],
  ['permits for 餐馆', [2], ['permit', 'for', '餐馆']],
  ['', [2], []],
  ['😀,。', [1, 2], []],
] as const)('%s in sizes %j gives %j', (key, sizes, tokens) => {
  expect(tokenize(key, sizes)).toEqual(tokens);
});

test('pairs are the default', () => {
  expect(tokenize('法治政府')).toEqual(tokenize('法治政府', [2]));
});

test.each([
  ['permits', 'permit'],
  ['permitted', 'permitting'],
  ['publish', 'published'],
  ['publish', 'publishing'],
  ['policies', 'policy'],
  ['applied', 'apply'],
  ['inspections', 'inspection'],
  ['government', 'governs'],
])('%s and %s meet in one stem', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

test('short words stay as they are', () => {
  for (const word of ['law', 'is', 'news', 'fees', 'plan']) expect(stem(word)).toBe(word);
});

test('each gram stands in the key, in as many places as it is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('行', '政', '法', ',', ' ', '1') }), (key) => {
      const grams = tokenize(key, [2]).filter((token) => /\p{Script=Han}/u.test(token));
      const pairs = [...key].filter(
        (char, at) => /\p{Script=Han}/u.test(char) && /\p{Script=Han}/u.test(key[at + 1] ?? ''),
      ).length;
      expect(grams).toHaveLength(pairs);
      for (const gram of grams) expect(key).toContain(gram);
    }),
  );
});

test('no text makes the tokenizer throw or give an empty token', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const token of tokenize(text.toLowerCase(), [1, 2])) expect(token.length).toBeGreaterThan(0);
    }),
  );
});
