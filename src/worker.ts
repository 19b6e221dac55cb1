import type { Context, ExecutionContext } from 'hono';
import { problemResponse } from './api/problems.ts';
import { assemble, assembleHttp, type Engine } from './assemble.ts';
import { openChannels } from './channels.ts';
import { readConfig } from './config.ts';
import { IntentLikeness } from './conversation/intent-likeness.ts';
import type { CorpusFiles } from './corpus/files.ts';
import { memoryLoader } from './corpus/parse.ts';
import { randomId, systemClock } from './domain/clock.ts';
import { StartupError } from './domain/errors.ts';
import { openLanguageModel } from './models/open.ts';
import { parsePrompt } from './models/prompts.ts';
import { storeCounter } from './models/token-counter.ts';
import { forgetOld } from './operations/retention.ts';
import { decodeModels, trainingInputs } from './retrieval/saved-models.ts';
import { type D1, openD1Store } from './store/d1.ts';
import type { Scripts } from './web/frame/assets.ts';

/** What the bundle brings along: the corpus, the models trained from it, what was learnt of intents, the pages' scripts. */
export interface Bundle {
  files: CorpusFiles;
  /** Prompt files, name → text. */
  prompts: CorpusFiles;
  models: Uint8Array;
  intents: Uint8Array;
  /** What people's browsers run. */
  scripts: Scripts;
}

/** The Worker's bindings and variables. */
export interface Bindings {
  DB: D1;
  PUBLIC_URL?: string;
  RATE_LIMIT?: string;
  RETENTION_DAYS?: string;
  SITE_OPERATOR?: string;
  SITE_CONTACT?: string;
  SITE_IDENTIFIERS?: string;
  MODEL_PRESET?: string;
  MODEL_BASE_URL?: string;
  MODEL_API_KEY?: string;
  MODEL_NAME?: string;
  MODEL_DAILY_TOKENS?: string;
  WECHAT_APP_ID?: string;
  WECHAT_APP_SECRET?: string;
  WECHAT_TOKEN?: string;
  WECHAT_ENCODING_AES_KEY?: string;
  WECHAT_API_ROOT?: string;
}

/** What is used of `ExecutionContext`. */
export interface Lifetime {
  waitUntil(promise: Promise<unknown>): void;
}

interface Built {
  app: ReturnType<typeof assembleHttp>;
  engine: Engine;
  /** After how many days questions and answers are deleted. */
  days: number;
}

const HOUR = 3_600_000;

/** Participation's data stays in the mainland (P36, P38): the edge answers questions and links to where comments are taken. */
const NO_COMMENTS = { web: { kind: 'no' }, wechat: { kind: 'no' } } as const;

/**
 * Answers a Worker's requests. The app is built at the first of them and kept for the isolate's life. Where it cannot
 * be built the answer is 503: for good where the bundle or a setting is at fault, else the next request tries again.
 */
export function workerHandler(bundle: Bundle) {
  let building: Promise<Built> | undefined;
  return {
    async fetch(request: Request, env: Bindings, lifetime: Lifetime): Promise<Response> {
      building ??= build(bundle, env);
      const attempt = building;
      // Requests that come meanwhile wait for the same promise, which must outlive the one that began it.
      lifetime.waitUntil(attempt.catch(() => undefined));
      try {
        const { app } = await attempt;
        return await app.fetch(request, env, lifetime as ExecutionContext);
      } catch (error) {
        const lasting = error instanceof StartupError;
        if (!lasting && building === attempt) building = undefined;
        console.error(lasting ? error.message : error);
        return problemResponse('unavailable', lasting ? '配置或语料有误，未能启动' : '存储不可用');
      }
    },
    /** Once a minute: what a request left undone is gone on with, what is due is sent; once an hour, old is deleted. */
    async scheduled(_event: unknown, env: Bindings): Promise<void> {
      building ??= build(bundle, env);
      const { engine, days } = await building;
      await engine.inbox.recover(['web', 'wechat']);
      engine.dispatcher.wake();
      await engine.dispatcher.idle();
      await forgetHourly(engine, days);
    },
  };
}

/** One isolate does it for all. Counts are all that is told. */
async function forgetHourly({ store, clock }: Engine, days: number): Promise<void> {
  const hour = Math.floor(clock.now() / HOUR);
  if (!(await store.firstSeen(`forgotten ${hour}`, clock.now(), (hour + 2) * HOUR))) return;
  const counts = await forgetOld(store, clock, days);
  if (Object.values(counts).some((count) => count > 0)) workerLog().info({ forgotten: counts }, '已删除到期的记录');
}

/** The store comes first: it is what fails for a while, and costs little to try again. */
async function build(bundle: Bundle, { DB, ...variables }: Bindings): Promise<Built> {
  const { publicUrl, rateLimit, wechat, models: settings, site } = readConfig({ ...variables });
  const store = await openD1Store(DB);
  const { corpus, models, likeness, prompts } = await readBundle(bundle);
  const parts = { corpus, store, clock: systemClock, newId: randomId, models, likeness, publicUrl };
  const counter = storeCounter(store);
  const writing = settings
    ? { model: openLanguageModel(settings, { clock: systemClock, counter }), prompts }
    : undefined;
  const engine = await assemble({ ...parts, writing, policies: NO_COMMENTS });
  const log = workerLog();
  const channels = await openChannels(engine, { telegram: null, wechat, publicUrl }, log);
  const options = {
    publicUrl,
    rateLimit,
    // Cloudflare writes this header itself, over whatever the caller sent.
    clientAddress: (c: Context) => c.req.header('cf-connecting-ip') ?? null,
    log,
  };
  const extra = { apps: [channels.webhooks], channels: channels.standing, scripts: bundle.scripts, site };
  return { app: assembleHttp(engine, options, extra), engine, days: site.retentionDays };
}

function workerLog() {
  const line = (fields: object, message: string) => console.log(JSON.stringify({ message, ...fields }));
  return { info: line, warn: line };
}

/** Models of another corpus are a fault here: training takes seconds, and every isolate would spend them. */
async function readBundle({ files, prompts: promptFiles, models: file, intents }: Bundle) {
  const result = await memoryLoader(files).load();
  if (!result.ok) {
    const lines = result.faults.map(({ file, line, message }) => `  ${file}:${line} ${message}`);
    throw new StartupError(`语料有 ${lines.length} 处错误：\n${lines.join('\n')}`);
  }
  const models = decodeModels(file, await trainingInputs(result.corpus));
  if (!models) throw new StartupError('检索模型与语料不一致：请运行 npm run corpus -- train 后重新部署');
  const parsed = await Promise.all([...promptFiles].map(([name, text]) => parsePrompt(name, text)));
  const prompts = new Map(parsed.map((prompt) => [prompt.id, prompt]));
  return { corpus: result.corpus, models, prompts, likeness: IntentLikeness.decode(intents) ?? undefined };
}
