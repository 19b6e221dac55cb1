import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Law } from '../../domain/law.ts';
import type { LawFound } from '../../retrieval/laws/search.ts';
import type { QueryReader } from '../../retrieval/query.ts';
import type { Web } from '../context.ts';
import type { LawFilter, Narrowing } from './laws-filter.ts';

/** What a search among the laws brought. */
export interface Found {
  /** The laws that are named, or one of whose names holds the words. */
  laws: Law[];
  /** The nearest places, best first. */
  hits: LawFound['hits'];
  /** The question's pairs of characters, for marking. */
  pairs: string[];
}

/** As many articles a search shows, and as many laws by name. */
const HITS = 20;
const NAMES = 10;
/** A narrowed search looks at this many of the best. */
const WIDE = 200;

/** Looks for laws by name and for places by what they say. */
export function findLaws(
  web: Web,
  reader: QueryReader,
  narrowing: Narrowing,
  filter: LawFilter,
  narrowed: boolean,
): Found {
  const query = reader.read(filter.q);
  const { hits, named } = web.laws.search(query, narrowed ? WIDE : HITS);
  const byName = lawsNamed(web.laws.current.shelf, filter.q);
  const laws = [...new Set([...named.map(({ law }) => law), ...byName])];
  const passes = (law: Law): boolean => narrowing.passes(law, filter);
  return {
    laws: laws.filter(passes).slice(0, NAMES),
    hits: hits.filter(({ law }) => passes(law)).slice(0, HITS),
    pairs: [...query.words.keys()].filter((word) => word.length > 1),
  };
}

/** Laws one of whose names holds what was typed: those that begin with it first, then the shorter. */
function lawsNamed(shelf: LawShelf, q: string): Law[] {
  const key = nameKey(q);
  if (key === '') return [];
  const found = shelf.laws.flatMap((law) => {
    const names = [...law.names, law.title].map(nameKey).filter((name) => name.includes(key));
    return names.length ? [{ law, begins: names.some((name) => name.startsWith(key)) }] : [];
  });
  found.sort((a, b) => Number(b.begins) - Number(a.begins) || a.law.title.length - b.law.title.length);
  return found.map(({ law }) => law);
}

function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[《》〈〉<>“”"\s]/g, '');
}
