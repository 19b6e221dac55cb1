import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager';
import { Document, type DocumentInterface } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { tool } from '@langchain/core/tools';
import { z } from 'zod';
import { LIMITS } from '../domain/limits.ts';
import type { Status } from '../domain/passage.ts';
import type { PassageKind } from '../domain/retrieval.ts';
import type { Searching } from './searching.ts';

/** What stands beside a document's text: where it is from, and how well it fits. */
export type PassageMetadata = {
  ref: string;
  label: string;
  heading: string;
  score: number;
  status: Status;
  /** An address within the site. */
  url: string;
};

/** How many documents, and of which kind. */
export interface LangchainRetrieverOptions extends BaseRetrieverInput {
  /** 1…50; 10 where it is left out. */
  k?: number;
  kind?: PassageKind;
}

/**
 * Our search as LangChain's retriever: the same passages in the same order, `pageContent` the published text, `id` the
 * reference. Deterministic. What is no question finds nothing.
 */
export class PassageRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ['xiangwen', 'retrieval'];
  private readonly k: number;
  private readonly kind: PassageKind | undefined;

  constructor(
    private readonly searching: Pick<Searching, 'search'>,
    { k = 10, kind, ...fields }: LangchainRetrieverOptions = {},
  ) {
    super(fields);
    this.k = Math.min(Math.max(Math.trunc(k), 1), LIMITS.searchHits);
    this.kind = kind;
  }

  static override lc_name(): string {
    return 'PassageRetriever';
  }

  override async _getRelevantDocuments(
    query: string,
    _runManager?: CallbackManagerForRetrieverRun,
  ): Promise<DocumentInterface<PassageMetadata>[]> {
    const asked = query.slice(0, LIMITS.questionChars).trim();
    if (asked === '') return [];
    const hits = this.searching.search(asked, { limit: this.k, ...(this.kind && { kind: this.kind }) });
    return hits.map(({ passage, score }) => {
      const { ref, label, heading, text, status, url } = passage;
      return new Document({ pageContent: text, id: ref, metadata: { ref, label, heading, score, status, url } });
    });
  }
}

/** How a set of documents is given to a model: each with its label and its text. */
export type DocumentsInWords = (documents: DocumentInterface<PassageMetadata>[]) => string;

/** The longest text that a model may send to the search, the most passages that it may have at once. */
const QUERY_CHARS = 300;
const MOST_WANTED = 10;

/** What a model is told of the tool's input. */
const SEARCH_INPUT = z.object({
  query: z.string().min(1).max(QUERY_CHARS).describe('要找什么：一句话或几个词'),
  kind: z
    .enum(['plan', 'law', 'card'])
    .nullish()
    .describe('只要某一类：plan 方案，law 法律法规的条文，card 法律的要点（非原文）；不写就都找'),
  k: z.int().min(1).max(MOST_WANTED).nullish().describe('最多要几条，不写是5条'),
});

/** The search as a LangChain tool called `search`; `artifact` holds the documents, `content` what a model reads. */
export function searchTool(searching: Pick<Searching, 'search'>, inWords: DocumentsInWords = documentsInWords) {
  return tool(
    async ({ query, kind, k }): Promise<[string, DocumentInterface<PassageMetadata>[]]> => {
      const retriever = new PassageRetriever(searching, { k: k ?? 5, ...(kind && { kind }) });
      const documents = await retriever.invoke(query);
      return [inWords(documents), documents];
    },
    {
      name: 'search',
      description: '按意思检索湖南省法治政府建设实施方案和相关法律法规，最相关的在前。',
      schema: SEARCH_INPUT,
      responseFormat: 'content_and_artifact',
    },
  );
}

function documentsInWords(documents: DocumentInterface<PassageMetadata>[]): string {
  const words = documents.map(
    ({ pageContent, metadata: { label, heading } }) => `【${label}】${heading}\n${pageContent}`,
  );
  return words.join('\n\n') || '没有找到。';
}
