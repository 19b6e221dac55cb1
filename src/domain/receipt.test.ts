import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newReceipt, parseReceipt, readReceipt } from './receipt.ts';

const ONE = '4829-1730-5526-16';
const bytesOf = (values: number[]) => () => Uint8Array.from(values.splice(0, 12));
/** Receipts over all digits. */
const receipts = fc
  .uint8Array({ minLength: 12, maxLength: 12, max: 249 })
  .map((bytes) => newReceipt(bytesOf([...bytes])));

test('a receipt is twelve digits of the random bytes and two check digits by ISO 7064 MOD 97-10', () => {
  expect(newReceipt(bytesOf([4, 18, 2, 249, 1, 7, 3, 0, 5, 5, 2, 6]))).toBe(ONE);
  fc.assert(
    fc.property(receipts, (receipt) => {
      expect(receipt).toMatch(/^\d{4}-\d{4}-\d{4}-\d{2}$/);
      expect(BigInt(receipt.replaceAll('-', '')) % 97n).toBe(1n);
      expect(readReceipt(receipt)).toEqual({ kind: 'receipt', receipt });
    }),
  );
});

test('bytes that would favour some digits are passed over, so that every digit is equally likely', () => {
  const counts = new Array<number>(10).fill(0);
  for (let byte = 0; byte < 256; byte++) {
    const digit = Number(newReceipt(bytesOf([byte, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).charAt(0));
    if (byte < 250) counts[digit] = (counts[digit] as number) + 1;
    else expect(digit).toBe(0);
  }
  expect(counts).toEqual(new Array(10).fill(25));
});

test.each([
  ['without hyphens', '48291730552616'],
  ['with spaces', '4829 1730 5526 16'],
  ['with ideographic spaces', '4829　1730　5526　16'],
  ['in full-width digits and hyphens', '４８２９－１７３０－５５２６－１６'],
  ['with dashes of other kinds', '4829—1730–5526−16'],
  ['in Chinese numerals', '四八二九一七三〇五五二六一六'],
  ['as read out', '四八两九 幺七三零 五五二六 幺六'],
  ['as read out, with commas', '四八二九，幺七三零，五五二六，幺六。'],
  ['in numerals of account books', '肆捌贰玖-壹柒叁零-伍伍贰陆-壹陆'],
  ['with words around it', '我6月3日提的意见，回执号是4829-1730-5526-16，到哪一步了？'],
  ['with a numeral right before it', '第一4829-1730-5526-16'],
  ['behind another number and a space', '2025 4829-1730-5526-16'],
  ['before a telephone number', '4829-1730-5526-16 13800001234'],
  ['among letters that stand for nothing', 'abc 4829-1730-5526-16 jih'],
  ['with characters of no width', '4829\u200b-1730\u200b-5526-\ufeff16'],
  ['over two lines', '4829-1730-\n5526-16'],
  ['in a mixture of numerals', '4829-1730-五五二六-16'],
])('a receipt %s is read', (_, text) => {
  expect(parseReceipt(text)).toBe(ONE);
});

test.each([
  '',
  '任务31',
  '4829-1730-5526',
  '4829-1730-5526-161',
  '430102199001011234',
  '13800001234',
  'bcdefghijabcde',
])('in 「%s」 there is no receipt', (text) => {
  expect(readReceipt(text)).toEqual({ kind: 'none' });
  expect(parseReceipt(text)).toBeNull();
});

test('a right number counts before a wrong one', () => {
  expect(parseReceipt(`不是4829-1730-5526-17，是${ONE}`)).toBe(ONE);
});

test('any one digit altered, and any two different neighbours exchanged, are told as wrong check digits', () => {
  fc.assert(
    fc.property(receipts, fc.nat(13), fc.integer({ min: 1, max: 9 }), (receipt, at, more) => {
      const digits = [...receipt.replaceAll('-', '')];
      const altered = digits.with(at, String((Number(digits[at]) + more) % 10));
      expect(readReceipt(altered.join(''))).toEqual({ kind: 'wrong_check' });
      expect(parseReceipt(altered.join(''))).toBeNull();
      const next = (at + 1) % 14;
      if (digits[at] === digits[next] || next === 0) return;
      const exchanged = digits.with(at, digits[next] as string).with(next, digits[at] as string);
      expect(readReceipt(exchanged.join(''))).toEqual({ kind: 'wrong_check' });
    }),
  );
});

test('only one value of the check digits is right, though two pass MOD 97', () => {
  const digits = '000000000000';
  const right = Array.from({ length: 100 }, (_, check) => digits + String(check).padStart(2, '0')).filter(parseReceipt);
  expect(right).toEqual([`${digits}98`]);
});

test('long input of digits, separators or neither is read without delay', () => {
  const started = performance.now();
  for (const text of ['1'.repeat(1e5), '1 '.repeat(5e4), ' '.repeat(1e5), `1${' '.repeat(1e5)}`, '一1'.repeat(5e4)])
    readReceipt(text);
  expect(performance.now() - started).toBeLessThan(3000);
});
