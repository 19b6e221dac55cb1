import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, LinearModel, RowTable, softmax, vectorOf } from './linear-model.ts';

/** Two features, 甲 and 乙, and three classes, with weights in halves. */
const hashes = Uint32Array.from([hashOf('甲'), hashOf('乙')]).sort();
const first = hashes[0] === hashOf('甲') ? ['甲', '乙'] : ['乙', '甲'];
const model = new LinearModel({
  classes: 3,
  norm: 1,
  hashes,
  idf: Float32Array.of(1, 1),
  scales: Float32Array.of(0.5, 0.25),
  weights: Int8Array.of(2, 0, -2, 4, 4, 0),
});
const feature = (at: number): string => first[at] as string;

test('a logit is the sum of the features’ values times the weights in their row’s scale', () => {
  expect([...model.score(new Map([[feature(0), 1]]))]).toEqual([1, 0, -1]);
  expect([...model.score(new Map([[feature(1), 7]]))]).toEqual([1, 1, 0]);
  const half = Math.SQRT1_2;
  const [one, two, three] = model.score(
    new Map([
      [feature(0), 1],
      [feature(1), 1],
    ]),
  );
  expect([one, two, three]).toEqual([expect.closeTo(2 * half, 5), expect.closeTo(half, 5), expect.closeTo(-half, 5)]);
});

test('unknown features give no logit, but take certainty from the known ones', () => {
  expect([...model.score(new Map([['丙', 1]]))]).toEqual([0, 0, 0]);
  expect([...model.score(new Map())]).toEqual([0, 0, 0]);
  const [sure] = model.score(new Map([[feature(0), 1]]));
  const [unsure] = model.score(
    new Map([
      [feature(0), 1],
      ['丙', 1],
    ]),
  );
  expect(unsure).toBeGreaterThan(0);
  expect(unsure).toBeLessThan(sure as number);
});

test('a vector of known features has the length asked for, whatever their weights', () => {
  const rows = new RowTable(Uint32Array.from(['甲', '乙', '丙'], hashOf));
  const features = fc.dictionary(fc.constantFrom('甲', '乙', '丙'), fc.double({ min: 0.01, max: 10, noNaN: true }), {
    minKeys: 1,
  });
  fc.assert(
    fc.property(features, fc.double({ min: 0.5, max: 10, noNaN: true }), (weighed, norm) => {
      const { values } = vectorOf(new Map(Object.entries(weighed)), rows, Float32Array.of(1, 2, 0.5), norm);
      expect(Math.hypot(...values)).toBeCloseTo(norm, 3);
    }),
  );
});

test('a table of rows finds every hash at its row and no other, collisions included', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 200 }),
      fc.nat(),
      (known, other) => {
        const table = new RowTable(Uint32Array.from(known));
        expect(known.map((hash) => table.get(hash))).toEqual(known.map((_, row) => row));
        if (!known.includes(other)) expect(table.get(other)).toBeUndefined();
      },
    ),
  );
});

test('hashes are those of FNV-1a, 32 bits', () => {
  expect(hashOf('')).toBe(0x811c9dc5);
  expect(hashOf('a')).toBe(0xe40c292c);
  expect(hashOf('foobar')).toBe(0xbf9cf968);
});

test('softmax gives probabilities in the logits’ order, for logits of any size', () => {
  const logit = fc.double({ min: -1e4, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(fc.array(logit, { minLength: 1, maxLength: 20 }), (logits) => {
      const before = Float32Array.from(logits);
      const after = softmax(Float32Array.from(logits));
      expect(after.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
      for (let one = 1; one < before.length; one++)
        if ((before[one] as number) > (before[one - 1] as number))
          expect(after[one]).toBeGreaterThanOrEqual(after[one - 1] as number);
    }),
  );
});

test('softmax works in place, and of equal logits makes equal shares', () => {
  const logits = Float32Array.of(1000, 1000, 1000, 1000);
  expect(softmax(logits)).toBe(logits);
  expect([...logits]).toEqual([0.25, 0.25, 0.25, 0.25]);
});
