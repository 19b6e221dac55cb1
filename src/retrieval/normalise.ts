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

/** Words that OpenCC's table for Taiwan takes for computing's (程序 → 进程) and that laws use everywhere. */
const LEGAL = /(程序|文件|建立|效能|智慧|整合)/;

type Convert = (text: string) => string;
let converters: { characters: Convert; words: Convert } | undefined;

/**
 * Traditional characters and the words of Taiwan in their mainland form (OpenCC's tables). A text without a
 * Traditional character stays as it is: the tables for words would turn 文件 into 文档 there, too.
 */
export function toSimplified(text: string): string {
  converters ??= { characters: Converter({ from: 't', to: 'cn' }), words: Converter({ from: 'twp', to: 'cn' }) };
  const { characters, words } = converters;
  if (characters(text) === text) return text;
  const pieces = text.split(LEGAL);
  return pieces.map((piece, at) => (at % 2 ? piece : words(piece))).join('');
}
