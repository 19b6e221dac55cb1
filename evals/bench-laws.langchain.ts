import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory';
import { Embeddings } from '@langchain/core/embeddings';
import { articleText, type StaticEmbedder } from '../src/retrieval/embedder.static.ts';
import { loadEmbedder } from '../src/start.node.ts';
import { DEPTH, type Entrant, Unavailable } from './bench-laws.entrant.ts';
import { type Article, readArticles } from './bench-laws.material.ts';

class OurEmbeddings extends Embeddings {
  constructor(private readonly embedder: StaticEmbedder) {
    super({});
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => [...this.embedder.vectorOf(text)]);
  }

  async embedQuery(text: string): Promise<number[]> {
    return [...this.embedder.vectorOf(text)];
  }
}

/** LangChain's store in memory (in its newer versions in `@langchain/classic`), with vectors of our embedder: no words. */
export const langChain: Entrant<{ articles: Article[]; embedder: StaticEmbedder }, MemoryVectorStore> = {
  async prepare({ articles, embedder: folder }) {
    const embedder = await loadEmbedder(folder);
    if (!embedder) throw new Unavailable('没有向量模型 corpus/embedder.bin');
    return { articles: await readArticles(articles), embedder };
  },
  async build({ articles, embedder }) {
    const store = new MemoryVectorStore(new OurEmbeddings(embedder));
    await store.addDocuments(
      articles.map(({ name, heading, text }, at) => ({
        pageContent: articleText({ title: name, chapter: heading, text }),
        metadata: { at },
      })),
    );
    return store;
  },
  async search(store, question) {
    const found = await store.similaritySearch(question, DEPTH);
    return found.map(({ metadata }) => Number(metadata.at));
  },
};
