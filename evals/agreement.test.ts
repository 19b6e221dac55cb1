import { expect, test } from 'vitest';
import { agreementOf, type Both, separationOf } from './agreement.ts';

const times = (count: number, both: Both): Both[] => Array.from({ length: count }, () => both);

test('kappa is what the textbook example gives', () => {
  // 20 yes–yes, 5 yes–no, 10 no–yes, 15 no–no: p₀ 0.7, pₑ 0.5, kappa 0.4.
  const found = agreementOf([
    ...times(20, [true, true]),
    ...times(5, [true, false]),
    ...times(10, [false, true]),
    ...times(15, [false, false]),
  ]);
  expect(found.kappa).toBeCloseTo(0.4, 12);
  expect(found.same).toBeCloseTo(0.7, 12);
  // Asymptotic standard error .129: about 0.15…0.65.
  expect(found.interval?.low).toBeCloseTo(0.15, 1);
  expect(found.interval?.high).toBeCloseTo(0.65, 1);
});

test('who always says the same agrees by chance alone', () => {
  expect(agreementOf([...times(9, [true, true]), [false, true]])).toMatchObject({ kappa: 0, same: 0.9 });
  expect(agreementOf(times(9, [true, true]))).toMatchObject({ kappa: null, interval: null, same: 1 });
});

test('the area counts the pairs in the right order, ties half', () => {
  const scored = (good: number[], bad: number[]) => [
    ...good.map((score) => ({ score, good: true })),
    ...bad.map((score) => ({ score, good: false })),
  ];
  // 0.9 beats both; 0.5 ties with one and beats the other.
  expect(separationOf(scored([0.9, 0.5], [0.5, 0.1]))?.auc).toBeCloseTo(3.5 / 4, 12);
  expect(separationOf(scored([1, 1, 1], [0, 0]))).toMatchObject({ auc: 1, interval: { low: 1, high: 1 } });
  expect(separationOf(scored([1], []))).toBeNull();
  const blurred = separationOf(scored([0.2, 0.4, 0.6, 0.8], [0.1, 0.3, 0.5, 0.7]));
  expect(blurred?.interval.low).toBeLessThan(blurred?.auc as number);
});
