import { type RerankingModel, rerank } from 'ai';
import { z } from 'zod';
import type { SafeText } from '../domain/safe-text.ts';
import { cappedFetch } from './capped-fetch.ts';
import type { RerankSettings } from './settings.ts';

/** The port of what scores texts by how well they answer a question. */
export interface Reranker {
  /** The model's name, as stored with answers. */
  readonly model: string;
  /**
   * A score for each text, in the order of the texts; higher is better, the scale is the service's. `null` where it
   * fails, or takes more than two seconds. Never throws.
   */
  rerank(query: SafeText, texts: readonly string[], signal?: AbortSignal): Promise<number[] | null>;
}

/** The order found without it serves as well as may be: nobody waits long for a better one. */
const TIMEOUT_MS = 2_000;

/** Any service that speaks `POST {base}/rerank`, as Jina, Cohere, SiliconFlow, vLLM and others do. */
export function openReranker(settings: RerankSettings): Reranker {
  const model = new RerankService(settings);
  return {
    model: settings.name,
    async rerank(query, texts, signal) {
      if (texts.length === 0) return [];
      const timeout = AbortSignal.timeout(TIMEOUT_MS);
      const abortSignal = signal ? AbortSignal.any([signal, timeout]) : timeout;
      try {
        const { ranking } = await rerank({ model, query, documents: [...texts], maxRetries: 0, abortSignal });
        return scoresOf(ranking, texts.length);
      } catch {
        return null;
      }
    },
  };
}

/** `null` where a text was left out, scored twice or not with a number. */
function scoresOf(ranking: readonly { originalIndex: number; score: number }[], count: number): number[] | null {
  const scores = new Array<number>(count).fill(Number.NaN);
  for (const { originalIndex, score } of ranking) scores[originalIndex] = score;
  return ranking.length === count && scores.every(Number.isFinite) ? scores : null;
}

/** The AI SDK's interface of reranking models. */
type Model = Extract<Exclude<RerankingModel, string>, { specificationVersion: 'v4' }>;
type Options = Parameters<Model['doRerank']>[0];

const ANSWER = z.object({
  results: z.array(z.object({ index: z.number().int().min(0), relevance_score: z.number() })),
});

class RerankService implements Model {
  readonly specificationVersion = 'v4';
  readonly provider = 'service.rerank';

  constructor(private readonly settings: RerankSettings) {}

  get modelId(): string {
    return this.settings.name;
  }

  async doRerank({ query, documents, topN, abortSignal }: Options): Promise<Awaited<ReturnType<Model['doRerank']>>> {
    const { baseUrl, apiKey, name } = this.settings;
    const texts = documents.values;
    const response = await cappedFetch(`${baseUrl}/rerank`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
      body: JSON.stringify({ model: name, query, documents: texts, top_n: topN ?? texts.length }),
      ...(abortSignal && { signal: abortSignal }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`the reranking service answered ${response.status}`);
    }
    const { results } = ANSWER.parse(await response.json());
    return { ranking: results.map(({ index, relevance_score }) => ({ index, relevanceScore: relevance_score })) };
  }
}
