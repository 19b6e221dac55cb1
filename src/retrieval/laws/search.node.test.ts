import { beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../../domain/corpus.ts';
import type { Law } from '../../domain/law.ts';
import type { StaticEmbedder } from '../embedder.static.ts';
import { type Query, QueryReader } from '../query.ts';
import { madeUpBundle, madeUpCorpus, madeUpEmbedder, madeUpSources, searchOver, withVectors } from './fixture.node.ts';
import type { LawFound, LawSearch } from './search.ts';

let reader: QueryReader;
let corpus: Corpus;
let embedder: StaticEmbedder;
/** The ways to search that must all keep the same promises about versions and names. */
let ways: { words: (question: string, limit?: number) => LawFound; meaning: (question: string) => LawFound };
let cards: LawSearch;

beforeAll(async () => {
  corpus = await madeUpCorpus();
  reader = new QueryReader(corpus.lexicon);
  embedder = madeUpEmbedder();
  const bundle = madeUpBundle(corpus);
  const byWords = searchOver(corpus, bundle);
  const byMeaning = searchOver(corpus, withVectors(bundle, embedder));
  ways = {
    words: (question, limit = 20) => byWords.search(read(question), { limit }),
    meaning: (question) => byMeaning.search(read(question), { vector: embedder.vectorOf(read(question).key) }),
  };
  cards = searchOver(corpus, null);
});

const read = (question: string): Query => reader.read(question);
const refs = ({ hits }: LawFound): string[] => hits.map(({ passage }) => passage.ref);
const places = ({ hits }: LawFound): string[] => hits.map(({ law, place }) => `${law.id}:${place}`);
const WAYS = ['words', 'meaning'] as const;
const each = <T>(...rows: T[][]) =>
  WAYS.flatMap((way) => rows.map((row) => [way, ...row] as [(typeof WAYS)[number], ...T[]]));

test.each(each(['办灯会应当提前几天申报'], ['提前九十日申报'], ['领取风筝证'], ['灯会局三十日内答复'], ['灯会']))(
  'by %s, %s finds nothing of a superseded version or a repealed law',
  (way, question) => {
    const found = refs(ways[way](question));
    expect(found.length).toBeGreaterThan(0);
    for (const ref of found) expect(ref).not.toMatch(/@|fzbf/);
  },
);

test.each(
  each(
    ['旧灯会法提前几天申报', 'law:dhf@2010-05-01:2'],
    ['2010年的灯会法多久答复', 'law:dhf@2010-05-01:3'],
    ['旧灯会法第三条', 'law:dhf@2010-05-01:3'],
  ),
)('by %s, %s is answered first from the version that is asked for', (way, question, first) => {
  expect(refs(ways[way](question as string))[0]).toBe(first);
});

test.each(each(['渡船条例怎么说灯的数量', 'dctl:3'], ['花灯法里灯的数量', 'dhf:2']))(
  'by %s, a law that is named comes forward: %s',
  (way, question, first) => {
    expect(places(ways[way](question as string))[0]).toBe(first);
  },
);

test.each(each(['渡船条例有没有说红烧肉']))(
  'by %s, %s: a named law is found though it holds none of the words',
  (way, question) => {
    expect(places(ways[way](question)).filter((place) => place.startsWith('dctl:'))).toHaveLength(3);
  },
);

test.each(
  each(
    ['灯会法第四条', ['law:dhf:4']],
    ['灯会法第3条之1', ['law:dhf:3-1']],
    ['灯会法第四条和第一条，提前多久申报', ['law:dhf:4', 'law:dhf:1']],
    ['渡船条例第一条与灯会法第三条', ['law:dctl:1', 'law:dhf:3']],
    ['风筝管理办法第二条', ['law:fzbf:2']],
  ),
)('by %s, the articles of %s come first, in that order, with the full score', (way, question, expected) => {
  const { hits } = ways[way](question as string);
  const first = hits.slice(0, expected.length);
  expect(first.map(({ passage }) => passage.ref)).toEqual(expected);
  expect(first.map(({ score }) => score)).toEqual(first.map(() => 1));
  for (const { score } of hits.slice(expected.length)) expect(score).toBeLessThan(1);
  expect(new Set(hits.map(({ passage }) => passage.ref)).size).toBe(hits.length);
});

test('an article that the law does not have is not found, and the law is still known to be named', () => {
  const { hits, named } = ways.words('灯会法第九十九条');
  expect(named).toMatchObject([{ law: { id: 'dhf' }, places: ['99'] }]);
  for (const { score } of hits) expect(score).toBeLessThan(1);
});

test('a place that only the version in force has is not taken for one of the version that is asked for', () => {
  const { hits } = ways.words('旧灯会法第四条');
  for (const { score, passage } of hits) if (score >= 1) expect(passage.ref).toContain('@2010-05-01');
});

test('before the new version is in force the one before is found, and cited without a date', () => {
  const then = searchOver(corpus, madeUpBundle(corpus), '2021-12-31');
  expect(refs(then.search(read('办灯会提前多久申报')))[0]).toBe('law:dhf:2');
  expect(then.search(read('办灯会提前多久申报')).hits[0]?.passage.text).toContain('九十日');
});

test('hits are passages of the library as they are, best first, no more than the limit', () => {
  const { hits } = ways.words('灯会局申报灯的数量', 4);
  expect(hits).toHaveLength(4);
  const scores = hits.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  const { shelf } = searchOver(corpus, madeUpBundle(corpus));
  for (const { passage, span } of hits) {
    expect(shelf.find(passage.ref)).toEqual(passage);
    expect(span).toBeNull();
  }
});

test.each(WAYS)('by %s, a law that is thought to have lapsed since comes behind one that has not', (way) => {
  const changes = [{ effectiveFrom: '2026-01-01', status: 'repealed' as const, note: '待核实：已废止' }];
  const question = read('灯的数量');
  const vector = way === 'meaning' ? embedder.vectorOf(question.key) : undefined;
  const scoresWithout = (lapsed: string): { ferries: number; lanterns: number } => {
    const laws = corpus.lock.laws.map((law) => (law.id === lapsed ? { ...law, changes } : law));
    const own = { ...corpus, lock: { ...corpus.lock, laws } };
    const lawOf = (id: string) => laws.find((law) => law.id === id) as Law;
    const sources = madeUpSources().map((source) => ({ ...source, law: lawOf(source.law.id) }));
    const { hits } = searchOver(own, withVectors(madeUpBundle(own, sources), embedder)).search(question, { vector });
    const scoreOf = (ref: string): number => hits.find(({ passage }) => passage.ref === ref)?.score ?? 0;
    return { ferries: scoreOf('law:dctl:3'), lanterns: scoreOf('law:dhf:2') };
  };
  const share = (lapsed: string): number => {
    const { ferries, lanterns } = scoresWithout(lapsed);
    return ferries / lanterns;
  };
  // By words and by meaning a fifth is taken off; the shares of words are those of the best, which may be another now.
  expect(share('dctl') / share('')).toBeLessThan(0.85);
  expect(share('dctl')).toBeGreaterThan(0);
  expect(share('dhf') / share('')).toBeGreaterThan(1.15);
});

test('where no text is at hand the cards are found: the point on the place, by its words and people’s questions', () => {
  const found = cards.search(read('大雾天开不开船'));
  const [best] = found.hits;
  expect(best).toMatchObject({ law: { id: 'dctl' }, place: '2', passage: { ref: 'card:dctl' } });
  expect(best?.passage.text.slice(best.span?.start, best.span?.end)).toBe('第二条：大雾停航。');
  const asked = cards.search(read('码头黑灯瞎火')).hits[0];
  expect(asked).toMatchObject({ law: { id: 'dctl' }, place: '3', passage: { ref: 'card:dctl' }, span: null });
  for (const question of ['灯会法第二条', '申报', '风筝', '灯会法第九条'])
    for (const ref of refs(cards.search(read(question)))) expect(ref).toMatch(/^card:/);
});

test('the cards of laws whose text is missing are found beside the articles of the others', () => {
  const part = searchOver(corpus, madeUpBundle(corpus, madeUpSources(['dctl'])));
  expect(refs(part.search(read('大雾停航')))[0]).toBe('card:dctl');
  expect(part.search(read('渡船条例第二条')).hits[0]).toMatchObject({
    score: 1,
    place: '2',
    passage: { ref: 'card:dctl' },
  });
  const found = refs(part.search(read('提前多久申报')));
  expect(found[0]).toBe('law:dhf:2');
  for (const ref of found) expect(ref).not.toBe('card:dhf');
});

test('how well the best place matches is told: all of the words, some of them, none', () => {
  const all = ways.words('大雾中应当停航').match;
  const some = ways.words('大雾中风筝证要每年检验').match;
  expect(all).toBeLessThanOrEqual(1);
  expect(all).toBeGreaterThan(some);
  expect(some).toBeGreaterThan(0);
  expect(ways.words('红烧肉').match).toBeLessThan(1e-6);
});
