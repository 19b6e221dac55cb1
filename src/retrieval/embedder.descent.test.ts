import { expect, test } from 'vitest';
import { type Bag, type Batch, Descent, encode } from './embedder.descent.ts';
import { seeded } from './training.ts';

const DIMENSIONS = 6;
const ROWS = 9;
const bag = (...rows: number[]): Bag => ({
  rows: Uint32Array.from(rows),
  values: Float32Array.from(rows, (row) => 1 + row / 10),
});
/** Three queries, four documents; the third query is excused from the first document. */
const BATCH: Batch = {
  queries: [bag(0, 1), bag(2, 3), bag(0, 4)],
  documents: [bag(5, 6), bag(2, 7), bag(6, 4), bag(1, 5)],
  excused: (query, document) => query === 2 && document === 0,
};
const descent = (rate: number) =>
  new Descent(ROWS, { dimensions: DIMENSIONS, sharpness: 5, rate, steps: 1000, warmUp: 1 }, seeded(3));

/** The loss written down plainly, over any vectors. */
function lossOf(vectors: Float32Array): number {
  const unit = (text: Bag) => {
    const out = new Float32Array(DIMENSIONS);
    encode(text, vectors, DIMENSIONS, out);
    return out;
  };
  const documents = BATCH.documents.map(unit);
  const losses = BATCH.queries.map((query, at) => {
    const asked = unit(query);
    const powers = documents.map((held, document) =>
      document !== at && BATCH.excused(at, document)
        ? 0
        : Math.exp(5 * held.reduce((sum, value, k) => sum + value * (asked[k] as number), 0)),
    );
    return -Math.log((powers[at] as number) / powers.reduce((sum, power) => sum + power, 0));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

test('the loss is that of the queries’ own documents among all that are not excused', () => {
  const learner = descent(0.01);
  const before = lossOf(learner.vectors);
  expect(learner.learn(BATCH)).toBeCloseTo(before, 4);
});

test('the first step moves each weight against its slope, by the rate', () => {
  const learner = descent(1e-3);
  const before = learner.vectors.slice();
  learner.learn(BATCH);
  for (let at = 0; at < before.length; at++) {
    const nudged = (by: number) => lossOf(before.map((value, other) => (other === at ? value + by : value)));
    const slope = (nudged(0.01) - nudged(-0.01)) / 0.02;
    const moved = (learner.vectors[at] as number) - (before[at] as number);
    // Adam's first step has the same size for all weights; where the slope is next to nothing, so is what it tells.
    if (Math.abs(slope) > 1e-4) expect(Math.sign(moved)).toBe(-Math.sign(slope));
    if (Math.abs(slope) > 1e-4) expect(Math.abs(moved)).toBeCloseTo(1e-3, 4);
  }
});

test('rows that no text of the batch has stay as they are', () => {
  const learner = descent(0.1);
  const before = learner.vectors.slice();
  learner.learn(BATCH);
  expect(learner.vectors.slice(8 * DIMENSIONS)).toEqual(before.slice(8 * DIMENSIONS));
  expect(learner.vectors.slice(0, 8 * DIMENSIONS)).not.toEqual(before.slice(0, 8 * DIMENSIONS));
});

test('many steps find vectors that tell the documents apart', () => {
  const learner = descent(0.02);
  let loss = 0;
  for (let step = 0; step < 200; step++) loss = learner.learn(BATCH);
  expect(loss).toBeLessThan(0.05);
});

test('texts without a known token are passed over', () => {
  const learner = descent(0.02);
  const empty: Batch = { queries: [bag()], documents: [bag(), bag(1)], excused: () => false };
  expect(learner.learn(empty)).toBeCloseTo(Math.log(2), 5);
  expect(learner.vectors.every(Number.isFinite)).toBe(true);
});
