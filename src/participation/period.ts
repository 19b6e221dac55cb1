import type { DecisionDocument } from '../domain/decision.ts';

/** Days in China, both included; China has no summer time. */
type Period = NonNullable<DecisionDocument['period']>;

const CHINA_OFFSET = 8 * 3_600_000;
const DAY = 24 * 3_600_000;

/** A day of the calendar as people write it (2026-11-01, 2026/11/1, 2026年11月1日), as `2026-11-01`; else `null`. */
export function readDay(written: string): string | null {
  const [, year = '', month = '', date = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}

/** How many calendar days the period has, its first and its last included. */
export function lengthInDays({ from, to }: Period): number {
  return (midnight(to) - midnight(from)) / DAY + 1;
}

/** The period's first moment and the first moment after it, milliseconds since the epoch; 0 where there is none. */
export function timesOf(period: Period | null): { opensAt: number; closesAt: number } {
  if (!period) return { opensAt: 0, closesAt: 0 };
  return { opensAt: midnight(period.from), closesAt: midnight(period.to) + DAY };
}

/** 00:00 in China. */
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`) - CHINA_OFFSET;
