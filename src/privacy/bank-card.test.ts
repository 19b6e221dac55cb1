import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passesLuhn } from './bank-card.ts';
import { findPersonalData } from './personal-data.ts';

const kinds = (text: string): string[] => findPersonalData(text).map(({ kind, text: found }) => `${kind} ${found}`);

test.each([
  '6222000000123456786',
  '6228 4800 0012 3456 782',
  '6217-0000-0000-1122-336',
  '4041170000001234',
  '9558800000123456782',
  '六二二二零零零零零零一二三四五六七八六',
  '６２２２００００００１２３４５６７８６',
])('%s is a bank card', (number) => {
  expect(kinds(`请打到${number}里`)).toEqual([`bank_card ${number}`]);
});

test.each([
  '全省1234567890123456条数据',
  '合计6222000000123456785次',
  '共4041170000001234元',
  '¥4041170000001234',
  '订单号4041170000001234',
  '数列4041,1700,0000,1234,',
  '各地40,4117,0000,0012,34',
])('%s holds none', (text) => {
  expect(kinds(text)).toEqual([]);
});

test('after 卡号 a number that fails its check still is one', () => {
  expect(kinds('卡号6222000000123456785')).toEqual(['bank_card 6222000000123456785']);
});

test('a card with one digit altered fails the check, and one made to pass is found', () => {
  const body = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 15, maxLength: 15 });
  fc.assert(
    fc.property(body, fc.integer({ min: 1, max: 9 }), (digits, change) => {
      const check = [...'0123456789'].find((digit) => passesLuhn(`621${digits}${digit}`)) as string;
      const card = `621${digits}${check}`;
      expect(passesLuhn(`621${digits}${(Number(check) + change) % 10}`)).toBe(false);
      expect(kinds(`打到${card}`)).toEqual([`bank_card ${card}`]);
    }),
  );
});
