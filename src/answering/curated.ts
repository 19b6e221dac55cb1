import type { LawShelf } from '../corpus/laws/shelf.ts';
import type { Corpus } from '../domain/corpus.ts';
import { type Curated, curatedPassage } from '../domain/curated.ts';
import type { Span } from '../domain/passage.ts';
import type { Ref } from '../domain/reference.ts';
import { DraftCollector, type SourcedDraft } from './named.ts';

/**
 * A curated answer as a draft: each of its sentences, quoted from it, and behind each the quotations that it rests on,
 * every quotation once. `null` where one of these does not stand (any more) in the texts at hand: then nobody can see
 * that the answer is right, and the question is answered as any other.
 */
export function draftCurated(
  curated: Curated,
  corpus: Pick<Corpus, 'passages'>,
  shelf: Pick<LawShelf, 'find' | 'today'>,
): SourcedDraft | null {
  const places = curated.citations.map(({ ref, quote }) => placeOf(ref, quote, corpus, shelf));
  if (places.includes(null)) return null;
  const drafting = new DraftCollector();
  const answer = curatedPassage(curated, shelf.today());
  const quoted = new Set<number>();
  for (const { start, end, citations } of curated.sentences) {
    drafting.quote(answer, start, end);
    for (const at of citations) {
      const place = places[at];
      if (!place || quoted.has(at)) continue;
      quoted.add(at);
      drafting.quote(place.passage, place.start, place.end);
    }
  }
  return drafting.done();
}

function placeOf(
  ref: Ref,
  quote: string,
  { passages }: Pick<Corpus, 'passages'>,
  shelf: Pick<LawShelf, 'find'>,
): (Span & { passage: NonNullable<ReturnType<LawShelf['find']>> }) | null {
  const passage = passages.get(ref) ?? shelf.find(ref);
  const start = passage?.text.indexOf(quote) ?? -1;
  return passage && start >= 0 ? { passage, start, end: start + quote.length } : null;
}
