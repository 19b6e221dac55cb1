import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPersonalData } from './personal-data.ts';

const found = (text: string): string[] =>
  findPersonalData(text)
    .filter(({ kind }) => kind === 'phone')
    .map((find) => find.text);

test.each([
  '13800138000',
  '138 0013 8000',
  '138-0013-8000',
  '138.0013.8000',
  '138—0013—8000',
  '1380013 8000',
  '138 00138000',
  '+86 138-0013-8000',
  '+8613800138000',
  '008613800138000',
  '013800138000',
  '１３８００１３８０００',
  '一三八零零一三八零零零',
  '幺三八 〇〇幺三 八〇〇〇',
  '壹叁捌零零壹叁捌零零零',
  '①③⑧⓪⓪①③⑧⓪⓪⓪',
  '❶❸❽⓿⓿❶❸❽⓿⓿⓿',
  '1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣',
  '𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎',
  '١٣٨٠٠١٣٨٠٠٠',
  '1③8零０1叁8〇0零',
  '1\u200b3\u200b8\u200b0\u200b0\u200b1\u200b3\u200b8\u200b0\u200b0\u200b0',
  '1-3-8-0-0-1-3-8-0-0-0',
  '1,3,8,0,0,1,3,8,0,0,0',
  'l38OOl38OOO',
  '0731-88881234',
  '(0731)88881234',
  '0731 8888 1234',
  '073188881234',
  '零七三一八八八八一二三四',
  '0738-8312345',
  '010-62345678',
  '+86 731 8888 1234',
])('%s is a phone number', (number) => {
  expect(found(`请打 ${number} 一直在`)).toEqual([number]);
});

test.each([
  '12345、12348、12388、12309、110、119、120、122、96119、10086、95588',
  '0731-12345',
  '服务电话0731-96777',
  '400-830-1234、4008301234、800-810-1234',
  '投诉电话12315',
  '回执4829-1730-5526-91',
  '回执0731-8888-1234-91',
  '湘政发〔2021〕3号',
  '2019.06.15-2021.06.15',
  '2021年1月1日—2025年12月31日',
  '13800138000元',
  '13800138000.50元',
  '共138亿,15000000000万元',
  '￥15900000000',
  '1,380,013,800元',
  '1,380,013,8000',
  '任务13、15、18、20、22、3',
  '15 3201 45 103',
  '0.13800138000',
  '3.14159265358979',
  '1718000000000',
  '172.31.255.255',
  '550e8400-e29b-41d4-a716-013800138000',
  '3b7ab86305cb09172924924fcc3cbdaa6',
  '一三五七九,二四六八十',
  '二〇二一年十二月三十一日',
])('%s holds none', (text) => {
  expect(found(text)).toEqual([]);
});

test('a landline without its area code counts after 电话, unless the line is a public one', () => {
  expect(found('家里电话88881234')).toEqual(['88881234']);
  expect(found('座机 8312 345')).toEqual(['8312 345']);
  for (const text of ['举报电话88881234', '咨询电话:88881234', '面积88881234', '电话费88881234元'])
    expect(found(text)).toEqual([]);
});

test('a word that begins with a numeral is no digit of the landline before it', () => {
  expect(found('座机0738-8312345一直没人接')).toEqual(['0738-8312345']);
});

test('numbers one after the other are each found, even with nothing between them', () => {
  expect(found('138 0013 8000、139 0013 9000')).toEqual(['138 0013 8000', '139 0013 9000']);
  expect(found('13800138000/13900139000')).toEqual(['13800138000', '13900139000']);
  expect(found('1.13800138000 2.13900139000')).toEqual(['13800138000', '13900139000']);
  expect(found('13800138000139001390001.')).toEqual([]);
  expect(findPersonalData('43019919850307001313800138000').map(({ text }) => text)).toEqual([
    '430199198503070013',
    '13800138000',
  ]);
});

test('any way of writing each digit and any separator is seen through', () => {
  const digit = (value: string) =>
    fc.constantFrom(
      value,
      ...['０１２３４５６７８９', '零一二三四五六七八九', '⓪①②③④⑤⑥⑦⑧⑨'].map((set) => set[Number(value)] as string),
    );
  const number = fc
    .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{9}$/))
    .map(([a, b]) => `1${a}${b}`);
  const written = number.chain((digits) =>
    fc.tuple(fc.tuple(...[...digits].map(digit)), fc.constantFrom('', ' ', '-', '.', '·', '\u200b', '_', '*', ' - ')),
  );
  fc.assert(
    fc.property(written, ([digits, separator]) => {
      const phone = digits.join(separator);
      expect(found(`找我:${phone}。`)).toEqual([phone]);
    }),
  );
});
