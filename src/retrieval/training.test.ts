import { expect, test } from 'vitest';
import { hashOf, type LinearModel, softmax } from './linear-model.ts';
import { type Sample, train } from './training.ts';

const sample = (label: number, ...features: string[]): Sample => ({
  label,
  features: new Map(features.map((feature) => [feature, 1])),
});
const repeated = (times: number, ...samples: Sample[]): Sample[] => Array.from({ length: times }, () => samples).flat();
/** The classes, the most probable first. */
function ranking(model: LinearModel, ...features: string[]): number[] {
  const logits = [...model.score(sample(0, ...features).features)];
  return logits.map((_, label) => label).sort((a, b) => (logits[b] as number) - (logits[a] as number));
}

/** Three subjects with words of their own and words in common. */
const TOY = repeated(
  10,
  sample(0, '罚', '单', '怎么', '交'),
  sample(0, '罚', '款', '多少'),
  sample(1, '证', '怎么', '办'),
  sample(1, '证', '照', '多少'),
  sample(2, '信', '息', '怎么', '公开'),
  sample(2, '公开', '多少'),
);

test('a toy problem is learnt: each subject by its own words, with certainty', () => {
  const model = train(TOY, 3);
  for (const [label, words] of [
    [0, ['罚', '怎么']],
    [1, ['证', '怎么']],
    [2, ['公开', '怎么']],
  ] as const) {
    expect(ranking(model, ...words)[0]).toBe(label);
    expect(softmax(model.score(sample(label, ...words).features))[label]).toBeGreaterThan(0.7);
  }
});

test('words in common do not outweigh a subject’s own', () => {
  const model = train(TOY, 3);
  for (const [label, word] of [
    [0, '罚'],
    [1, '证'],
    [2, '公开'],
  ] as const)
    for (const common of ['怎么', '多少']) expect(ranking(model, common, word)[0]).toBe(label);
});

test('the same examples give the same bytes', () => {
  const one = train(TOY, 3).data;
  const other = train(TOY, 3).data;
  for (const part of ['hashes', 'idf', 'scales', 'weights'] as const) {
    expect(new Uint8Array(other[part].buffer)).toEqual(new Uint8Array(one[part].buffer));
  }
  expect([other.classes, other.norm]).toEqual([one.classes, one.norm]);
});

test('hashes ascend, are those of the features, and leave out what stands in too few examples', () => {
  const { hashes } = train([...TOY, sample(0, '独一')], 3).data;
  const features = new Set(TOY.flatMap(({ features }) => [...features.keys()]));
  expect([...hashes]).toEqual([...features].map(hashOf).sort((a, b) => a - b));
  expect(hashes).not.toContain(hashOf('独一'));
  expect(train([...TOY, sample(0, '独一')], 3, { minCount: 1 }).data.hashes).toContain(hashOf('独一'));
});

test('eight bits keep the ranking of classes that a word speaks for more and less', () => {
  const graded = [
    ...repeated(60, sample(0, '词', '甲')),
    ...repeated(25, sample(1, '词', '甲')),
    ...repeated(5, sample(2, '词', '甲')),
    ...repeated(60, sample(3, '异', '乙')),
  ];
  const model = train(graded, 4, { dropout: 0, rate: 0.02, epochs: 20 });
  expect(ranking(model, '词').slice(0, 3)).toEqual([0, 1, 2]);
  expect(ranking(model, '异')[0]).toBe(3);
});

test('each row uses all of its eight bits, and no weight is out of them', () => {
  const { weights, classes, hashes, scales } = train(TOY, 3).data;
  expect(weights).toHaveLength(hashes.length * classes);
  for (let row = 0; row < hashes.length; row++) {
    const most = Math.max(...weights.subarray(row * classes, (row + 1) * classes).map(Math.abs));
    expect(most).toBe(127);
    expect(scales[row]).toBeGreaterThan(0);
  }
});

test('no examples give a model that knows nothing and still scores', () => {
  expect([...train([], 2).score(sample(0, '词').features)]).toEqual([0, 0]);
});
