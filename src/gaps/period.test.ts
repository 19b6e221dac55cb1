import { expect, test } from 'vitest';
import { periodInWords, periodOfDays, periodOfWeek, weekAt, weekBefore, weeksBefore } from './period.ts';

const at = (iso: string): number => Date.parse(iso);

test.each([
  ['2026-11-16T00:00:00+08:00', '2026-W47'],
  ['2026-11-22T23:59:59.999+08:00', '2026-W47'],
  ['2026-11-23T00:00:00+08:00', '2026-W48'],
  // The ISO year differs from the calendar's at its ends.
  ['2027-01-01T12:00:00+08:00', '2026-W53'],
  ['2027-01-04T00:00:00+08:00', '2027-W01'],
  ['2024-12-30T00:00:00+08:00', '2025-W01'],
  ['2021-01-03T12:00:00+08:00', '2020-W53'],
])('%s lies in %s', (iso, week) => {
  expect(weekAt(at(iso))).toBe(week);
});

test('a week is the seven days that lie in it, over many years', () => {
  for (let day = at('2019-12-28T12:00:00+08:00'); day < at('2032-01-10'); day += 24 * 3_600_000) {
    const period = periodOfWeek(weekAt(day));
    expect(period && period.from <= day && day < period.until).toBe(true);
    expect(period && period.until - period.from).toBe(7 * 24 * 3_600_000);
  }
});

test.each(['2026-W00', '2026-W54', '2025-W53', '2026-47', 'W47', '2026-W7', ''])('%j names no week', (week) => {
  expect(periodOfWeek(week)).toBeNull();
});

test('days are counted from midnight in China, both included', () => {
  const period = periodOfDays('2026-11-16', '2026-11-22');
  expect(period).toEqual(periodOfWeek('2026-W47'));
  expect(period && periodInWords(period)).toBe('2026年11月16日至2026年11月22日');
  const one = periodOfDays('2026-11-16', '2026-11-16');
  expect(one && periodInWords(one)).toBe('2026年11月16日');
});

test.each([
  ['2026-11-17', '2026-11-16'],
  ['2026-02-30', '2026-03-05'],
  ['2026-11-16', 'today'],
  ['16.11.2026', '2026-11-22'],
])('from %s until %s is no period', (from, until) => {
  expect(periodOfDays(from, until)).toBeNull();
});

test('the past week ended when this one began', () => {
  expect(weekBefore(at('2026-11-23T00:00:00+08:00'))).toBe('2026-W47');
  expect(weekBefore(at('2026-11-29T23:59:59+08:00'))).toBe('2026-W47');
  const week = periodOfWeek('2026-W47');
  expect(week && weeksBefore(week, 2)).toEqual({ from: at('2026-11-02T00:00:00+08:00'), until: week?.from });
});
