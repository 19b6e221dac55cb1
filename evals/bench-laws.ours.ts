import type { PackedLaws, PackedLibrary } from '../src/corpus/laws/library.ts';
import type { Corpus } from '../src/domain/corpus.ts';
import { dayInChina } from '../src/domain/law-time.ts';
import { articleText, type StaticEmbedder } from '../src/retrieval/embedder.static.ts';
import type { LawBundle } from '../src/retrieval/laws/bundle.ts';
import { Laws } from '../src/retrieval/laws/laws.ts';
import { buildLawIndex } from '../src/retrieval/laws/word-index.ts';
import { LexicalIndex } from '../src/retrieval/lexical.ts';
import { packVectors } from '../src/retrieval/packed-vectors.ts';
import { QueryReader } from '../src/retrieval/query.ts';
import { topOf } from '../src/retrieval/ranking.ts';
import { loadCorpus, loadEmbedder } from '../src/start.node.ts';
import { DEPTH, type Entrant, type Files, type Found, Unavailable } from './bench-laws.entrant.ts';
import {
  type Article,
  bundleOf,
  distinctPairs,
  libraryOf,
  pairs,
  readArticles,
  searchText,
} from './bench-laws.material.ts';

/** Our word index alone, as plain BM25 over one field: what the other word indexes are measured against. */
export const plain: Entrant<Article[], LexicalIndex> = {
  prepare: ({ articles }) => readArticles(articles),
  build: (articles) =>
    LexicalIndex.build(articles.length, (at) => [pairs(searchText(articles[at] as Article))], [{ weight: 1, b: 0.75 }]),
  search: (index, question) => topOf(index.score(new Map(distinctPairs(question).map((pair) => [pair, 1]))), DEPTH),
};

interface Input {
  corpus: Corpus;
  packed: PackedLaws;
  embedder: StaticEmbedder | undefined;
}

interface Searched {
  laws: Laws;
  reader: QueryReader;
}

/** The whole search of laws, questions read and all, by words. */
export const words: Entrant<Input, Searched> = {
  prepare: async (files) => ({ ...(await inputOf(files)), embedder: undefined }),
  build: (input) => searchedOf(input, built(input)),
  search: ({ laws, reader }, question) => refsOf({ laws, reader }, question),
};

/** The same by words and meaning. */
export const meaning: Entrant<Input, Searched> = {
  async prepare(files) {
    const input = { ...(await inputOf(files)), embedder: await loadEmbedder(files.embedder) };
    if (!input.embedder) throw new Unavailable('没有向量模型 corpus/embedder.bin');
    return input;
  },
  build: words.build,
  search: words.search,
};

/** What a server does that finds a bundle: it maps the file and makes it searchable. */
export const saved: Entrant<{ corpus: Corpus; files: Files }, Searched> = {
  prepare: async (files) => ({ corpus: await loadCorpus(), files }),
  async build({ corpus, files }) {
    return searchedOf(
      { corpus, embedder: await loadEmbedder(files.embedder) },
      (await bundleOf(files.laws)) as LawBundle,
    );
  },
  search: words.search,
};

/** The texts without the file that they came in, whose index would otherwise stay in memory beside the new one. */
async function inputOf(files: Files): Promise<Pick<Input, 'corpus' | 'packed'>> {
  const { header, sections } = ((await bundleOf(files.laws)) as LawBundle).packed;
  const { text, ends, headings } = sections;
  const packed = { header, sections: { text: text.slice(), ends: ends.slice(), headings: headings.slice() } };
  return { corpus: await loadCorpus(), packed };
}

function built({ corpus, packed, embedder }: Input): LawBundle {
  const library = libraryOf(packed);
  const says = corpus.cards.flatMap(({ law, points }) => points.map(({ place, says }) => ({ law, place, says })));
  const index = buildLawIndex(library, { questions: corpus.lawQuestions, says });
  const vectors = embedder
    ? packVectors(embedder.model, embedder.dimensions, vectorsOf(library, embedder), library.size)
    : null;
  return { packed, index, vectors, corpusVersion: corpus.version };
}

function* vectorsOf(library: PackedLibrary, embedder: StaticEmbedder): Iterable<Float32Array> {
  for (let at = 0; at < library.size; at++) {
    const title = library.law(library.at(at).law)?.names[0] ?? '';
    yield embedder.vectorOf(articleText({ title, chapter: library.headingAt(at), text: library.textAt(at) }));
  }
}

async function searchedOf({ corpus, embedder }: Omit<Input, 'packed'>, bundle: LawBundle): Promise<Searched> {
  const laws = new Laws(corpus, () => dayInChina(Date.now()), embedder);
  await laws.take(bundle);
  return { laws, reader: new QueryReader(corpus.lexicon) };
}

function refsOf({ laws, reader }: Searched, question: string): Found[] {
  return laws.search(reader.read(question), DEPTH).hits.map(({ passage }) => passage.ref);
}
