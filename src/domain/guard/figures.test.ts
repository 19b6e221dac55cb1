import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chineseNumber } from '../reference.ts';
import { bearingOf } from './figure-check.ts';
import { type Figure, isStated, readFigures } from './figures.ts';
import { fold } from './fold.ts';
import { readNumeral } from './numerals.ts';

const read = (text: string): Figure[] => readFigures(fold(text));
const stated = (text: string): string[] =>
  read(text)
    .filter(isStated)
    .map(({ value, unit, date, bound }) => {
      const what = date ? [date.year, date.month, date.day, date.part].map((one) => one ?? '').join('-') : value;
      return `${what} ${unit}${bound ? ` ${bound}` : ''}`;
    });

test.each([
  ['二十', 20],
  ['贰拾', 20],
  ['廿', 20],
  ['廿五', 25],
  ['两', 2],
  ['一百零八', 108],
  ['一零八', 108],
  ['两千五', 2500],
  ['一万五', 15_000],
  ['二十万', 200_000],
  ['20万', 200_000],
  ['1.5亿', 150_000_000],
  ['三千二百万', 32_000_000],
  ['一亿三千万', 130_000_000],
  ['1,000', 1000],
  ['七点五', 7.5],
  ['0.5', 0.5],
  ['二〇二二', 2022],
  ['十', 10],
  ['百', 100],
  ['1.1万', 11_000],
  ['五千', 5000],
])('%s reads %d', (numeral, value) => {
  expect(readNumeral(numeral)).toBe(value);
});

test('whatever chineseNumber writes is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
      expect(readNumeral(chineseNumber(value))).toBe(value);
    }),
  );
});

test.each([
  ['不低于70%', ['0.7 ratio min']],
  ['百分之七十以上', ['0.7 ratio min']],
  ['七成五', ['0.75 ratio']],
  ['七折', ['7 discount']],
  ['六十日内', ['60 day max']],
  ['60天', ['60 day']],
  ['5个工作日', ['5 workday']],
  ['两个月', ['2 month']],
  ['半年', ['0.5 year']],
  ['一年半', ['1.5 year']],
  ['20万元', ['200000 yuan']],
  ['罚款五千', ['5000 bare']],
  ['三至五日', ['3 day min', '5 day max']],
  ['3-5日', ['3 day min', '5 day max']],
  ['一倍以上五倍以下', ['1 times min', '5 times max']],
  ['2022年底前', ['2022-12-31- date max']],
  ['二〇二二年年底', ['2022-12-31- date']],
  ['2022年12月31日前', ['2022-12-31- date max']],
  ['2024-01-01', ['2024-1-1- date']],
  ['到2025年', ['2025--- date']],
  ['2021-2025年', ['2021--- date', '2025--- date']],
  ['每年31日前', ['1 year', '31 day ahead']],
  ['三月三十一日', ['-3-31- date']],
  ['不满十四周岁', ['14 age max']],
  ['至少安排听取一次', ['1 occasion min']],
  ['首次', ['1 ordinal']],
  ['第二次', ['2 ordinal']],
  ['三分之一', ['0.333333333 ratio']],
  ['不得少于两人', ['2 person min']],
  ['举行听证的七日前', ['7 day ahead']],
  ['提前7天', ['7 day ahead']],
])('%s states %j', (text, figures) => {
  expect(stated(text)).toEqual(figures);
});

test.each([
  '统一领导',
  '一般一律',
  '进一步',
  '第一时间',
  '三公经费',
  '万一',
  '十分重要',
  '情形之一的',
  '一是公开,二是透明',
  '1.优化',
  '（一）总则',
  '第二十九条',
  '第三款',
  '任务31',
  '《甲法(2021年)》',
  '建立一个平台',
  '一件事一次办',
  '队伍',
])('%s states no figure', (text) => {
  expect(stated(text)).toEqual([]);
});

const bears = (claimed: string, held: string): string => bearingOf(read(claimed)[0] as Figure, read(held)[0] as Figure);

test.each([
  ['60天', '六十日内', 'bears'],
  ['六十日内', '60天', 'bears'],
  ['20万元', '二十万元以上', 'bears'],
  ['200000元', '20万元', 'bears'],
  ['五千', '五千元', 'bears'],
  ['两名', '两个', 'bears'],
  ['2022年', '2022年底前', 'bears'],
  ['2022年底以前', '2022年12月31日前', 'bears'],
  ['至少一次', '一次', 'bears'],
  ['5日', '5个工作日', 'other'],
  ['2月', '2个工作日', 'other'],
  ['60日', '两个月', 'other'],
  ['一年', '12个月', 'other'],
  ['七折', '70%', 'other'],
  ['三人', '三项', 'other'],
  ['2022年前', '2022年底前', 'other'],
  ['2025年底', '到2025年', 'other'],
  ['不超过70%', '不低于70%', 'contrary'],
  ['60日后', '60日内', 'contrary'],
  ['二十万元以下', '二十万元以上', 'contrary'],
  ['5000元以上', '5000元', 'contrary'],
  ['七日内', '七日前', 'contrary'],
])('%s beside %s: %s', (claimed, held, bearing) => {
  expect(bears(claimed, held)).toBe(bearing);
});
