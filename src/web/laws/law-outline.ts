import type { Article } from '../../domain/law.ts';

/** A part, chapter or section of a law; the law as a whole is the one without a title. */
export interface Division {
  /** Its anchor: `part-1`, counted through the law. */
  id: string;
  title: string;
  /** 0 for the law as a whole. */
  depth: number;
  /** What stands under it before its own divisions. */
  articles: Article[];
  divisions: Division[];
}

/** A heading that comes below another stands behind a space; a title may hold a space too (总 则). */
const BELOW = / (?=第[零〇一二三四五六七八九十百]+(?:分编|编|章|节)(?:[ \u3000]|$))/;

/** Puts articles under the divisions that their headings name. */
export function outlineOf(articles: readonly Article[]): Division {
  const whole: Division = { id: '', title: '', depth: 0, articles: [], divisions: [] };
  let open = [whole];
  let count = 0;
  for (const article of articles) {
    const path = article.heading === '' ? [] : article.heading.split(BELOW);
    const shared = path.findIndex((title, at) => open[at + 1]?.title !== title);
    open = open.slice(0, (shared < 0 ? path.length : shared) + 1);
    for (const title of path.slice(open.length - 1)) {
      const above = open.at(-1) as Division;
      count += 1;
      const division = { id: `part-${count}`, title, depth: open.length, articles: [], divisions: [] };
      above.divisions.push(division);
      open.push(division);
    }
    (open.at(-1) as Division).articles.push(article);
  }
  return whole;
}

/** The first and last article under a division: 1—8条; empty where there is none. */
export function extentOf(division: Division): string {
  const places = placesUnder(division).filter((place) => /^\d/.test(place));
  const [first, last] = [places[0], places.at(-1)].map((place) => place?.replace('-', '之'));
  if (!first || !last) return '';
  return first === last ? `${first}条` : `${first}—${last}条`;
}

function placesUnder({ articles, divisions }: Division): string[] {
  return [...articles.map(({ place }) => place), ...divisions.flatMap(placesUnder)];
}

/** Whether a place stands right under a division and not under one of its own. */
export function holdsPlace(division: Division, place: string): boolean {
  return division.articles.some((article) => article.place === place);
}
