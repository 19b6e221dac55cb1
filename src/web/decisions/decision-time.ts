import { lastDayInWords, momentInWords } from '../../conversation/talk.ts';
import { dayInChina } from '../../domain/law-time.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** China has no summer time. */
const CHINA_OFFSET = 8 * HOUR;

const isMidnight = (moment: number): boolean => (moment + CHINA_OFFSET) % DAY === 0;

/** The last moment of a period, in words: 2026年12月1日24时. `closesAt` is the first moment after it. */
export function endInWords(closesAt: number): string {
  return isMidnight(closesAt) ? lastDayInWords(closesAt) : momentInWords(closesAt);
}

/** The same where one still can do something about it: a day that is near is also called 今天 or 明天. */
export function deadlineInWords(closesAt: number, now: number): string {
  const last = dayInChina(closesAt - 1);
  const near = last === dayInChina(now) ? '（今天）' : last === dayInChina(now + DAY) ? '（明天）' : '';
  return `${endInWords(closesAt)}${near}`;
}

/** The first moment of a period, in words: a day, with the time where it does not begin with the day. */
export function beginningInWords(opensAt: number): string {
  const words = momentInWords(opensAt);
  return isMidnight(opensAt) ? words.replace(/\d+时.*$/, '') : words;
}

/** The length of a period in days. */
export function daysOf({ opensAt, closesAt }: { opensAt: number; closesAt: number }): number {
  return Math.round((closesAt - opensAt) / DAY);
}
