import { plain } from './figures.ts';

/** Compares wordings for the checker, by pairs of characters. */

/** Letters and digits alone, in one width and case. */
export function bare(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]/gu, '');
}

/** The pairs of neighbouring characters. */
export function pairs(text: string): Set<string> {
  const chars = [...bare(text)];
  return new Set(chars.slice(1).map((char, at) => `${chars[at]}${char}`));
}

/** The share of the pairs of `text` that `source` has, 0…1; 1 for a text without pairs. */
export function shareIn(text: Set<string>, source: Set<string>): number {
  if (text.size === 0) return 1;
  let shared = 0;
  for (const pair of text) if (source.has(pair)) shared += 1;
  return shared / text.size;
}
