import Database from 'better-sqlite3';
import { DEPTH, type Entrant } from './bench-laws.entrant.ts';
import { type Article, distinctPairs, pairs, readArticles, searchText } from './bench-laws.material.ts';

/** SQLite FTS5 in memory, over pairs set apart by spaces; without the texts themselves; ranked by its bm25(). */
export const fts5: Entrant<Article[], Database.Statement<[string, number], { rowid: number }>> = {
  prepare: ({ articles }) => readArticles(articles),
  build(articles) {
    const database = new Database(':memory:');
    // A point belongs to a number here, as in our own tokens; accents are left as they are.
    database.exec(
      `CREATE VIRTUAL TABLE articles USING fts5(pairs, content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars '.'")`,
    );
    const insert = database.prepare('INSERT INTO articles (rowid, pairs) VALUES (?, ?)');
    database.transaction(() => {
      articles.forEach((article, at) => {
        insert.run(at + 1, pairs(searchText(article)).join(' '));
      });
    })();
    database.exec(`INSERT INTO articles (articles) VALUES ('optimize')`);
    // `rank` is bm25() where nothing else was set, and the quicker way to sort by it.
    return database.prepare('SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT ?');
  },
  search(statement, question) {
    const terms = distinctPairs(question);
    if (terms.length === 0) return [];
    return statement.all(terms.map((term) => `"${term}"`).join(' OR '), DEPTH).map(({ rowid }) => rowid - 1);
  },
};
