import { beforeAll, expect, test } from 'vitest';
import type { LawSource } from '../corpus/laws/library.ts';
import type { Law, LawVersion } from '../domain/law.ts';
import type { PassageKind } from '../domain/retrieval.ts';
import { type RealRetrieval, realRetrieval, TRAINING_TIMEOUT } from './fixture.node.ts';
import { madeUpBundle, TODAY } from './laws/fixture.node.ts';
import { Laws } from './laws/laws.ts';
import { Searching } from './searching.ts';

/** Made up; the law bears the name of a real one, so that the trained models know where it belongs. */
const TEXT = `# 中华人民共和国行政处罚法

<!-- INFO END -->

第二十九条　同一盏灯笼不得收两次登记费。

第六十三条　收回灯笼之前应当告知点灯人有权要求举行听证。
`;

let real: RealRetrieval;
let cards: Searching;
let texts: Searching;
beforeAll(async () => {
  real = await realRetrieval();
  const { corpus, retriever } = real;
  const law = corpus.lock.laws.find(({ id }) => id === 'xzcf') as Law;
  const source: LawSource = { law, version: law.versions[0] as LawVersion, texts: [TEXT] };
  const laws = new Laws(corpus, () => TODAY);
  await laws.take(madeUpBundle(corpus, [source]));
  cards = new Searching(retriever, real.laws);
  texts = new Searching(retriever, laws);
}, TRAINING_TIMEOUT);

const refs = (searching: Searching, question: string, options?: { limit?: number; kind?: PassageKind }): string[] =>
  searching.search(question, options).map(({ passage }) => passage.ref);

const HEARING = '行政处罚前要求听证';

test.each(['plan', 'law', 'card'] as const)('of the kind %s nothing else comes', (kind) => {
  for (const question of ['收回灯笼之前告知点灯人要求听证', '行政处罚法第二十九条是什么意思']) {
    const found = refs(texts, question, { kind });
    expect(found.length, question).toBeGreaterThan(0);
    for (const ref of found) expect(ref.startsWith(`${kind}:`), ref).toBe(true);
  }
});

test('a question for a law is led by the article, with its card behind it', () => {
  const found = refs(texts, '行政处罚法第二十九条');
  expect(found[0]).toBe('law:xzcf:29');
  expect(found).toContain('card:xzcf');
  expect(found.indexOf('card:xzcf')).toBeGreaterThan(0);
});

test('a question for the plan is led by the task', () => {
  for (const searching of [texts, cards]) expect(refs(searching, '任务31')[0]).toBe('plan:31');
});

test('where no text is at hand there are cards and no article', () => {
  expect(refs(cards, HEARING, { kind: 'law' })).toEqual([]);
  expect(refs(cards, HEARING, { kind: 'card' })).toContain('card:xzcf');
  expect(refs(cards, '行政处罚法第二十九条')[0]).toBe('card:xzcf');
});

test('every search is best first, each reference once, no more than the limit', () => {
  for (const searching of [texts, cards])
    for (const question of [HEARING, '任务31', '行政处罚法', '红烧肉', ''])
      for (const limit of [1, 3, 10, 50]) {
        const hits = searching.search(question, { limit });
        expect(hits.length).toBeLessThanOrEqual(limit);
        const found = hits.map(({ passage }) => passage.ref);
        expect(new Set(found).size).toBe(found.length);
        const scores = hits.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        for (const score of scores) expect(score).toBeGreaterThanOrEqual(0);
      }
});

test('what is found is what the reference names', () => {
  for (const { passage } of texts.search(HEARING, { limit: 20 })) {
    const { ref, text } = passage;
    if (ref.startsWith('plan:')) expect(real.corpus.passages.get(ref)).toBe(passage);
    else if (ref === 'law:xzcf:29') expect(text).toContain('灯笼');
    else expect(ref).toMatch(/^(law:xzcf:63|card:[a-z0-9]+)$/);
  }
});
