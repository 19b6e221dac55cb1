import { z } from 'zod';
import {
  channelVariables,
  type TelegramSettings,
  telegramOf,
  type WechatSettings,
  wechatOf,
} from './channel-settings.ts';
import { StartupError } from './domain/errors.ts';
import { LIMITS } from './domain/limits.ts';
import { modelsOf, modelVariables, rerankOf } from './model-settings.ts';
import type { ModelSettings, RerankSettings } from './models/settings.ts';
import type { Site } from './web/frame/frame.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/ });

const schema = z.object({
  PORT: port.default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: url.optional(),
  /** Requests a minute an address; 0 is off. */
  RATE_LIMIT: z.coerce.number().int().min(0).default(120),
  /** Addresses or CIDR ranges, by comma, of proxies whose forwarded address counts. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) => entriesOf(list, ',')),
  /** After how many days questions and answers are deleted. */
  RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(LIMITS.retentionDays),
  /** Who runs this site, how to reach them, and registration numbers by semicolon: shown at the foot of each page. */
  SITE_OPERATOR: z.string().trim().min(1).max(200).optional(),
  SITE_CONTACT: z.string().trim().min(1).max(200).optional(),
  SITE_IDENTIFIERS: z
    .string()
    .max(500)
    .default('')
    .transform((list) => entriesOf(list, /[;；]/)),
  /** `off` keeps the server from fetching laws' texts. */
  CORPUS_PULL: z.enum(['on', 'off']).default('on'),
  /** A mirror or folder that holds the pinned repository's files. */
  CORPUS_MIRROR: z.string().min(1).optional(),
  /** An OpenAI-compatible embedding service in place of the embedded weights. */
  EMBEDDING_BASE_URL: url.optional(),
  EMBEDDING_API_KEY: z.string().min(1).optional(),
  EMBEDDING_NAME: z.string().min(1).optional(),
  ...modelVariables,
  ...channelVariables,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** The configuration, read once from the environment. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  publicUrl: string | undefined;
  rateLimit: number;
  trustedProxies: string[];
  /** What the operator says of the site; the time after which questions are deleted is always there. */
  site: Site & { retentionDays: number };
  pullLaws: boolean;
  lawMirror: string | undefined;
  /** `null` where the embedded weights serve. */
  embedding: { baseUrl: string; apiKey: string | undefined; model: string } | null;
  /** `null` where no model writes; likewise reranking. */
  models: ModelSettings | null;
  rerank: RerankSettings | null;
  /** `null` for SQLite under `dataDir`. */
  databaseUrl: string | null;
  /** `null` where it is not enabled; likewise WeChat. */
  telegram: TelegramSettings | null;
  wechat: WechatSettings | null;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** Reads the environment. Throws a `StartupError` that names each setting of the wrong form. Empty means unset. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(set);
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join('.'));
    throw new StartupError(`配置有误：${[...new Set(names)].join('、')} 的值不对`);
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, RATE_LIMIT, TRUSTED_PROXIES, CORPUS_PULL, CORPUS_MIRROR, LOG_LEVEL } =
    result.data;
  const { SITE_OPERATOR: operator, SITE_CONTACT: contact, SITE_IDENTIFIERS: identifiers } = result.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    publicUrl: PUBLIC_URL,
    rateLimit: RATE_LIMIT,
    trustedProxies: TRUSTED_PROXIES,
    site: { operator, contact, identifiers, retentionDays: result.data.RETENTION_DAYS },
    pullLaws: CORPUS_PULL === 'on',
    lawMirror: CORPUS_MIRROR,
    embedding: embeddingOf(result.data),
    models: modelsOf(result.data),
    rerank: rerankOf(result.data),
    databaseUrl: result.data.DATABASE_URL ?? null,
    telegram: telegramOf(result.data),
    wechat: wechatOf(result.data),
    logLevel: LOG_LEVEL,
  };
}

function entriesOf(list: string, separator: string | RegExp): string[] {
  return list
    .split(separator)
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** Throws a `StartupError` where a service is named without its model. */
function embeddingOf({
  EMBEDDING_BASE_URL: baseUrl,
  EMBEDDING_API_KEY: apiKey,
  EMBEDDING_NAME: model,
}: z.infer<typeof schema>): Config['embedding'] {
  if (!baseUrl && !model && !apiKey) return null;
  if (!baseUrl || !model) throw new StartupError('向量服务要同时设 EMBEDDING_BASE_URL 和 EMBEDDING_NAME');
  return { baseUrl, apiKey, model };
}
