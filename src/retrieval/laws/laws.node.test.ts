import { beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../../domain/corpus.ts';
import { published } from '../../domain/safe-text.ts';
import { QueryReader } from '../query.ts';
import { madeUpBundle, madeUpCorpus, madeUpEmbedder, TODAY, withVectors } from './fixture.node.ts';
import { Laws, type QueryEmbedder } from './laws.ts';

let corpus: Corpus;
let reader: QueryReader;
beforeAll(async () => {
  corpus = await madeUpCorpus();
  reader = new QueryReader(corpus.lexicon);
});

const open = (embedder?: QueryEmbedder): Laws => new Laws(corpus, () => TODAY, embedder);

test('laws begin with cards alone and take up texts; what was found before stays as it was', async () => {
  const laws = open();
  const query = reader.read('灯会法第二条');
  const before = laws.current;
  expect(laws.search(query).hits[0]?.passage.ref).toBe('card:dhf');
  await laws.take(madeUpBundle(corpus));
  expect(laws.search(query).hits[0]?.passage.ref).toBe('law:dhf:2');
  expect(before.search(query).hits[0]?.passage.ref).toBe('card:dhf');
});

test('the version is the corpus’s until a text is taken up, and then another for each library', async () => {
  const laws = open();
  expect(laws.version).toBe(corpus.version);
  const versions = new Set([laws.version]);
  for (const version of ['sha256:1', 'sha256:2', 'sha256:1']) {
    await laws.take(madeUpBundle(corpus, undefined, version));
    expect(laws.version).toMatch(/^sha256:[0-9a-f]{64}$/);
    versions.add(laws.version);
  }
  expect(versions.size).toBe(3);
});

test('while a bundle is being taken up, the old laws answer whole', async () => {
  const laws = open();
  const query = reader.read('灯会法第二条');
  const taking = laws.take(madeUpBundle(corpus));
  expect(laws.version).toBe(corpus.version);
  expect(laws.search(query).hits[0]?.passage.ref).toBe('card:dhf');
  await taking;
  expect(laws.search(query).hits[0]?.passage.ref).toBe('law:dhf:2');
});

test('meaning counts only where question and bundle are of one model', async () => {
  const embedder = madeUpEmbedder();
  let asked = 0;
  const counting = (model: string): QueryEmbedder => ({
    model,
    embed: (texts) => embedder.embed(texts),
    vectorOf: (text) => {
      asked++;
      return embedder.vectorOf(text);
    },
  });
  const bundle = withVectors(madeUpBundle(corpus), embedder);
  // No pair of characters in common with any article, so that words alone find nothing.
  const query = reader.read('雾船');
  const same = open(counting(embedder.model));
  await same.take(bundle);
  expect(same.search(query).hits[0]?.passage.ref).toBe('law:dctl:2');
  expect(asked).toBe(1);
  for (const [laws, taken] of [
    [open(counting('static-other')), bundle],
    [open(), bundle],
    [open(counting(embedder.model)), { ...bundle, vectors: null }],
  ] as const) {
    await laws.take(taken);
    expect(laws.search(query).hits).toEqual([]);
  }
  expect(asked).toBe(1);
});

test('the limit is kept', async () => {
  const laws = open();
  await laws.take(madeUpBundle(corpus));
  expect(laws.search(reader.read('灯会局申报'), 2).hits).toHaveLength(2);
});

test('a service that fails leaves the question to the words, and one of another model is never asked', async () => {
  const embedder = madeUpEmbedder();
  const asked: string[] = [];
  const service = (model: string, fails: boolean): QueryEmbedder => ({
    model,
    async embed(texts) {
      asked.push(...texts);
      if (fails) throw new Error('away');
      return embedder.embed(texts);
    },
  });
  const vectorOf = async (one: QueryEmbedder) => {
    const laws = new Laws(corpus, () => TODAY, one);
    await laws.take(withVectors(madeUpBundle(corpus), embedder));
    return laws.vectorFor(() => published(reader.read('听证').key));
  };
  expect(await vectorOf(service(embedder.model, false))).toEqual(embedder.vectorOf('听证'));
  expect(await vectorOf(service(embedder.model, true))).toBeUndefined();
  expect(asked).toEqual(['听证', '听证']);
  expect(await vectorOf(service('another', false))).toBeUndefined();
  expect(asked).toHaveLength(2);
});
