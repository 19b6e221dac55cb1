import { Index } from 'flexsearch';
import { DEPTH, type Entrant } from './bench-laws.entrant.ts';
import { type Article, pairs, readArticles, searchText } from './bench-laws.material.ts';

/**
 * FlexSearch: `encode` for the pairs, whole words (`strict`), and `suggest`, without which an article would have to
 * hold every pair of a question. It ranks by how many pairs match, not by their rarity; with `resolution: 1` not by how
 * early they stand either, which finds a little more here and takes half the time.
 */
export const flexSearch: Entrant<Article[], Index> = {
  prepare: ({ articles }) => readArticles(articles),
  build(articles) {
    const index = new Index({ tokenize: 'strict', encode: pairs, resolution: 1 });
    articles.forEach((article, at) => {
      index.add(at, searchText(article));
    });
    return index;
  },
  search: (index, question) => index.search(question, { limit: DEPTH, suggest: true }).map(Number),
};
