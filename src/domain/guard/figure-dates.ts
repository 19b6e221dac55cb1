import { readNumeral } from './numerals.ts';

/** A date as far as a text states it. `part` is what it says of the year without a month: 上半年, 年初. */
export interface StatedDate {
  year: number | null;
  month: number | null;
  day: number | null;
  part: string | null;
}

/** Where a date stands in a folded text. */
export interface DateFound extends StatedDate {
  start: number;
  end: number;
}

const YEAR = '(?:[12]\\d{3}|[一二两壹贰][零〇○Oo一二三四五六七八九]{3})';
const SMALL = '(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})';
const FULL = `(?<year>${YEAR})(?:年度?|(?=[-—–~至到]${YEAR}年))(?:(?<month>${SMALL})月(?:份)?(?:(?<day>${SMALL})[日号]|(?<third>[上中下]旬))?)?(?<part>年?底|年?末|年?终|年?初|年?中(?!期|央|心)|上半年|下半年|第?[一二三四1-4]季度)?`;
const SHORT = `(?<smonth>${SMALL})月(?:份)?(?:(?<sday>${SMALL})[日号]|(?<spart>底|末|初|[上中下]旬))`;
const ISO = '(?<iyear>[12]\\d{3})[-/.](?<imonth>\\d{1,2})[-/.](?<iday>\\d{1,2})(?!\\d)';
const DATE = new RegExp(`(?<![\\d.])(?:${ISO}|${FULL}|${SHORT})`, 'g');

/** Every date of a folded text: with a year, or with a month and a day. 年底 is the 31st of December. */
export function readDates(text: string): DateFound[] {
  return [...text.matchAll(DATE)].map((match) => {
    const { year, month, day, third, part, smonth, sday, spart, iyear, imonth, iday } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const stated = {
      year: digitsOf(year ?? iyear),
      month: smallOf(month ?? smonth ?? imonth),
      day: smallOf(day ?? sday ?? iday),
      part: part ?? third ?? spart ?? null,
    };
    return { ...withoutEnd(stated), start, end };
  });
}

/** The year's end is a day like others, however it is written. */
function withoutEnd(date: StatedDate): StatedDate {
  const part = date.part?.replace(/^年/, '') ?? null;
  if (part === null || !/^[底末终]$/.test(part)) return { ...date, part };
  if (date.month === null) return { ...date, month: 12, day: 31, part: null };
  return date.month === 12 ? { ...date, day: 31, part: null } : { ...date, part: '底' };
}

const digitsOf = (text: string | undefined): number | null =>
  text === undefined ? null : readNumeral(text.replace(/[Oo]/g, '零'));
const smallOf = (text: string | undefined): number | null => (text === undefined ? null : readNumeral(text));

/** Whether one date is the other, or says less of it and not something else: 2022年 of 2022年12月31日. */
export function dateHolds(held: StatedDate, claimed: StatedDate): boolean {
  const keys = ['year', 'month', 'day', 'part'] as const;
  return keys.every((key) => claimed[key] === null || claimed[key] === held[key]);
}

/** Whether they say as much as each other. */
export function isSameDate(one: StatedDate, other: StatedDate): boolean {
  return dateHolds(one, other) && dateHolds(other, one);
}
