import { CARD_LENGTHS, isBankCard } from './bank-card.ts';
import { type DigitRun, digitRuns, mayDivide } from './digits.ts';
import type { PersonalDataKind, Sighting } from './found.ts';
import { IDENTITY_LENGTHS, isIdentityNumber, isValidIdentityNumber } from './identity-number.ts';
import { NumberWindow, wordsBefore } from './number-window.ts';
import { isPhone, PHONE_BEGINS, PHONE_LENGTHS } from './phone.ts';
import { HIDDEN } from './reading.ts';

interface NumberKind {
  kind: PersonalDataKind;
  /** Cheap: where no such number can begin, nothing more is looked at. */
  begins: RegExp;
  lengths: readonly number[];
  accepts: (window: NumberWindow) => boolean;
}

/** Looked for first, so that no other number takes a part of it: a right check digit is hardly ever chance. */
const VALID_IDENTITY: NumberKind = {
  kind: 'identity_number',
  begins: /[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dX]/y,
  lengths: [18],
  accepts: isValidIdentityNumber,
};
/** In the order in which they are tried at each place. */
const OTHERS: readonly NumberKind[] = [
  { kind: 'identity_number', begins: /[1-9]\d{14}/y, lengths: IDENTITY_LENGTHS, accepts: isIdentityNumber },
  { kind: 'bank_card', begins: /[1-9]\d{15}/y, lengths: CARD_LENGTHS, accepts: isBankCard },
  { kind: 'phone', begins: PHONE_BEGINS, lengths: PHONE_LENGTHS, accepts: isPhone },
];
const SHORTEST = 7;
const LONGEST_GLUED = 80;
/** What may hold a phone number's digits by chance: our own receipts, UUIDs, hashes, IPv4 addresses. */
const MACHINES = [
  /(?<![0-9])[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{2}(?![0-9])/g,
  /(?<![0-9A-Za-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z])/gi,
  /(?<![0-9A-Za-z])(?=[0-9]{0,40}[a-f])[0-9a-f]{24,128}(?![0-9A-Za-z])/gi,
  /(?<![0-9.])(?!(?:[0-9]\.){3}[0-9](?![0-9]))(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?![0-9]|\.[0-9])/g,
];

/** Identity numbers, bank cards and phone numbers, however their digits are written and split. */
export function findNumbers(text: string): Sighting[] {
  const plain = MACHINES.reduce((rest, form) => rest.replace(form, (made) => HIDDEN.repeat(made.length)), text);
  return digitRuns(plain).flatMap((run) => numbersOf(plain, run));
}

interface Hit {
  kind: PersonalDataKind;
  from: number;
  to: number;
}

function numbersOf(text: string, run: DigitRun): Sighting[] {
  const hits: Hit[] = [];
  let from = 0;
  for (const valid of hitsBetween(text, run, 0, run.digits.length, [VALID_IDENTITY])) {
    hits.push(...hitsBetween(text, run, from, valid.from, OTHERS), valid);
    from = valid.to;
  }
  hits.push(...hitsBetween(text, run, from, run.digits.length, OTHERS));
  return hits.map((hit) => sighting(text, run, hit));
}

/** From left to right; from each place at most as many windows are judged as there are lengths. */
function hitsBetween(text: string, run: DigitRun, from: number, to: number, kinds: readonly NumberKind[]): Hit[] {
  const hits: Hit[] = [];
  for (let place = from; place <= to - SHORTEST; ) {
    const found = mayDivide(run, place) ? hitsAt(text, run, place, to, kinds) : [];
    hits.push(...found);
    place = found.at(-1)?.to ?? place + 1;
  }
  return hits;
}

function hitsAt(text: string, run: DigitRun, from: number, end: number, kinds: readonly NumberKind[]): Hit[] {
  const before = wordsBefore(text, run, from);
  for (const { kind, begins, lengths, accepts } of kinds) {
    begins.lastIndex = from;
    if (!begins.test(run.digits)) continue;
    for (const length of lengths) {
      const to = from + length;
      if (to > end || !mayDivide(run, to)) continue;
      if (accepts(new NumberWindow(text, run, from, to, before))) return [{ kind, from, to }];
    }
  }
  return kinds === OTHERS ? gluedAt(text, run, from, end) : [];
}

/** Numbers written without anything between them, such as an identity number and a phone: all of them, or none. */
function gluedAt(text: string, run: DigitRun, from: number, end: number): Hit[] {
  let to = from + 1;
  while (to < end && to - from <= LONGEST_GLUED && !mayDivide(run, to)) to++;
  const hits: Hit[] = [];
  if (to - from > LONGEST_GLUED) return hits;
  for (let place = from; place < to; place = hits.at(-1)?.to ?? to) {
    const identity = place + 18 <= to && isValidIdentityNumber(new NumberWindow(text, run, place, place + 18, ''));
    const mobile = place + 11 <= to && /^1[3-9]\d{9}$/.test(run.digits.slice(place, place + 11));
    if (!identity && !mobile) return [];
    hits.push({ kind: identity ? 'identity_number' : 'phone', from: place, to: place + (identity ? 18 : 11) });
  }
  return hits.length > 1 ? hits : [];
}

/** The sign of the country code and the area code's bracket belong to the number. */
function sighting(text: string, { at }: DigitRun, { kind, from, to }: Hit): Sighting {
  let start = at[from] as number;
  const end = (at[to - 1] as number) + 1;
  if (text[start - 1] === '(' && text.slice(start, end).includes(')')) start--;
  if (text[start - 1] === '+') start--;
  return { kind, start, end };
}
