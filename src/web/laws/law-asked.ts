import type { Context } from 'hono';
import { type Article, type Card, documentLawId, type Law, type LawVersion } from '../../domain/law.ts';
import { versionInForce } from '../../domain/law-time.ts';
import type { Span } from '../../domain/passage.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';
import { readQuote } from '../frame/marking.tsx';
import { articlesOf } from './law-facts.ts';

/** What an address of one law asks for. */
export interface LawAsked {
  law: Law;
  version: LawVersion;
  /** `null` where the text was not pulled. */
  articles: Article[] | null;
  /** The article that the address names; `null` where it names none, or the text is not at hand. */
  article: Article | null;
  /** The characters of that article to mark. */
  quote: Span | null;
  /** The anchor of the division of a long law that is to be shown, `all` for the whole text; `null` where none is named. */
  chapter: string | null;
  card: Card;
  /** The characters of the card to mark, where no article is named. */
  cardQuote: Span | null;
}

/** What an address of an instrument without a text asks for. */
export interface InstrumentAsked {
  law: null;
  card: Card;
  cardQuote: Span | null;
}

/** The law that an address names; an office's own document stands among the laws under an id of its own. */
export function idAsked(context: Context): string {
  const document = context.req.param('document');
  return document === undefined ? (context.req.param('id') ?? '') : documentLawId(document);
}

/** The version that an address asks for, the one in force where it asks for none; `null` where there is no such. */
export function versionAsked(search: LawSearch, law: Law, asked: string | undefined): LawVersion | null {
  if (asked === undefined || asked === '') return versionInForce(law, search.shelf.today());
  return law.versions.find(({ version }) => version === asked) ?? null;
}

/** Reads an address of one law; `null` where nothing is there. */
export function lawAsked(context: Context, search: LawSearch): LawAsked | InstrumentAsked | null {
  const { shelf } = search;
  const id = idAsked(context);
  const law = shelf.law(id);
  const card = shelf.card(id);
  if (!card) return null;
  const place = context.req.query('article');
  const quoted = context.req.query('quote');
  const cardQuote = place === undefined ? readQuote(quoted, card.text.length) : null;
  if (!law) return { law: null, card, cardQuote };
  const version = versionAsked(search, law, context.req.query('version'));
  if (!version) return null;
  const articles = articlesOf(shelf, law, version);
  const article = articles?.find((one) => one.place === place) ?? null;
  if (articles && place !== undefined && !article) return null;
  const quote = article ? readQuote(quoted, article.text.length) : null;
  const chapter = context.req.query('chapter') ?? null;
  return { law, version, articles, article, quote, chapter, card, cardQuote };
}
