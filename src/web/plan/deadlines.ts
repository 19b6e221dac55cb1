import type { Plan } from '../../domain/corpus.ts';
import type { Day } from '../../domain/law.ts';
import { factsOf, type PlacedFact } from './plan-facts.ts';

/** A deadline as the timeline shows it. */
export interface Deadline extends PlacedFact {
  /** The year that the text names; `null` where it names none. */
  year: string | null;
  /** The day by which; `null` where the text names only the year, or a day that cannot be one. */
  day: Day | null;
  /** Whether the time that the text names is over; nothing about what was done. */
  isOver: boolean;
  /** What is wrong with the text there: 原文疑有脱字. */
  doubt: string | null;
}

/** The deadlines that fall into one year. */
export interface DeadlineYear {
  year: string | null;
  deadlines: Deadline[];
}

/** All deadlines by year, earliest first, those without a day last in their year; those without a year at the end. */
export function deadlinesByYear(plan: Plan, today: Day): DeadlineYear[] {
  const all = factsOf(plan, 'deadline').map((placed) => deadlineOf(placed, today));
  const years = [...new Set(all.map(({ year }) => year))].sort((a, b) => (a ?? '9999').localeCompare(b ?? '9999'));
  const dayOf = ({ day, year }: Deadline): string => day ?? `${year}-99`;
  return years.map((year) => ({
    year,
    deadlines: all.filter((one) => one.year === year).sort((a, b) => dayOf(a).localeCompare(dayOf(b))),
  }));
}

function deadlineOf({ task, fact }: PlacedFact, today: Day): Deadline {
  const match = /^(\d{4})(-\d\d-\d\d)?$/.exec(fact.value);
  const year = match?.[1] ?? null;
  const day = match?.[2] ? fact.value : null;
  const last = day ?? (year === null ? null : `${year}-12-31`);
  return { task, fact, year, day, isOver: last !== null && last < today, doubt: match ? null : fact.value };
}
