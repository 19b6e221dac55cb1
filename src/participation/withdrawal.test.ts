import { expect, test } from 'vitest';
import { equalInConstantTime, keyedHash } from './hmac.ts';
import { WithdrawalCodes } from './withdrawal.ts';

const SECRET = '0b'.repeat(20);
const RECEIPT = '4829-1730-5526-16';

const codes = (secret = SECRET) => {
  const time = { now: 0 };
  return { time, codes: new WithdrawalCodes(secret, { now: () => time.now }) };
};

test('the code is ten digits, the same each time, another for another receipt or secret', () => {
  const code = codes().codes.codeOf(RECEIPT);
  expect(code).toMatch(/^\d{5}-\d{5}$/);
  expect(codes().codes.codeOf(RECEIPT)).toBe(code);
  expect(codes().codes.codeOf('4829-1730-5526-17')).not.toBe(code);
  expect(codes('0c'.repeat(20)).codes.codeOf(RECEIPT)).not.toBe(code);
});

test('however a person types the code it is right, and one digit off is wrong', () => {
  const { codes: own } = codes();
  const code = own.codeOf(RECEIPT);
  const wide = code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  for (const typed of [code, code.replace('-', ''), ` ${code.replace('-', ' – ')} `, wide])
    expect(own.isRight(RECEIPT, typed)).toBe(true);
  const off = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  for (const typed of [off, '', code.slice(1), '9'.repeat(100_000)]) expect(own.isRight(RECEIPT, typed)).toBe(false);
});

test('after a hundred wrong tries within an hour even the right code is refused, for this receipt only', () => {
  const { codes: own, time } = codes();
  for (let tries = 0; tries < 100; tries++) expect(own.isRight(RECEIPT, 'x')).toBe(false);
  expect(own.isRight(RECEIPT, own.codeOf(RECEIPT))).toBe(false);
  expect(own.isRight('other', own.codeOf('other'))).toBe(true);
  time.now = 3_600_001;
  expect(own.isRight(RECEIPT, own.codeOf(RECEIPT))).toBe(true);
});

test('the keyed hash is HMAC-SHA-256 over purpose and message', async () => {
  const key = await crypto.subtle.importKey(
    'raw',
    new Uint8Array(20).fill(0x0b),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const expected = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('p\n意见'));
  expect(keyedHash(SECRET, 'p', '意见')).toBe(Buffer.from(expected).toString('hex'));
});

test('texts of another length or with one character off are not equal', () => {
  expect(equalInConstantTime('abc', 'abc')).toBe(true);
  for (const other of ['abd', 'ab', 'abcd', '']) expect(equalInConstantTime('abc', other)).toBe(false);
});
