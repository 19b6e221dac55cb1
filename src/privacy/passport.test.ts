import { expect, test } from 'vitest';
import { findPersonalData } from './personal-data.ts';

const found = (text: string): string[] =>
  findPersonalData(text)
    .filter(({ kind }) => kind === 'passport')
    .map((find) => find.text);

test.each([
  ['护照号E12345678', 'E12345678'],
  ['我的E1234 5678过期了', 'E1234 5678'],
  ['护照EJ1234567', 'EJ1234567'],
  ['港澳通行证C01234567', 'C01234567'],
  ['台胞证12345678', '12345678'],
])('%s holds a travel document’s number', (text, number) => {
  expect(found(text)).toEqual([number]);
});

test.each(['护照法(2006-04-29)', 'GB12345678', '编号HE12345678', '护照2021年办的'])('%s holds none', (text) => {
  expect(found(text)).toEqual([]);
});
