import type { Article, Law } from '../../domain/law.ts';
import type { Span } from '../../domain/passage.ts';
import { readNumber } from '../../domain/reference.ts';
import type { QueryReader } from '../../retrieval/query.ts';
import type { Web } from '../context.ts';
import { LONG_CHARS } from './law-pieces.ts';
import { spansAsked, spansOf, wordsTyped } from './word-marks.tsx';

/** An article in which words were found. */
export interface Place {
  article: Article;
  /** Where in its text. */
  spans: Span[];
}

/** What a search within one law brought. */
export interface FoundWithin {
  q: string;
  /** The articles that hold all words or bear the number, in their order. */
  places: Place[];
  /** Whether the law is shown piece by piece, so that a place must be asked for. */
  isLong: boolean;
  /** The nearest by what they say, best first, where none holds the words. */
  near: Place[];
}

/** So many of the nearest are named. */
const NEAR = 5;
/** Those are looked for among this many of all laws. */
const WIDE = 200;

/** Looks within one version for words, or for an article by its number; by meaning only in the version in force. */
export function findWithin(
  web: Web,
  reader: QueryReader,
  { law, articles, q }: { law: Law; articles: readonly Article[]; q: string },
): FoundWithin {
  const words = wordsTyped(q);
  if (words.length === 0) return { q, places: [], isLong: false, near: [] };
  const numbered = articles.filter(({ place }) => place === placeTyped(q));
  const holding = articles.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
  const places = [...new Set([...numbered, ...holding])].map((article) => ({
    article,
    spans: spansOf(article.text, words),
  }));
  const isLong = articles.reduce((sum, { text }) => sum + text.length, 0) > LONG_CHARS;
  return { q, places, isLong, near: places.length ? [] : nearest(web, reader, law, articles, q) };
}

/** 29, 第29条 and 第二十九条之一 as a place: `29`, `29-1`; `null` for anything else. */
function placeTyped(q: string): string | null {
  const match = /^第?([\d零〇一二三四五六七八九十百千]{1,9})条?(?:之([\d一二三四五六七八九十]{1,3}))?$/.exec(q.trim());
  const article = readNumber(match?.[1] ?? '');
  const behind = match?.[2] === undefined ? null : readNumber(match[2]);
  return article === null ? null : `${article}${behind === null ? '' : `-${behind}`}`;
}

function nearest(web: Web, reader: QueryReader, law: Law, articles: readonly Article[], q: string): Place[] {
  const pairs = [...reader.read(q).words.keys()].filter((word) => word.length > 1);
  // The law's name puts its own articles before all others, those too that have nothing of the question.
  const { hits } = web.laws.search(reader.read(`${law.names[0]}：${q}`), WIDE);
  return hits
    .filter((hit) => hit.law.id === law.id)
    .flatMap(({ place }) => articles.find((article) => article.place === place) ?? [])
    .filter(({ text }) => spansOf(text, pairs).length > 0)
    .slice(0, NEAR)
    .map((article) => ({ article, spans: spansAsked(article.text, q, pairs) }));
}
