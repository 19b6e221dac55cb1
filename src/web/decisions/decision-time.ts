import { lastDayInWords, momentInWords } from '../../conversation/talk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** China has no summer time. */
const CHINA_OFFSET = 8 * HOUR;

const isMidnight = (moment: number): boolean => (moment + CHINA_OFFSET) % DAY === 0;

/** The last moment of a period, in words: 2026年12月1日24时. `closesAt` is the first moment after it. */
export function endInWords(closesAt: number): string {
  return isMidnight(closesAt) ? lastDayInWords(closesAt) : momentInWords(closesAt);
}

/** The first moment of a period, in words: a day, with the time where it does not begin with the day. */
export function beginningInWords(opensAt: number): string {
  const words = momentInWords(opensAt);
  return isMidnight(opensAt) ? words.replace(/\d+时.*$/, '') : words;
}

/** How long people still have, as it was when the page was made: 还有12天. */
export function timeLeft(closesAt: number, now: number): string {
  const left = closesAt - now;
  if (left < HOUR) return '还有不到1小时';
  return left < DAY ? `还有${Math.floor(left / HOUR)}小时` : `还有${Math.floor(left / DAY)}天`;
}

/** The length of a period in days. */
export function daysOf({ opensAt, closesAt }: { opensAt: number; closesAt: number }): number {
  return Math.round((closesAt - opensAt) / DAY);
}
