import { CardLibrary } from '../../corpus/laws/card-library.ts';
import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Card, Law, LawLibrary } from '../../domain/law.ts';
import type { PackedVectors } from '../packed-vectors.ts';
import type { Query } from '../query.ts';
import { topOf } from '../ranking.ts';
import { LawLookup, type LawNamed } from './lookup.ts';
import { type LawHit, SearchedPart } from './part.ts';
import { buildLawIndex, LawIndex, type LawIndexData } from './word-index.ts';

/** What a search among the laws brought. */
export interface LawFound {
  /** Best first, each place once. */
  hits: LawHit[];
  /** What the question names outright. */
  named: LawNamed[];
  /** Which share of the question's words, by their weight, the best place holds: 0…1. */
  match: number;
}

/** The index of a library's articles, as it was built ahead. */
export interface BuiltIndex {
  index: LawIndexData;
  vectors: PackedVectors | null;
}

/** Searches the laws that are at hand at one moment; another pull makes another one. */
export class LawSearch {
  readonly lookup: LawLookup;
  private readonly parts: SearchedPart[];
  private readonly fullScore: (query: Query) => number;

  /** `built` is the index of the shelf's library; `null` where there is no library. */
  constructor(
    readonly shelf: LawShelf,
    readonly built: BuiltIndex | null,
  ) {
    const { library } = shelf;
    const cards = cardPart(shelf);
    const articles = library && built ? articlePart(shelf, library, built) : null;
    this.parts = [articles, cards].filter((part) => part !== null).map(({ part }) => part);
    this.fullScore = (query) => (articles ?? cards)?.index.fullScore(query) ?? 0;
    this.lookup = new LawLookup(shelf.laws, shelf.today);
  }

  /** The nearest places. `vector` is the question's, of the model that the index's vectors are of. */
  search(query: Query, { limit = 20, vector }: { limit?: number; vector?: Float32Array | undefined } = {}): LawFound {
    const named = this.lookup.find(query.written);
    const words = this.parts.map((part) => part.words(query, named));
    const best = Math.max(TINY, ...words.map(highest));
    const hits = this.parts.flatMap((part, at) => {
      const outright = named.flatMap((entry) => part.outright(entry));
      const scores = part.scores(words[at] as Float32Array, best, vector, named);
      const ranked = topOf(scores, limit + outright.length).filter((place) => !outright.includes(place));
      return [
        ...outright.map((place) => part.hit(place, 1)),
        ...ranked.map((place) => part.hit(place, Math.min(BELOW_NAMED, scores[place] as number))),
      ];
    });
    hits.sort((a, b) => b.score - a.score);
    return { hits: hits.slice(0, limit), named, match: Math.min(1, best / (this.fullScore(query) || 1)) };
  }
}

function highest(scores: Float32Array): number {
  let most = 0;
  for (let at = 0; at < scores.length; at++) most = Math.max(most, scores[at] as number);
  return most;
}

const TINY = 1e-9;
/** Only what is named by its number scores 1. */
const BELOW_NAMED = 0.999;

function articlePart(shelf: LawShelf, library: LawLibrary, { index: data, vectors }: BuiltIndex) {
  const index = new LawIndex(data, library);
  const hitOf = (at: number) => {
    const passage = library.at(at);
    return { law: library.law(passage.law) as Law, place: passage.place, passage, span: null };
  };
  return { index, part: new SearchedPart(library, index, vectors, hitOf, shelf) };
}

/** The places that cards speak of, of laws whose text is not at hand; `null` where every text is. */
function cardPart(shelf: LawShelf) {
  const places = new CardLibrary(shelf);
  if (places.size === 0) return null;
  const says = shelf.corpus.cards.flatMap(({ law, points }) => points.map(({ place, says }) => ({ law, place, says })));
  const index = new LawIndex(buildLawIndex(places, { questions: shelf.corpus.lawQuestions, says }), places);
  const hitOf = (at: number) => {
    const { law, place } = places.entry(at);
    const card = shelf.card(law.id) as Card;
    const point = card.points.find((one) => one.place === place);
    return { law, place, passage: card, span: point ? { start: point.start, end: point.end } : null };
  };
  return { index, part: new SearchedPart(places, index, null, hitOf, shelf) };
}
