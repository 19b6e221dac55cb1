import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Law, LawVersion } from '../../domain/law.ts';
import { versionInForce } from '../../domain/law-time.ts';
import type { Span } from '../../domain/passage.ts';

/** The page of a version; the one in force has the law's own address. */
export function versionUrl(shelf: LawShelf, law: Law, version: LawVersion): string {
  const current = version === versionInForce(law, shelf.today());
  return `/laws/${law.id}${current ? '' : `?version=${version.version}`}`;
}

/**
 * The page of a version with one article chosen, and characters of it marked. The server knows of the article, which an
 * anchor alone would not tell it: the same address gives the panel its part.
 */
export function articleUrl(
  shelf: LawShelf,
  law: Law,
  version: LawVersion,
  place: string,
  quote: Span | null = null,
): string {
  const current = version === versionInForce(law, shelf.today());
  const query = new URLSearchParams({
    ...(quote && { quote: `${quote.start}-${quote.end}` }),
    article: place,
    ...(!current && { version: version.version }),
  });
  return `/laws/${law.id}?${query}#${quote ? 'quote' : `a${place}`}`;
}

/** Two versions beside each other. */
export function compareUrl(law: Law, from: LawVersion, to: LawVersion): string {
  return `/laws/${law.id}/compare?from=${from.version}&to=${to.version}`;
}

/** A version with one division of a long text shown, by the division's anchor; `all` shows the whole text. */
export function chapterUrl(shelf: LawShelf, law: Law, version: LawVersion, chapter: string): string {
  const current = version === versionInForce(law, shelf.today());
  const query = new URLSearchParams({ chapter, ...(!current && { version: version.version }) });
  return `/laws/${law.id}?${query}${chapter === 'all' ? '' : `#${chapter}`}`;
}
