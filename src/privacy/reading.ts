import type { Span } from '../domain/passage.ts';
import { REDACTED } from './found.ts';

/** Stands for what is hidden already. It is neither a digit, a separator nor a word. */
export const HIDDEN = '\ufffc';

/**
 * A text as the finders read it: half width, without characters that cannot be seen, every script's digits as 0–9.
 * Each UTF-16 unit of `text` knows where in the source its character stood (`starts`, `ends`).
 */
export interface Reading {
  text: string;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Marks that combine with the character before them, also keycaps and strike-through. */
const COMBINING = /^\p{M}$/u;
/** Format controls and letters that are drawn as nothing. */
const UNSEEN = /^[\p{Cf}\u115f\u1160\u3164\uffa0]$/u;
const DIGIT = /^\p{Nd}$/u;
/** Where the digits in rings and brackets begin that Unicode does not fold: first code point, first digit, how many. */
const RINGED: readonly (readonly [first: number, digit: number, count: number])[] = [
  [0x2474, 1, 9],
  [0x2488, 1, 9],
  [0x24f5, 1, 9],
  [0x24ff, 0, 1],
  [0x2776, 1, 9],
  [0x2780, 1, 9],
  [0x278a, 1, 9],
  [0x1f101, 0, 10],
];
const MARKS = new RegExp(Object.values(REDACTED).join('|'), 'g');

/** Reads a text; the spans in `hidden` (sorted, apart) and what an earlier redaction left are each one `HIDDEN`. */
export function readText(source: string, hidden: readonly Span[] = []): Reading {
  const covered = new Map(hidden.map(({ start, end }) => [start, end]));
  for (const { index, 0: mark } of source.matchAll(MARKS)) covered.set(index, index + mark.length);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (let at = 0; at < source.length; ) {
    const end = covered.get(at) ?? at + ((source.codePointAt(at) as number) > 0xffff ? 2 : 1);
    const seen = covered.has(at) ? HIDDEN : fold(source.slice(at, end));
    for (let unit = 0; unit < seen.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    if (seen === '' && ends.length > 0 && COMBINING.test(source.slice(at, end))) ends[ends.length - 1] = end;
    text += seen;
    at = end;
  }
  return { text, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The source's span that a span of the reading came from. */
export function sourceSpan({ starts, ends }: Reading, { start, end }: Span): Span {
  return { start: starts[start] as number, end: ends[end - 1] as number };
}

const folded = new Map<string, string>();

function fold(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff)) return char;
  let seen = folded.get(char);
  if (seen === undefined) {
    seen = foldRare(char);
    if (folded.size < 4096) folded.set(char, seen);
  }
  return seen;
}

function foldRare(char: string): string {
  if (UNSEEN.test(char) || COMBINING.test(char)) return '';
  const code = char.codePointAt(0) as number;
  for (const [first, digit, count] of RINGED)
    if (code >= first && code < first + count) return String(digit + code - first);
  const plain = char.normalize('NFKC').replaceAll('\u2800', ' ');
  return DIGIT.test(plain) && !/[0-9]/.test(plain) ? String(digitOf(plain)) : plain;
}

/** Unicode keeps each script's ten digits together, in order and apart from others. */
function digitOf(char: string): number {
  const code = char.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - 1 - value))) value++;
  return value;
}
