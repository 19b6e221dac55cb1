import type { Division } from './law-outline.ts';

/** A longer text is shown piece by piece: with this many characters a page is some 70 KB over the line. */
export const LONG_CHARS = 50_000;

/**
 * The divisions of a law that are shown one at a time, in their order: the largest that are not too long themselves, or
 * that have nothing below them.
 */
function piecesOf(division: Division, most = LONG_CHARS): Division[] {
  const { depth, divisions } = division;
  if (depth > 0 && (divisions.length === 0 || charsIn(division) <= most)) return [division];
  return divisions.flatMap((one) => piecesOf(one, most));
}

/** How many characters stand under a division. */
function charsIn({ articles, divisions }: Division): number {
  const own = articles.reduce((sum, { text }) => sum + text.length, 0);
  return divisions.reduce((sum, one) => sum + charsIn(one), own);
}

/** Whether a place stands under a division, however deep. */
function isUnder({ articles, divisions }: Division, place: string): boolean {
  return articles.some((article) => article.place === place) || divisions.some((one) => isUnder(one, place));
}

/** Whether a division is the one with this anchor, or holds it. */
export function hasAnchor({ id, divisions }: Division, anchor: string): boolean {
  return id === anchor || divisions.some((one) => hasAnchor(one, anchor));
}

/** What of a long law is shown at once. */
export interface Shown {
  pieces: Division[];
  piece: Division;
}

/**
 * The piece that an address asks for, by a place or by a division's anchor, else the first; `null` where the
 * whole is asked for (`all`), or the law is short enough to be shown so.
 */
export function shownOf(outline: Division, asked: { place: string | null; chapter: string | null }): Shown | null {
  if (asked.chapter === 'all') return null;
  const pieces = charsIn(outline) > LONG_CHARS ? piecesOf(outline) : [];
  if (pieces.length < 2) return null;
  const { place, chapter } = asked;
  const byPlace = place === null ? undefined : pieces.find((piece) => isUnder(piece, place));
  const byChapter = chapter === null ? undefined : pieces.find((piece) => hasAnchor(piece, chapter));
  return { pieces, piece: byPlace ?? byChapter ?? (pieces[0] as Division) };
}
