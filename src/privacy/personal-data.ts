import type { Span } from '../domain/passage.ts';
import type { SafeText } from '../domain/safe-text.ts';
import { findAddresses } from './address.ts';
import { findEmails } from './email.ts';
import { type Found, REDACTED, type Sighting } from './found.ts';
import { findLicencePlates } from './licence-plate.ts';
import { findNames } from './name.ts';
import { findPassports } from './passport.ts';
import { readText, sourceSpan } from './reading.ts';
import { findSocialAccounts } from './social-account.ts';
import { findNumbers } from './written-numbers.ts';

export type { Found, PersonalDataKind } from './found.ts';

const FINDERS: readonly ((text: string) => Sighting[])[] = [
  findNumbers,
  findLicencePlates,
  findPassports,
  findEmails,
  findSocialAccounts,
  findNames,
  findAddresses,
];
/** One look finds nearly everything; another finds what only the first one's gaps lay bare (a name before a number). */
const LOOKS = 4;

/**
 * All personal data in a text, sorted and apart. Where two kinds overlap, the whole stretch is the longer one's.
 * Offsets are UTF-16 units of the text as received. Takes time linear in the text's length.
 */
export function findPersonalData(text: string): Found[] {
  let found: Sighting[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const reading = readText(text, found);
    const sightings = FINDERS.flatMap((find) => find(reading.text));
    if (sightings.length === 0) break;
    found = apart([...found, ...sightings.map(({ kind, ...span }) => ({ kind, ...sourceSpan(reading, span) }))]);
  }
  return found.map(({ kind, start, end }) => ({ kind, start, end, text: text.slice(start, end) }));
}

/**
 * Puts 【身份证号已隐去】 and the like in place of all personal data, after which the text may go to a model. What was
 * redacted once stays as it is.
 */
export function redact(text: string): SafeText {
  let redacted = '';
  let at = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    redacted += text.slice(at, start) + REDACTED[kind];
    at = end;
  }
  return (redacted + text.slice(at)) as SafeText;
}

/** Whether a text holds personal data. */
export function hasPersonalData(text: string): boolean {
  return findPersonalData(text).length > 0;
}

function apart(sightings: readonly Sighting[]): Sighting[] {
  const sorted = sightings.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const whole: (Sighting & { longest: number })[] = [];
  for (const next of sorted) {
    const last = whole.at(-1);
    if (!last || next.start >= last.end) whole.push({ ...next, longest: lengthOf(next) });
    else absorb(last, next);
  }
  return whole.map(({ kind, start, end }) => ({ kind, start, end }));
}

function absorb(last: Sighting & { longest: number }, next: Sighting): void {
  last.end = Math.max(last.end, next.end);
  if (lengthOf(next) <= last.longest) return;
  last.kind = next.kind;
  last.longest = lengthOf(next);
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
