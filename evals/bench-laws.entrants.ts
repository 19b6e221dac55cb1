/** The entrants by key. Each is loaded where it runs, so that none carries the others' code. */
export const ENTRANTS = {
  bm25: { title: '湘问 BM25', ours: true, load: async () => (await import('./bench-laws.ours.ts')).plain },
  words: { title: '湘问 法条检索（词语）', ours: true, load: async () => (await import('./bench-laws.ours.ts')).words },
  meaning: {
    title: '湘问 法条检索（词语加向量）',
    ours: true,
    load: async () => (await import('./bench-laws.ours.ts')).meaning,
  },
  minisearch: {
    title: 'MiniSearch',
    ours: false,
    load: async () => (await import('./bench-laws.minisearch.ts')).miniSearch,
  },
  orama: { title: 'Orama', ours: false, load: async () => (await import('./bench-laws.orama.ts')).orama },
  flexsearch: {
    title: 'FlexSearch',
    ours: false,
    load: async () => (await import('./bench-laws.flexsearch.ts')).flexSearch,
  },
  fts5: { title: 'SQLite FTS5', ours: false, load: async () => (await import('./bench-laws.fts5.ts')).fts5 },
  langchain: {
    title: 'LangChain MemoryVectorStore',
    ours: false,
    load: async () => (await import('./bench-laws.langchain.ts')).langChain,
  },
  /** Only loaded, never searched: what a server does when it starts. */
  saved: { title: '湘问 已存的索引包', ours: true, load: async () => (await import('./bench-laws.ours.ts')).saved },
};

export type EntrantKey = keyof typeof ENTRANTS;
