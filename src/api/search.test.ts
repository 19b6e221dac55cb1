import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeUpCorpus, sourcesOf, TODAY } from '../corpus/laws/fixture.node.ts';
import { buildBundle } from '../law-data.node.ts';
import { realRetrieval, TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import type { LawBundle } from '../retrieval/laws/bundle.ts';
import { Laws } from '../retrieval/laws/laws.ts';
import { Searching } from '../retrieval/searching.ts';
import { apiApp } from './app.ts';
import { openFixture } from './fixture.node.ts';

const parts = await openFixture();
afterAll(() => parts.close());

let app: ReturnType<typeof apiApp>;
let bare: ReturnType<typeof apiApp>;

/** The real search over the plan, and over made-up laws; `bare` has pulled no text of theirs. */
beforeAll(async () => {
  const { retriever } = await realRetrieval();
  const corpus = await madeUpCorpus();
  const today = () => TODAY;
  const over = (laws: Laws) => apiApp({ ...parts, laws, searching: new Searching(retriever, laws) });
  bare = over(new Laws(corpus, today));
  const laws = new Laws(corpus, today);
  await laws.take((await buildBundle(corpus, sourcesOf(), null, today)) as LawBundle);
  app = over(laws);
}, TRAINING_TIMEOUT);

interface Hit {
  ref: string;
  label: string;
  heading: string;
  text: string;
  score: number;
  status: string;
}

async function search(q: string, settings = '', from = app): Promise<Hit[]> {
  const response = await from.request(`/api/search?q=${encodeURIComponent(q)}${settings}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { hits: Hit[] }).hits;
}

const refs = (hits: Hit[]): string[] => hits.map(({ ref }) => ref);
const kinds = (hits: Hit[]): string[] => [...new Set(hits.map(({ ref }) => ref.split(':')[0] as string))].sort();

const FELLED = '砍伐老树要罚款吗';

test.each([
  ['plan', '重大行政决策要公开征求意见吗'],
  ['law', '老树要浇水吗，水缸要加盖吗'],
  ['card', '老树要浇水吗，水缸要加盖吗'],
])('kind=%s gives that kind alone', async (kind, question) => {
  const hits = await search(question, `&kind=${kind}&k=50`);
  expect(kinds(hits)).toEqual([kind]);
  expect(hits.length).toBeGreaterThan(1);
});

test('without a kind all are searched', async () => {
  expect(kinds(await search(`${FELLED}，重大行政决策要公开征求意见吗`, '&k=50'))).toEqual(['card', 'law', 'plan']);
});

test('an unknown kind is 422, and so is a kind given twice', async () => {
  for (const settings of ['&kind=doc', '&kind=', '&kind=LAW', '&kind=law&kind=card']) {
    const response = await app.request(`/api/search?q=a${settings}`);
    expect(response.status, settings).toBe(422);
    expect(((await response.json()) as { detail: string }).detail).toMatch(/^kind:/);
  }
});

test('whatever the kind, hits come best first, each reference once, and as many as asked for at most', async () => {
  for (const settings of ['', '&kind=plan', '&kind=law', '&kind=card']) {
    const all = await search(FELLED, `${settings}&k=50`);
    expect(new Set(refs(all)).size, settings).toBe(all.length);
    const scores = all.map(({ score }) => score);
    expect(scores, settings).toEqual(scores.toSorted((a, b) => b - a));
    for (const k of [1, 2]) expect((await search(FELLED, `${settings}&k=${k}`)).length).toBeLessThanOrEqual(k);
  }
});

test('a law hit is the article as it stands under its reference', async () => {
  const [best] = await search(FELLED, '&kind=law');
  expect(best?.ref).toBe('law:laoshu:3');
  const article = (await (await app.request('/api/laws/laoshu/articles/3')).json()) as Hit;
  const { ref, label, heading, text, status } = article;
  expect(best).toEqual({ ref, label, heading, text, status, score: expect.any(Number) });
});

test('an article that is named by its number comes first, in the version that is asked for', async () => {
  expect(refs(await search('老树法第二条之一', '&kind=law'))[0]).toBe('law:laoshu:2-1');
  expect(refs(await search('2015年老树照管法第三条', '&kind=law'))[0]).toBe('law:laoshu@2015-03-01:3');
});

test('a card hit is our own words under its own label, never a law', async () => {
  const [best] = await search(FELLED, '&kind=card');
  expect(best).toMatchObject({ ref: 'card:laoshu', label: '《老树照管法》要点（非原文）' });
  const card = (await (await app.request('/api/cards/laoshu')).json()) as Hit;
  expect(best?.text).toBe(card.text);
});

test('a law whose text is not at hand is found by its card, and gives no law hit', async () => {
  for (const from of [app, bare]) {
    expect(refs(await search('水缸多久洗一回', '&kind=card', from))[0]).toBe('card:shuigang');
    expect(refs(await search('水缸多久洗一回', '&kind=law&k=50', from))).not.toContain('card:shuigang');
  }
  expect(await search(FELLED, '&kind=law', bare)).toEqual([]);
  expect(refs(await search(FELLED, '&kind=card', bare))[0]).toBe('card:laoshu');
});

test('a hit of a repealed or amended law says so', async () => {
  const [lamps] = await search('路灯条例第二条', '&kind=law');
  expect(lamps).toMatchObject({ ref: 'law:ludeng:2', status: 'repealed' });
  const [lights] = await search('照明条例第二条', '&kind=law');
  expect(lights).toMatchObject({ ref: 'law:zhaoming:2', status: 'amended' });
});
