import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurringNumbers, statedNumbers } from './numbers.ts';
import { chineseNumber } from './reference.ts';

const stated = (text: string): string[] => [...statedNumbers(text)].sort();
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

test('a number is the same in Arabic, full-width and Chinese numerals', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom('年', '个', '项', '学时', '次', '元'),
      (value, unit) => {
        const expected = [String(value)];
        expect(stated(`共${value}${unit}`)).toEqual(expected);
        expect(stated(`共${fullWidth(String(value))}${unit}`)).toEqual(expected);
        expect(stated(`共${chineseNumber(value)}${unit}`)).toEqual(expected);
      },
    ),
  );
});

test('a percentage is the same in every way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (value) => {
      for (const text of [
        `${value}%`,
        `${value}％`,
        fullWidth(`${value}%`),
        `百分之${chineseNumber(value)}`,
        `百分之${value}`,
      ])
        expect(stated(`不低于${text}的案件`)).toEqual([String(value)]);
    }),
  );
});

test.each([
  ['百分之七十', ['70']],
  ['百分之百', ['100']],
  ['百分之七点五', ['7.5']],
  ['七点五元', ['7.5']],
  ['每年一次、至少两期', ['1', '2']],
  ['二〇二二年底前', ['2022']],
  ['三十多天、五十余家', ['30', '50']],
  ['1,000元', ['1000']],
  ['１，０００元', ['1000']],
  ['1,234,567.5元', ['1234567.5']],
  ['2021,2022', ['2021', '2022']],
  ['4，48，66', ['4', '48', '66']],
  ['007号', ['7']],
  ['3.5倍', ['3.5']],
  ['第⑧条', ['8']],
  ['⼆⼗个', ['20']],
])('%s states %j', (text, numbers) => {
  expect(stated(text)).toEqual([...numbers].sort());
});

test.each(['统一领导', '一般', '十分重要', '三中全会', '万一', '四个意识'.slice(0, 1), '百姓', '没有数字', ''])(
  '%j states no number, since no unit follows',
  (text) => {
    expect(stated(text)).toEqual([]);
  },
);

test('what a source holds includes every numeral, with a unit or without', () => {
  expect([...occurringNumbers('三中全会,70%,两级,百分之五')].sort()).toEqual(['2', '3', '5', '70'].sort());
});

test('the hundred in 百分之七十 is not a number of its own', () => {
  expect([...occurringNumbers('百分之七十')]).toEqual(['70']);
});

test('whatever a text states, it also holds, and a text around it changes nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789零一二两三十百千点分之年个元%,.，．。 甲乙') }),
      (text) => {
        const held = occurringNumbers(text);
        for (const number of statedNumbers(text)) expect(held).toContain(number);
        for (const number of statedNumbers(text)) expect(occurringNumbers(`甲。\n${text}\n。乙`)).toContain(number);
      },
    ),
  );
});

test('no text makes the readers throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const number of occurringNumbers(text)) expect(number).toMatch(/^\d+(\.\d+)*$/);
    }),
  );
});
