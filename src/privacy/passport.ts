import type { Sighting } from './found.ts';

const DIGIT = '[0-9零〇一二三四五六七八九幺]';
const GAP = '[\\s.\\-]?';
const digits = (from: number, to: number): string => `${DIGIT}(?:${GAP}${DIGIT}){${from - 1},${to - 1}}`;

/** A passport's number by itself: E or G and eight digits, or E, a letter and seven. */
const PASSPORT = `(?<![A-Za-z0-9])(?:[EG]${GAP}${digits(8, 8)}|E[A-HJ-NP-Z]${GAP}${digits(7, 7)})(?![A-Za-z0-9])`;
/** After the document's name, whatever its form: foreign passports, permits for Hong Kong, Macau and Taiwan, soldiers. */
const DOCUMENT = '(?:护照|通行证|回乡证|台胞证|军官证|士兵证|旅行证)';
const INTRODUCED = `(?<=${DOCUMENT}[^,。;A-Za-z0-9]{0,6})(?:[A-Za-z]{1,2}${GAP}${digits(6, 10)}|[0-9]{7,9})(?![A-Za-z0-9])`;
const NUMBER = new RegExp(`${INTRODUCED}|${PASSPORT}`, 'gi');

/** Numbers of passports and other travel documents. */
export function findPassports(text: string): Sighting[] {
  return [...text.matchAll(NUMBER)].map(({ index, 0: number }) => ({
    kind: 'passport',
    start: index,
    end: index + number.length,
  }));
}
