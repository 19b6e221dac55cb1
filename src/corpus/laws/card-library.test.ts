import { expect, test } from 'vitest';
import type { Law } from '../../domain/law.ts';
import { CardLibrary } from './card-library.ts';
import { BIRDS, LAWS, LIGHTS, madeUpCorpus, OLD_TREES, sourcesOf, TODAY } from './fixture.node.ts';
import { PackedLibrary, packLaws } from './library.ts';
import { LawShelf } from './shelf.ts';

const corpus = await madeUpCorpus();

/** What cards speak of where the texts of these laws are at hand. */
function cardsBeside(laws: Law[]): CardLibrary {
  const library = new PackedLibrary(packLaws(sourcesOf(laws), 'sha256:0'), () => TODAY);
  return new CardLibrary(new LawShelf(corpus, library, () => TODAY));
}

const entries = (cards: CardLibrary): string[] =>
  Array.from({ length: cards.size }, (_, at) => `${cards.entry(at).law.id}:${cards.placeAt(at)}`);

const JARS_PLACES = ['shuigang:9', 'shuigang:5', 'shuigang:7'];

test('every place that a point or a question speaks of is there once, points first', () => {
  const cards = new CardLibrary(new LawShelf(corpus, null, () => TODAY));
  expect(entries(cards)).toEqual([
    ...['laoshu:2', 'laoshu:3', 'laoshu:2-1', 'zhaoming:1', 'shuiniao:item-2'],
    ...JARS_PLACES,
  ]);
  expect(cards.laws).toEqual(LAWS);
});

test('a law whose text is at hand is searched there and not among the cards', () => {
  expect(entries(cardsBeside([OLD_TREES, LIGHTS, BIRDS]))).toEqual(JARS_PLACES);
  expect(entries(cardsBeside([OLD_TREES]))).toEqual(['zhaoming:1', 'shuiniao:item-2', ...JARS_PLACES]);
});

test('the places of a law stand together, under no version or its newest alone', () => {
  const cards = cardsBeside([LIGHTS, BIRDS]);
  const range = { from: 0, to: 3 };
  expect(cards.range('laoshu')).toEqual(range);
  expect(cards.range('laoshu', '2024-08-20')).toEqual(range);
  expect(cards.range('laoshu', '2015-03-01')).toBeUndefined();
  expect(cards.range('shuigang')).toEqual({ from: 3, to: 6 });
  for (const id of ['zhaoming', 'ludeng', 'nobody']) expect(cards.range(id), id).toBeUndefined();
});

test('what is searched of a place is what is said and asked of it: there is no text', () => {
  const cards = cardsBeside([]);
  expect([cards.headingAt(), cards.textAt()]).toEqual(['', '']);
});
