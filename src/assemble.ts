import { Hono, type MiddlewareHandler } from 'hono';
import { Answering } from './answering/answering.ts';
import { apiApp } from './api/app.ts';
import { type HardeningOptions, hardening } from './api/hardening.ts';
import { healthApp } from './api/health.ts';
import { notFound, onError } from './api/problems.ts';
import type { Conversation } from './conversation/conversation.ts';
import { ConversationEngine } from './conversation/engine.ts';
import type { Clock, NewId } from './domain/clock.ts';
import type { Corpus } from './domain/corpus.ts';
import { dayInChina } from './domain/law-time.ts';
import { type Models, trainModels } from './retrieval/examples.ts';
import { Laws, type QueryEmbedder } from './retrieval/laws/laws.ts';
import { QueryReader } from './retrieval/query.ts';
import { HybridRetriever } from './retrieval/retriever.ts';
import { Searching } from './retrieval/searching.ts';
import type { Store } from './store/store.ts';
import { problemPages, webNotFound, webPages } from './web/pages.tsx';

/** The parts that an entry chooses. */
export interface Parts {
  corpus: Corpus;
  store: Store;
  clock: Clock;
  newId: NewId;
  /** Trained models; without them they are trained here, which takes some seconds. */
  models?: Models | undefined;
  /** Finds articles by meaning, in libraries that were indexed with the same. */
  embedder?: QueryEmbedder | undefined;
}

/** Puts the engine together. */
export function assemble({ corpus, store, clock, newId, models, embedder }: Parts) {
  const reader = new QueryReader(corpus.lexicon);
  const retriever = new HybridRetriever(corpus, reader, models ?? trainModels(corpus, reader));
  const laws = new Laws(corpus, () => dayInChina(clock.now()), embedder);
  const searching = new Searching(retriever, laws);
  const answering = new Answering(corpus, retriever, laws, clock);
  const conversation: Conversation = new ConversationEngine({ corpus, retriever, answering, store, clock, newId });
  return { corpus, store, clock, retriever, laws, searching, answering, conversation };
}

/** The engine: what every door speaks to. */
export type Engine = ReturnType<typeof assemble>;

/** The doors over HTTP: hardening first, then health, the interface and the pages. `extra` comes before them. */
export function assembleHttp(
  engine: Engine,
  options: HardeningOptions,
  extra: { middleware?: MiddlewareHandler; app?: Hono } = {},
): Hono {
  const app = new Hono();
  const pages = { ...engine, publicOrigin: options.publicUrl && new URL(options.publicUrl).origin };
  if (extra.middleware) app.use(extra.middleware);
  app.use(problemPages(pages), ...hardening(options));
  if (extra.app) app.route('/', extra.app);
  app.route('/', healthApp(engine));
  app.route('/', apiApp(engine));
  app.route('/', webPages(pages));
  const pageNotFound = webNotFound(pages);
  app.notFound((c) => (c.req.header('accept')?.includes('text/html') ? pageNotFound(c) : notFound(c)));
  app.onError(onError);
  return app;
}
