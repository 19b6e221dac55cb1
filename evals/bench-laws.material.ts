import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type PackedLaws, PackedLibrary } from '../src/corpus/laws/library.ts';
import { lawRef, placeLabel } from '../src/domain/law.ts';
import { dayInChina } from '../src/domain/law-time.ts';
import type { Ref } from '../src/domain/reference.ts';
import { currentBundle, loadBundle } from '../src/law-data.node.ts';
import type { LawBundle } from '../src/retrieval/laws/bundle.ts';
import { tokenize } from '../src/retrieval/tokens.ts';
import { parseCases } from './case.ts';

/** What all entrants of `npm run bench -- laws` are given alike: articles, their segmentation, questions. */

/** An article as every entrant indexes it. */
export interface Article {
  /** The law's usual short name. */
  name: string;
  /** The chapter's heading. */
  heading: string;
  text: string;
}

/** A question with the articles that answer it; one that is not in the library stands as a reference to nothing. */
export interface Question {
  question: string;
  gold: Ref[];
}

/** Stands for an article that the library does not hold: it is missed, not left out. */
export const MISSING: Ref = 'law:missing';

/** The segmentation for all: pairs of Han characters, Latin words, numbers; in the order of the text, repeated ones too. */
export function pairs(text: string): string[] {
  return tokenize(text.normalize('NFKC').toLowerCase(), [2]);
}

/** A question's pairs, each once: repeating a word in a question does not make it weigh more, for nobody. */
export function distinctPairs(question: string): string[] {
  return [...new Set(pairs(question))];
}

/** What of an article is searched by words. */
export function searchText({ name, text }: Article): string {
  return `${name}\n${text}`;
}

/** The current bundle of a data folder; `null` where no library was pulled. */
export async function bundleOf(dataDir: string): Promise<LawBundle | null> {
  const name = await currentBundle(dataDir);
  return name ? loadBundle(dataDir, name) : null;
}

/** The library as of today. */
export function libraryOf(packed: PackedLaws): PackedLibrary {
  return new PackedLibrary(packed, () => dayInChina(Date.now()));
}

/** The articles in force, with their references at the same places. */
export function articlesInForce(library: PackedLibrary): { articles: Article[]; refs: Ref[] } {
  const articles: Article[] = [];
  const refs: Ref[] = [];
  for (const law of library.laws) {
    const range = law.status === 'repealed' ? undefined : library.range(law.id);
    for (let at = range?.from ?? 0; at < (range?.to ?? 0); at++) {
      articles.push({ name: law.names[0] as string, heading: library.headingAt(at), text: library.textAt(at) });
      refs.push(lawRef({ law: law.id, version: null, place: library.placeAt(at) }));
    }
  }
  return { articles, refs };
}

/** Articles from a file with one JSON object a line. */
export async function readArticles(path: string): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) articles.push(JSON.parse(line));
  return articles;
}

/**
 * Questions of either form, a JSON object a line: the project's cases, or `question` with `gold: [{ law, article }]`
 * (the law's short name, the article as people read it). Those of whose gold nothing is in the library are left out.
 */
export function readQuestions(
  path: string,
  source: string,
  library: PackedLibrary,
  refs: ReadonlySet<Ref>,
): Question[] {
  const isCases = /^\s*\{[^\n]*"stratum"/.test(source);
  const all = isCases ? parseCases(path, source) : readLabelled(source, library);
  return all
    .map(({ question, gold }) => ({ question, gold: gold.map((ref) => (refs.has(ref) ? ref : MISSING)) }))
    .filter(({ gold }) => gold.some((ref) => ref !== MISSING));
}

function readLabelled(source: string, library: PackedLibrary): Question[] {
  const idOf = new Map(library.laws.map((law) => [law.names[0] as string, law.id]));
  const refOf = ({ law, article }: { law: string; article: string }): Ref => {
    const id = idOf.get(law);
    const range = id === undefined ? undefined : library.range(id);
    for (let at = range?.from ?? 0; at < (range?.to ?? 0); at++)
      if (placeLabel(library.placeAt(at)) === article)
        return lawRef({ law: id as string, version: null, place: library.placeAt(at) });
    return MISSING;
  };
  return source.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    // Some writers leave NaN where there is nothing.
    const { question, gold } = JSON.parse(line.replace(/: NaN\b/g, ': null'));
    return [{ question, gold: gold.map(refOf) }];
  });
}
