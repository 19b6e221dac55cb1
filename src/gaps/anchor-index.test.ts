import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnchorIndex, type Vector } from './anchor-index.ts';

const vectors = fc
  .dictionary(fc.constantFrom(...'abcdefghijklmnop'), fc.double({ min: 0.5, max: 1.5, noNaN: true }), { minKeys: 1 })
  .map((weights): Vector => {
    const length = Math.hypot(...Object.values(weights));
    return new Map(Object.entries(weights).map(([feature, weight]) => [feature, weight / length]));
  });

const cosine = (one: Vector, other: Vector): number =>
  [...one].reduce((sum, [feature, weight]) => sum + weight * (other.get(feature) ?? 0), 0);

test('it finds what looking at every one finds', () => {
  fc.assert(
    fc.property(fc.array(vectors, { maxLength: 40 }), vectors, (known, asked) => {
      const index = new AnchorIndex(0.5);
      for (const vector of known) index.add(vector);
      const found = new Map(index.near(asked).map(({ anchor, score }) => [anchor, score]));
      known.forEach((vector, at) => {
        const score = cosine(asked, vector);
        // 32-bit sums differ a little.
        if (score >= 0.501) expect(found.get(at)).toBeCloseTo(score, 4);
        if (score < 0.499) expect(found.has(at)).toBe(false);
      });
    }),
    { numRuns: 300 },
  );
});

test('the most alike comes first, and the older of two alike', () => {
  const index = new AnchorIndex(0.5);
  const a: Vector = new Map([['a', 1]]);
  const ab: Vector = new Map(Object.entries({ a: 0.8, b: 0.6 }));
  const ac: Vector = new Map(Object.entries({ a: 0.8, c: 0.6 }));
  for (const vector of [ac, ab, a, ab]) index.add(vector);
  expect(index.near(a).map(({ anchor }) => anchor)).toEqual([2, 0, 1, 3]);
  expect(index.near(new Map([['z', 1]]))).toEqual([]);
  expect(index.likeness(0, 1)).toBeCloseTo(0.64);
});
