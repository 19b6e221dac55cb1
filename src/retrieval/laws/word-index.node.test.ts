import { beforeAll, expect, test } from 'vitest';
import { CardLibrary } from '../../corpus/laws/card-library.ts';
import { PackedLibrary, packLaws } from '../../corpus/laws/library.ts';
import { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Corpus } from '../../domain/corpus.ts';
import { QueryReader } from '../query.ts';
import { madeUpCorpus, madeUpSources, TODAY } from './fixture.node.ts';
import { buildLawIndex, type LawCompanions, LawIndex, type LawPlaces } from './word-index.ts';

let corpus: Corpus;
let reader: QueryReader;
let library: PackedLibrary;
beforeAll(async () => {
  corpus = await madeUpCorpus();
  reader = new QueryReader(corpus.lexicon);
  library = new PackedLibrary(packLaws(madeUpSources(), ''), () => TODAY);
});

const NONE: LawCompanions = { questions: [], says: [] };

/** Scores by `law@version:place`, those above 0. */
function scores(question: string, companions = NONE, places: LawPlaces = library): Map<string, number> {
  const all = new LawIndex(buildLawIndex(places, companions), places).score(reader.read(question));
  const named = [...all].map((score, at) => [nameAt(at), score] as const);
  return new Map(named.filter(([, score]) => score > 0));
}

function nameAt(at: number): string {
  const { law, version, place } = library.at(at);
  return `${law}@${version.slice(0, 4)}:${place}`;
}

const best = (found: Map<string, number>): string | undefined => [...found].sort(([, a], [, b]) => b - a)[0]?.[0];

test.each([
  ['大雾停航', 'dctl@2015:2'],
  ['逾期不答复', 'dhf@2021:3-1'],
  ['机场周围', 'fztl@2019:2'],
  ['用火的地点', 'dhf@2021:2'],
])('%s is found in the words of %s', (question, expected) => {
  expect(best(scores(question))).toBe(expected);
});

test('what holds none of the words scores 0', () => {
  const found = scores('大雾停航');
  expect([...found.keys()]).toEqual(['dctl@2015:2']);
  expect(scores('红烧肉').size).toBe(0);
});

test('a law is found by each of its names, and by the heading of its chapter', () => {
  expect([...scores('花灯').keys()].every((name) => name.startsWith('dhf@'))).toBe(true);
  expect(scores('罚则').has('dhf@2021:4')).toBe(true);
  expect(scores('罚则').has('dhf@2021:2')).toBe(false);
});

test('the chapter speaks for its articles: the words of a neighbour raise one that holds some itself', () => {
  // 申报 stands in articles 2 (2021, chapter 2) and 4 (chapter 3); 答复 only beside article 2.
  const alone = scores('申报');
  const beside = scores('申报 答复');
  const gain = (name: string): number => (beside.get(name) ?? 0) - (alone.get(name) ?? 0);
  expect(gain('dhf@2021:2')).toBeGreaterThan(0);
  expect(gain('dhf@2021:4')).toBe(0);
});

test('people’s questions and the words of cards find the article of the version in force, and of no other', () => {
  const says = [{ law: 'dhf', place: '3', says: '半个月内给准信' }];
  const companions = { questions: corpus.lawQuestions, says };
  expect([...scores('元宵活动', companions).keys()]).toEqual(['dhf@2021:2']);
  expect([...scores('准信', companions).keys()]).toEqual(['dhf@2021:3']);
  expect(scores('元宵活动').size).toBe(0);
});

test('with the same words a law comes before a regulation', () => {
  const places: LawPlaces = {
    laws: ['法律', '行政法规', '司法解释', '部门规章'].map((kind, at) => ({
      ...(library.laws[1] as (typeof library.laws)[number]),
      id: `l${at}`,
      names: ['名称'],
      kind,
    })),
    size: 4,
    range: (id) => ({ from: Number(id.slice(1)), to: Number(id.slice(1)) + 1 }),
    placeAt: () => '1',
    headingAt: () => '',
    textAt: () => '同样的话',
  };
  const all = new LawIndex(buildLawIndex(places, NONE), places).score(reader.read('同样的话'));
  const [law, regulation, interpretation, rule] = all as unknown as [number, number, number, number];
  expect([law, interpretation, regulation, rule]).toEqual([...all].sort((a, b) => b - a));
  expect(new Set(all).size).toBe(4);
});

test('the index works over cards alone, where places have no text of their own', () => {
  const cards = new CardLibrary(new LawShelf(corpus, null, () => TODAY));
  const says = corpus.cards.flatMap(({ law, points }) => points.map(({ place, says }) => ({ law, place, says })));
  const all = new LawIndex(buildLawIndex(cards, { questions: corpus.lawQuestions, says }), cards);
  const at = [...all.score(reader.read('大雾能开船吗'))].findIndex((score) => score > 0);
  expect(cards.entry(at)).toMatchObject({ law: { id: 'dctl' }, place: '2' });
});

test('a passage that is indexed in pieces scores as its best piece, and its rows stand together', () => {
  const at = library.range('dhf')?.from as number;
  const cut = library.textAt(at + 1).indexOf('申报应当写明');
  const whole = Array.from({ length: library.size }, (_, place) => ({ place, start: 0, end: 1_000 }));
  const pieces = [
    { place: at + 1, start: 0, end: cut },
    { place: at + 1, start: cut, end: 1_000 },
  ];
  const rows = [...whole.slice(0, at + 1), ...pieces, ...whole.slice(at + 2)];
  const index = new LawIndex(buildLawIndex(library, NONE, rows), library);
  expect(index.rowsOf(at)).toEqual({ from: at, to: at + 1 });
  expect(index.rowsOf(at + 1)).toEqual({ from: at + 1, to: at + 3 });
  expect(index.rowsOf(library.size - 1)).toEqual({ from: library.size, to: library.size + 1 });
  for (const question of ['提前四十日', '用火的地点']) {
    const scores = index.score(reader.read(question));
    expect(nameAt(scores.indexOf(Math.max(...scores)))).toBe('dhf@2021:2');
  }
});
