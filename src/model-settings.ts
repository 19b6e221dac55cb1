import { z } from 'zod';
import { StartupError } from './domain/errors.ts';
import { PURPOSES } from './models/model.ts';
import { PRESET_NAMES, PRESETS } from './models/presets.ts';
import { type ModelSettings, type RerankSettings, STRUCTURED } from './models/settings.ts';

const url = z.url({ protocol: /^https?$/ }).refine(isPlain);
const text = z.string().trim().min(1);
/** What a header can carry. */
const key = z.string().regex(/^[\x21-\x7e]+$/);
const whole = z.coerce.number().int();
const yuan = z.coerce.number().min(0);

/** The variables of the language model and of reranking, as they stand in the environment. */
export const modelVariables = {
  /** Base URL and model of a known service; each can be set otherwise. */
  MODEL_PRESET: z.enum(PRESET_NAMES).optional(),
  MODEL_BASE_URL: url.optional(),
  MODEL_API_KEY: key.optional(),
  MODEL_NAME: text.optional(),
  MODEL_REWRITE_NAME: text.optional(),
  MODEL_JUDGE_NAME: text.optional(),
  MODEL_RESEARCH_NAME: text.optional(),
  /** An answer is due within 30 s, of which this is the model's part. */
  MODEL_TIMEOUT_MS: whole.min(1_000).max(25_000).default(20_000),
  MODEL_FIRST_TOKEN_MS: whole.min(100).max(25_000).default(8_000),
  MODEL_CONCURRENCY: whole.min(1).max(10_000).default(256),
  MODEL_DAILY_TOKENS: whole.min(0).default(0),
  MODEL_MAX_OUTPUT_TOKENS: whole.min(16).max(8_192).default(1_200),
  MODEL_STRUCTURED: z.enum(STRUCTURED).default('auto'),
  /** Yuan per million tokens, for the cost that evaluations tell. */
  MODEL_PRICE_INPUT: yuan.optional(),
  MODEL_PRICE_OUTPUT: yuan.optional(),
  RERANK_BASE_URL: url.optional(),
  RERANK_API_KEY: key.optional(),
  RERANK_NAME: text.optional(),
};

type Variables = z.infer<z.ZodObject<typeof modelVariables>>;

/** `null` where no model is set. Throws a `StartupError` that names what lacks. */
export function modelsOf(set: Variables): ModelSettings | null {
  const preset = set.MODEL_PRESET ?? null;
  const baseUrl = set.MODEL_BASE_URL ?? (preset && PRESETS[preset].baseUrl);
  const name = set.MODEL_NAME ?? (preset && PRESETS[preset].model);
  const { MODEL_API_KEY: apiKey, MODEL_REWRITE_NAME, MODEL_JUDGE_NAME, MODEL_RESEARCH_NAME } = set;
  if (!baseUrl) {
    if (name || apiKey || MODEL_REWRITE_NAME || MODEL_JUDGE_NAME || MODEL_RESEARCH_NAME)
      throw new StartupError('启用模型要设 MODEL_BASE_URL（或用 MODEL_PRESET 选一家服务）');
    return null;
  }
  if (!name) throw new StartupError('启用模型还要设 MODEL_NAME');
  requireKey(baseUrl, apiKey, 'MODEL_API_KEY');
  const named = { rewrite: MODEL_REWRITE_NAME, write: name, judge: MODEL_JUDGE_NAME, research: MODEL_RESEARCH_NAME };
  return {
    preset,
    baseUrl: withoutSlash(baseUrl),
    apiKey,
    names: Object.fromEntries(PURPOSES.map((purpose) => [purpose, named[purpose] ?? name])) as ModelSettings['names'],
    timeoutMs: set.MODEL_TIMEOUT_MS,
    firstTokenMs: set.MODEL_FIRST_TOKEN_MS,
    concurrency: set.MODEL_CONCURRENCY,
    dailyTokens: set.MODEL_DAILY_TOKENS,
    maxOutputTokens: set.MODEL_MAX_OUTPUT_TOKENS,
    structured: set.MODEL_STRUCTURED,
    price: priceOf(set),
  };
}

/** `null` where no reranking service is set. Throws a `StartupError` that names what lacks. */
export function rerankOf(set: Variables): RerankSettings | null {
  const { RERANK_BASE_URL: baseUrl, RERANK_API_KEY: apiKey, RERANK_NAME: name } = set;
  if (!baseUrl && !name && !apiKey) return null;
  if (!baseUrl || !name) throw new StartupError('重排服务要同时设 RERANK_BASE_URL 和 RERANK_NAME');
  requireKey(baseUrl, apiKey, 'RERANK_API_KEY');
  return { baseUrl: withoutSlash(baseUrl), apiKey, name };
}

function priceOf({ MODEL_PRICE_INPUT: input, MODEL_PRICE_OUTPUT: output }: Variables): ModelSettings['price'] {
  if (input === undefined && output === undefined) return null;
  if (input === undefined || output === undefined)
    throw new StartupError('模型单价要同时设 MODEL_PRICE_INPUT 和 MODEL_PRICE_OUTPUT');
  return { input, output };
}

/** Ollama, vLLM and the like, on this machine or beside it, ask for no key. */
function requireKey(baseUrl: string, apiKey: string | undefined, variable: string): void {
  const { hostname } = new URL(baseUrl);
  if (!apiKey && !isPrivate(hostname)) throw new StartupError(`使用 ${hostname} 还要设 ${variable}`);
}

/** RFC 1918, loopback, link-local, RFC 4193, and names without a dot or reserved for private networks. */
function isPrivate(hostname: string): boolean {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname))
    return /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(hostname);
  if (hostname.startsWith('[')) return /^\[(::1\]|f[cd]|fe[89ab])/.test(hostname);
  return !hostname.includes('.') || /\.(localhost|local|internal|lan|home\.arpa)$/.test(hostname);
}

/** Secrets do not belong into an address that may be printed, and a path is put behind it. */
function isPlain(address: string): boolean {
  // What is no address at all is said by the check before.
  if (!URL.canParse(address)) return true;
  const { username, password, search, hash } = new URL(address);
  return !username && !password && !search && !hash;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
