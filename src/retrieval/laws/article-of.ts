import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { type Article, type Day, type Law, lawRef, parseLawRef } from '../../domain/law.ts';
import { readNumber } from '../../domain/reference.ts';
import type { Laws } from './laws.ts';

/** An article as a program or a model asks for it. */
export interface ArticleAsked {
  /** The law's id (`xzcf`) or one of its names, with 《》 and 中华人民共和国 or without. */
  law: string;
  /** `29`, `29-1`, 第二十九条, 第二十九条之一, `preamble`, `annex-1`, `item-3`. */
  article: string;
  /** The day of an earlier version; the one in force where it is left out. */
  version?: Day | undefined;
}

/** The article, or why there is none, in words for people. */
export type ArticleFound = { article: Article; law: Law; shelf: LawShelf } | { missing: string };

/** Looks an article up among the laws at hand. Never throws. */
export function articleOf(laws: Laws, { law: name, article, version = undefined }: ArticleAsked): ArticleFound {
  const { shelf, lookup } = laws.current;
  const law = shelf.law(name.trim()) ?? lookup.byNameOf(name.trim());
  if (!law) return { missing: `没有收录“${brief(name)}”` };
  const title = law.names[0] as string;
  if (version !== undefined && !law.versions.some((one) => one.version === version))
    return {
      missing: `《${title}》没有 ${brief(version)} 这个版本，有：${law.versions.map((one) => one.version).join('、')}`,
    };
  if (!shelf.library?.range(law.id, version ?? null))
    return { missing: `《${title}》的原文还没有取回，可以检索它的要点` };
  const ref = lawRef({ law: law.id, version: version ?? null, place: placeOf(article) });
  const found = parseLawRef(ref) && shelf.library.find(ref);
  return found ? { article: found, law, shelf } : { missing: `《${title}》没有“${brief(article)}”这一条` };
}

/** A place as references write it; what is in no known form stays as it is. */
function placeOf(article: string): string {
  const text = article.normalize('NFKC').replace(/\s/g, '');
  const match = /^第?([\d零〇一二两三四五六七八九十百千]{1,9})条?(?:之([\d一二三四五六七八九十]{1,3}))?$/.exec(text);
  const number = match && readNumber(match[1] as string);
  if (!number) return text;
  const behind = match[2] ? readNumber(match[2]) : null;
  return behind ? `${number}-${behind}` : String(number);
}

/** What was asked for, short enough to be repeated. */
function brief(text: string): string {
  const said = text.replace(/\s+/g, ' ').trim();
  return said.length > 30 ? `${said.slice(0, 30)}…` : said;
}
