import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityCheckDigit } from './identity-number.ts';
import { findPersonalData } from './personal-data.ts';

const kinds = (text: string): string[] => findPersonalData(text).map(({ kind, text: found }) => `${kind} ${found}`);

test.each([
  ['43019919850307001', '3'],
  ['43029919921115002', 'X'],
  ['43319919780809013', '6'],
])('the check digit of %s is %s', (digits, check) => {
  expect(identityCheckDigit(digits)).toBe(check);
});

test.each([
  '430199198503070013',
  '43029919921115002X',
  '43029919921115002x',
  '430199 19850307 0013',
  '430199-1985-0307-0013',
  '430199.19850307.001 3',
  '４３０１９９１９８５０３０７００１３',
  '四三零一九九一九八五零三零七零零一三',
  '肆叁零壹玖玖壹玖捌伍零叁零柒零零壹叁',
  '④③⓪①⑨⑨①⑨⑧⑤⓪③⓪⑦⓪⓪①③',
  '43O199l985O3O7OOl3',
  '4\u200b3\u200b0\u200b1\u200b9\u200b9\u200b198503070013',
  '4 3 0 1 9 9 1 9 8 5 0 3 0 7 0 0 1 3',
  '430199一九八五03070013',
])('%s is an identity number', (number) => {
  expect(kinds(`我的证件${number}在这里`)).toEqual([`identity_number ${number}`]);
});

test('a mistyped check digit still is an identity number where province and birthday are right', () => {
  expect(kinds('我是430199198503070018')).toEqual(['identity_number 430199198503070018']);
  for (const wrong of ['430199198513070018', '430199198502300018', '430199188503070018', '990199198503070018'])
    expect(kinds(`合计${wrong}`)).toEqual([]);
});

test('after 身份证 a digit too few or too many makes no difference', () => {
  for (const number of ['43019919850307001', '4301991985030700133'])
    expect(kinds(`身份证号码：${number}`)).toEqual([`identity_number ${number}`]);
});

test('the old form of 15 digits counts with a birthday that is one', () => {
  expect(kinds('老证430199850307001')).toEqual(['identity_number 430199850307001']);
  expect(kinds('老证430199851307001')).toEqual([]);
  expect(kinds('项目编号430199850307001')).toEqual([]);
});

test.each([
  '办件编号430100201912310001',
  '订单号430199198503070018',
  '统一社会信用代码914301007222222222',
  '91430100MA4L16XQ1X',
])('%s is none', (text) => {
  expect(kinds(text)).toEqual([]);
});

const birthday = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
/** Of counties that do not exist, so that nobody has it. */
const identityNumber = fc
  .tuple(fc.constantFrom('1101', '4301', '4331', '5101', '6501'), birthday, fc.nat(999))
  .map(([city, born, order]) => `${city}99${born}${String(order).padStart(3, '0')}`)
  .map((digits) => digits + identityCheckDigit(digits));
const chinese = fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)) });
const WRITTEN: ((number: string) => string)[] = [
  (number) => number,
  (number) => number.toLowerCase(),
  (number) => number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (number) => number.replace(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)] as string),
  (number) =>
    number.replace(/\d/g, (digit, place: number) =>
      place % 2 ? digit : ('〇幺贰叁四五陆七八玖'[Number(digit)] as string),
    ),
  (number) => [...number].join('\u200d'),
  (number) => [...number].join(' '),
  (number) => number.replace(/^(.{6})(.{8})/, '$1-$2-'),
];

test('an identity number is found whole in any Chinese text, however it is written', () => {
  fc.assert(
    fc.property(chinese, identityNumber, fc.constantFrom(...WRITTEN), chinese, (before, number, write, after) => {
      const written = write(number);
      const covering = findPersonalData(before + written + after).filter(
        ({ start, end }) => start <= before.length && end >= before.length + written.length,
      );
      expect(covering.map(({ kind }) => kind)).toEqual(['identity_number']);
    }),
    { numRuns: 1000 },
  );
});
