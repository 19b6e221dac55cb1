import { problemResponse } from './api/problems.ts';
import { assemble, assembleHttp } from './assemble.ts';
import { readConfig } from './config.ts';
import type { CorpusFiles } from './corpus/files.ts';
import { memoryLoader } from './corpus/parse.ts';
import { randomId, systemClock } from './domain/clock.ts';
import { StartupError } from './domain/errors.ts';
import { decodeModels, trainingInputs } from './retrieval/saved-models.ts';
import { type D1, openD1Store } from './store/d1.ts';

/** What the bundle brings along: the corpus, and the models trained from it. */
export interface Bundle {
  files: CorpusFiles;
  models: Uint8Array;
}

/** The Worker's bindings and variables. */
export interface Bindings {
  DB: D1;
  PUBLIC_URL?: string;
  RATE_LIMIT?: string;
}

/** What is used of `ExecutionContext`. */
export interface Lifetime {
  waitUntil(promise: Promise<unknown>): void;
}

type App = ReturnType<typeof assembleHttp>;

/**
 * Answers a Worker's requests. The app is built at the first of them and kept for the isolate's life. Where it cannot
 * be built the answer is 503: for good where the bundle or a setting is at fault, else the next request tries again.
 */
export function workerHandler(bundle: Bundle) {
  let building: Promise<App> | undefined;
  return {
    async fetch(request: Request, env: Bindings, lifetime: Lifetime): Promise<Response> {
      building ??= build(bundle, env);
      const attempt = building;
      // Requests that come meanwhile wait for the same promise, which must outlive the one that began it.
      lifetime.waitUntil(attempt.catch(() => undefined));
      try {
        return await (await attempt).fetch(request);
      } catch (error) {
        const lasting = error instanceof StartupError;
        if (!lasting && building === attempt) building = undefined;
        console.error(lasting ? error.message : error);
        return problemResponse('unavailable', lasting ? '配置或语料有误，未能启动' : '存储不可用');
      }
    },
  };
}

/** The store comes first: it is what fails for a while, and costs little to try again. */
async function build(bundle: Bundle, { DB, PUBLIC_URL, RATE_LIMIT }: Bindings): Promise<App> {
  const { publicUrl, rateLimit } = readConfig({ PUBLIC_URL, RATE_LIMIT });
  const store = await openD1Store(DB);
  const { corpus, models } = await readBundle(bundle);
  const engine = await assemble({ corpus, store, clock: systemClock, newId: randomId, models, publicUrl });
  return assembleHttp(engine, {
    publicUrl,
    rateLimit,
    // Cloudflare writes this header itself, over whatever the caller sent.
    clientAddress: (c) => c.req.header('cf-connecting-ip') ?? null,
    log: { info: (fields, message) => console.log(JSON.stringify({ message, ...fields })) },
  });
}

/** Models of another corpus are a fault here: training takes seconds, and every isolate would spend them. */
async function readBundle({ files, models: file }: Bundle) {
  const result = await memoryLoader(files).load();
  if (!result.ok) {
    const lines = result.faults.map(({ file, line, message }) => `  ${file}:${line} ${message}`);
    throw new StartupError(`语料有 ${lines.length} 处错误：\n${lines.join('\n')}`);
  }
  const models = decodeModels(file, await trainingInputs(result.corpus));
  if (!models) throw new StartupError('检索模型与语料不一致：请运行 npm run corpus -- train 后重新部署');
  return { corpus: result.corpus, models };
}
