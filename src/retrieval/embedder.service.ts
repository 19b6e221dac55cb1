import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, embedMany } from 'ai';
import { StartupError } from '../domain/errors.ts';
import type { Embedder } from './embedder.ts';

/** Any service that speaks the OpenAI embeddings interface: `POST {base}/embeddings` with `model` and `input`. */

/** Where the service is, and what it is asked for. */
export interface EmbeddingService {
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
}

/** Texts a call, and how long one may take, milliseconds. A question waits no longer than a person would. */
const TEXTS_PER_CALL = 32;
const TIMEOUT_MS = { question: 2_000, library: 20_000 };
/** A service that failed a question is not asked again for so long: an answer is due within 30 s, whatever it does. */
const PAUSE_MS = 30_000;

/**
 * The service for questions. Nothing is asked before a question comes; `embed` throws where it cannot be reached, and
 * for a while afterwards.
 */
export function embeddingService(service: EmbeddingService): Pick<Embedder, 'model' | 'embed'> {
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return {
    model: `service-${service.model}`,
    async embed(texts) {
      if (performance.now() < pausedUntil) throw new Error('向量服务刚才没有回答，暂时不问');
      return embed(service, texts, TIMEOUT_MS.question).catch((error: unknown) => {
        pausedUntil = performance.now() + PAUSE_MS;
        throw error;
      });
    },
  };
}

/**
 * The service for a whole library: asks once, for its dimensions. Throws a `StartupError` where it does not answer as
 * it should.
 */
export async function openEmbeddingService(service: EmbeddingService): Promise<Embedder> {
  const [probe] = await embed(service, ['维数'], TIMEOUT_MS.library).catch((error: Error) => {
    throw new StartupError(error.message);
  });
  return {
    model: `service-${service.model}`,
    embed: (texts) => embed(service, texts, TIMEOUT_MS.library),
    dimensions: (probe as Float32Array).length,
    textsPerCall: TEXTS_PER_CALL,
  };
}

async function embed(
  { baseUrl, apiKey, model }: EmbeddingService,
  texts: readonly string[],
  timeoutMs: number,
): Promise<Float32Array[]> {
  const provider = createOpenAICompatible({ name: 'service', baseURL: baseUrl, ...(apiKey && { apiKey }) });
  const { responses } = await embedMany({
    model: provider.embeddingModel(model),
    values: [...texts],
    // A question waits for it, and a whole library is asked for again from where it stopped.
    maxRetries: 0,
    abortSignal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    throw new Error(inOneLine(error));
  });
  // Out of the body as it came: the SDK takes the vectors in the order in which they stand there.
  const bodies = responses?.map((response) => response?.body) ?? [];
  const vectors = bodies.length === 1 ? readVectors(bodies[0], texts.length) : null;
  if (!vectors) throw new Error('向量服务的回答不合接口');
  return vectors;
}

/** Not in the service's own words, which may repeat the key or the question. */
function inOneLine(error: unknown): string {
  if (['AbortError', 'TimeoutError'].includes((error as Error).name)) return '向量服务没有及时回答';
  const { statusCode = 0 } = APICallError.isInstance(error) ? error : { statusCode: 200 };
  if (statusCode === 0) return '向量服务连接不上';
  return statusCode >= 400 ? `向量服务答了 ${statusCode}` : '向量服务的回答不合接口';
}

/** The vectors in the order of their `index`, brought to unit length; `null` where the body is not of the form. */
function readVectors(body: unknown, count: number): Float32Array[] | null {
  const data = (body as { data?: { index: number; embedding: number[] }[] } | null)?.data;
  if (!Array.isArray(data) || data.length !== count) return null;
  const vectors = [...data]
    .sort((a, b) => a.index - b.index)
    .map(({ embedding }) => (Array.isArray(embedding) ? unit(Float32Array.from(embedding)) : null));
  const size = vectors[0]?.length ?? 0;
  const sound = size > 0 && vectors.every((vector) => vector?.length === size && vector.every(Number.isFinite));
  return sound ? (vectors as Float32Array[]) : null;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
