import { type AnyOrama, create, insertMultiple, search } from '@orama/orama';
import { DEPTH, type Entrant } from './bench-laws.entrant.ts';
import { type Article, distinctPairs, pairs, readArticles, searchText } from './bench-laws.material.ts';

interface Indexed {
  index: AnyOrama;
  /** Pairs of an article, on average. */
  meanLength: number;
}

/**
 * Orama: a tokenizer of one's own; any of a question's words (`threshold: 1`), no tolerance. It divides a word's count
 * by the article's length before its BM25, which with its own k and b finds a third less: they are set so that the
 * whole comes to BM25 with k 1.2 (d, what every match adds, is left out).
 */
export const orama: Entrant<Article[], Indexed> = {
  prepare: ({ articles }) => readArticles(articles),
  async build(articles) {
    let count = 0;
    const tokenizer = {
      language: 'chinese',
      normalizationCache: new Map<string, string>(),
      // Only what is indexed comes with the name of its field; a question does not.
      tokenize(text: string, _language?: string, field?: string): string[] {
        if (!field) return distinctPairs(text);
        const tokens = pairs(text);
        count += tokens.length;
        return tokens;
      },
    };
    const index = create({ schema: { text: 'string' } as const, components: { tokenizer }, sort: { enabled: false } });
    const documents = articles.map((article, at) => ({ id: String(at), text: searchText(article) }));
    await insertMultiple(index, documents, 500);
    return { index, meanLength: count / articles.length };
  },
  async search({ index, meanLength }, question) {
    const relevance = { k: 1.2 / meanLength, b: 0, d: 0 };
    const { hits } = await search(index, { term: question, threshold: 1, tolerance: 0, limit: DEPTH, relevance });
    return hits.map(({ id }) => Number(id));
  },
};
