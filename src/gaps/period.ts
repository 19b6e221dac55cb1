import type { Day } from '../domain/law.ts';
import { dayInChina, dayInWords } from '../domain/law-time.ts';

/** Times that are looked at: weeks from Monday to Sunday, as China counts its days. */

/** Milliseconds since the epoch; `until` is not itself included. */
export interface Period {
  from: number;
  until: number;
}

/** A week by its ISO number: `2026-W47`. */
export type Week = string;

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;
const CHINA_MS = 8 * 3_600_000;
/** A Monday at midnight in China. */
const FIRST_MONDAY = Date.parse('1970-01-05T00:00:00+08:00');

/** The week that a moment lies in. */
export function weekAt(at: number): Week {
  // A week belongs to the year of its Thursday.
  const thursday = mondayOf(at) + 3 * DAY_MS + CHINA_MS;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - Date.UTC(year, 0, 1)) / WEEK_MS) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** A week's time; `null` for what names none. */
export function periodOfWeek(week: string): Period | null {
  const match = /^(\d{4})-W(\d\d)$/.exec(week);
  if (!match) return null;
  const from = mondayOf(Date.UTC(Number(match[1]), 0, 4)) + (Number(match[2]) - 1) * WEEK_MS;
  return weekAt(from) === week ? { from, until: from + WEEK_MS } : null;
}

/** The week before the one that a moment lies in. */
export function weekBefore(at: number): Week {
  return weekAt(at - WEEK_MS);
}

/** The time from one day to another, both included; `null` where one is no day, or they stand the wrong way round. */
export function periodOfDays(from: string, until: string): Period | null {
  const [begin, end] = [midnight(from), midnight(until)];
  return begin === null || end === null || end < begin ? null : { from: begin, until: end + DAY_MS };
}

/** A period that begins so many weeks before another and ends where that begins. */
export function weeksBefore({ from }: Period, weeks: number): Period {
  return { from: from - weeks * WEEK_MS, until: from };
}

/** 2026年11月16日至2026年11月22日. */
export function periodInWords({ from, until }: Period): string {
  const [first, last] = [dayInChina(from), dayInChina(until - 1)];
  return first === last ? dayInWords(first) : `${dayInWords(first)}至${dayInWords(last)}`;
}

function mondayOf(at: number): number {
  return FIRST_MONDAY + Math.floor((at - FIRST_MONDAY) / WEEK_MS) * WEEK_MS;
}

function midnight(day: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00+08:00`);
  // 2026-02-30 would be read as a day in March.
  return Number.isNaN(at) || dayInChina(at) !== (day satisfies Day) ? null : at;
}
