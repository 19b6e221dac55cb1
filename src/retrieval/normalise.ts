import { Converter } from 'opencc-js/t2cn';

/**
 * Search keys. Only keys are normalised: stored text, quotations and offsets stay the characters as published.
 */

/** A search key with the place in the source that each of its UTF-16 units came from (one more for the end). */
export interface SearchKey {
  key: string;
  offsets: Uint32Array;
}

/**
 * Characters that a person cannot see and that carry instructions past a reader: zero-width and bidirectional
 * controls, soft hyphens, variation selectors, Unicode tags (U+E0000–E007F).
 */
const HIDDEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]|[\u{e0000}-\u{e0fff}]/gu;

/** Takes hidden characters out; `found` says whether there were any. */
export function stripHidden(text: string): { text: string; found: boolean } {
  const stripped = text.replace(HIDDEN, '');
  return { text: stripped, found: stripped.length !== text.length };
}

/** NFKC and lower case, character by character, so that every unit of the key knows where it stood. */
export function searchKey(text: string): SearchKey {
  let key = '';
  const offsets: number[] = [];
  let at = 0;
  for (const char of text) {
    const folded = char.normalize('NFKC').toLowerCase();
    for (let unit = 0; unit < folded.length; unit++) offsets.push(at);
    key += folded;
    at += char.length;
  }
  offsets.push(at);
  return { key, offsets: Uint32Array.from(offsets) };
}

let converter: ((text: string) => string) | undefined;

/** Traditional characters and the words of Hong Kong and Taiwan in their mainland form (OpenCC's tables). */
export function toSimplified(text: string): string {
  converter ??= Converter({ from: 'twp', to: 'cn' });
  return converter(text);
}
