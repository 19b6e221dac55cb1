import MiniSearch from 'minisearch';
import { DEPTH, type Entrant } from './bench-laws.entrant.ts';
import { type Article, distinctPairs, pairs, readArticles, searchText } from './bench-laws.material.ts';

type Document = { id: number; text: string };

/** MiniSearch: `tokenize` for the pairs, any of a question's words, no prefixes, no fuzziness; k and b as ours. */
export const miniSearch: Entrant<Article[], MiniSearch<Document>> = {
  prepare: ({ articles }) => readArticles(articles),
  build(articles) {
    const index = new MiniSearch<Document>({
      fields: ['text'],
      tokenize: pairs,
      processTerm: (term) => term,
      searchOptions: {
        tokenize: distinctPairs,
        combineWith: 'OR',
        prefix: false,
        fuzzy: false,
        bm25: { k: 1.2, b: 0.75, d: 0.5 },
      },
    });
    index.addAll(articles.map((article, id) => ({ id, text: searchText(article) })));
    return index;
  },
  search: (index, question) =>
    index
      .search(question)
      .slice(0, DEPTH)
      .map(({ id }) => id),
};
