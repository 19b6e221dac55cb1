import { Hono } from 'hono';
import type { Corpus } from '../domain/corpus.ts';
import { Problem } from '../domain/errors.ts';
import type { Searching } from '../retrieval/searching.ts';
import type { Store } from '../store/store.ts';
import { notFound, onError, refuseOtherMethods } from './problems.ts';

/** What readiness looks at. Channels are reported and never counted. */
export interface HealthParts {
  corpus: Corpus;
  searching: Pick<Searching, 'search'>;
  store: Store;
  channels?: (() => Record<string, object>) | undefined;
}

/** How long the store may take to show that it lives, milliseconds. */
const STORE_MS = 2_000;

/** `/healthz`: the process lives. `/readyz`: index and store answer; 503 where one of them does not. */
export function healthApp({ corpus, searching, store, channels = () => ({}) }: HealthParts): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const index = readIndex(corpus, searching);
    await checkStore(store);
    return c.json({ status: 'ready', index, store: { status: 'ready' }, channels: channels() });
  });
  refuseOtherMethods(app);
  app.notFound(notFound);
  app.onError(onError);
  return app;
}

function readIndex(corpus: Corpus, searching: HealthParts['searching']) {
  try {
    searching.search(corpus.plan.title, { limit: 1 });
  } catch (error) {
    throw unavailable('检索索引不可用', error);
  }
  if (corpus.passages.size === 0) throw unavailable('检索索引是空的');
  return { status: 'ready', corpusVersion: corpus.version, passages: corpus.passages.size };
}

async function checkStore(store: Store): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store did not answer in time')), STORE_MS);
  });
  try {
    await Promise.race([store.check(), late]);
  } catch (error) {
    throw unavailable('存储不可用', error);
  } finally {
    clearTimeout(timer);
  }
}

function unavailable(detail: string, cause?: unknown): Problem {
  return Object.assign(new Problem('unavailable', detail), { cause });
}
