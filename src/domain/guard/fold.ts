import { simplified } from './traditional.ts';

/**
 * The form in which the guard compares texts: compatibility forms made one (full-width, circled, Kangxi radicals),
 * traditional characters simplified, no Markdown stars, and no white space but between two ASCII words. Never for what is shown or quoted.
 */
export function fold(text: string): string {
  return simplified(text.normalize('NFKC'))
    .replace(/[*`]+/g, '')
    .replace(/\s+/g, (_, at: number, whole: string) => (isWord(whole, at - 1) && followsWord(whole, at) ? ' ' : ''));
}

const isWord = (text: string, at: number): boolean => /[a-z0-9]/i.test(text[at] ?? '');

/** The first character behind the white space that begins at `at`. */
function followsWord(text: string, at: number): boolean {
  let end = at;
  while (/\s/.test(text[end] ?? '')) end += 1;
  return isWord(text, end);
}

/** Puts characters that occur in no text in the place of what a pattern finds, so that offsets stay. */
export function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => BLANK.repeat(found.length));
}

/** What `blank` puts. */
export const BLANK = '\u0001';
