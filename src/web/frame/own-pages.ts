/** A stretch of a reply's line; `path` where it names a page of ours. */
export interface Piece {
  text: string;
  path: string | null;
}

const PATH = '/(?:decisions|receipts|guide)(?:/[\\w-]+)*';
/** A page of ours that a reply leads to: by its column's name, or with whatever address stands in front of it. */
const OWN_PAGE = new RegExp(`湘问网页的(“[^”]{1,20}”栏目)（(${PATH})）|(?:https?://[\\w.:[\\]-]+)?(${PATH})`, 'g');

/** A line apart into its links to pages of ours and what stands between; never a link to another site. */
export function ownPages(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(OWN_PAGE)) {
    const [said, column, columnPath, path] = match;
    if (match.index > from) pieces.push({ text: line.slice(from, match.index), path: null });
    pieces.push({ text: column ?? said, path: columnPath ?? path ?? null });
    from = match.index + said.length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from), path: null });
  return pieces;
}
