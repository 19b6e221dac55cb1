import { dateHolds, isSameDate } from './figure-dates.ts';
import { unitsAgree } from './figure-units.ts';
import type { Figure } from './figures.ts';

/** How a source's figure stands to a claimed one: bears it out, is the same but bounds the other way, or is another. */
export type Bearing = 'bears' | 'contrary' | 'other';

/** Compares a claimed figure with one that a source holds. */
export function bearingOf(claimed: Figure, held: Figure): Bearing {
  if (!isSameAmount(claimed, held)) return 'other';
  if (claimed.bound === null || claimed.bound === held.bound) return 'bears';
  if (held.bound !== null) return 'contrary';
  return claimed.isSet ? 'contrary' : 'bears';
}

function isSameAmount(claimed: Figure, held: Figure): boolean {
  if (claimed.date || held.date) return Boolean(claimed.date && held.date) && isDateHeld(claimed, held);
  if (!unitsAgree(claimed.unit, held.unit)) return false;
  const values = [claimed.value, claimed.other].filter((value) => value !== null);
  return values.some((value) => value === held.value || value === held.other);
}

/** 2022年前 is not 2022年底前, though 2022年 may be said of it. */
function isDateHeld(claimed: Figure, held: Figure): boolean {
  if (!claimed.date || !held.date || !dateHolds(held.date, claimed.date)) return false;
  return claimed.bound === null || isSameDate(held.date, claimed.date);
}

const TIME = /^(?:workday|hour|day|week|month|monthlike|quarter|year)$/;

/** Whether two figures are of one kind, so that one might be said in the place of the other: 五日 and 两个月. */
export function isSameKind(one: Figure, other: Figure): boolean {
  if (one.date || other.date) return Boolean(one.date && other.date);
  return unitsAgree(one.unit, other.unit) || (TIME.test(one.unit) && TIME.test(other.unit));
}
