import { expect, test } from 'vitest';
import { findPersonalData } from './personal-data.ts';

const found = (text: string): string[] =>
  findPersonalData(text)
    .filter(({ kind }) => kind === 'licence_plate')
    .map((find) => find.text);

test.each([
  '湘A12345',
  '湘A·12345',
  '湘AD12345',
  '湘Ａ·Ｄ１２３４５',
  '湘 b 6 6 8 8 9',
  '粤B·12345D',
  '湘A幺二三四五',
  '湘K1234学',
])('%s is a licence plate', (plate) => {
  expect(found(`车牌${plate}停在路边`)).toEqual([plate]);
});

test.each(['湘A的车', '皖B站', '京A股', '湘政发2021', '湘ABCDEF'])('%s is no licence plate', (text) => {
  expect(found(text)).toEqual([]);
});
