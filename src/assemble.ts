import { Hono, type MiddlewareHandler } from 'hono';
import { Answering, type ModelParts } from './answering/answering.ts';
import { Rewriter } from './answering/rewriting.ts';
import { ModelWriter } from './answering/writer.model.ts';
import { apiApp, describe } from './api/app.ts';
import { type HardeningOptions, hardening } from './api/hardening.ts';
import { healthApp } from './api/health.ts';
import { openaiErrors } from './api/openai-errors.ts';
import { notFound, onError } from './api/problems.ts';
import { askedOverHttp } from './conversation/asked-over-http.ts';
import type { ChannelStanding } from './conversation/channel.ts';
import { Dispatcher } from './conversation/dispatcher.ts';
import { ConversationEngine } from './conversation/engine.ts';
import { Inbox } from './conversation/inbox.ts';
import type { IntentLikeness } from './conversation/intent-likeness.ts';
import { Live } from './conversation/live.ts';
import type { CommentPolicy } from './conversation/talk.ts';
import type { Clock, NewId } from './domain/clock.ts';
import type { Corpus } from './domain/corpus.ts';
import { dayInChina } from './domain/law-time.ts';
import { LIMITS } from './domain/limits.ts';
import type { ChannelName } from './domain/message.ts';
import type { LanguageModel } from './models/model.ts';
import type { Prompts } from './models/prompt.ts';
import type { Reranker } from './models/rerank.ts';
import type { SignWith } from './participation/ledger/signing.ts';
import { openParticipation } from './participation/opening.ts';
import { Sequencer } from './participation/sequencer.ts';
import { type Models, trainModels } from './retrieval/examples.ts';
import { Laws, type QueryEmbedder } from './retrieval/laws/laws.ts';
import { QueryReader } from './retrieval/query.ts';
import { HybridRetriever } from './retrieval/retriever.ts';
import { Searching } from './retrieval/searching.ts';
import type { Store } from './store/store.ts';
import type { Scripts } from './web/frame/assets.ts';
import type { Site } from './web/frame/frame.ts';
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
  /** Learnt from examples of what people want; without it rules alone recognise that. */
  likeness?: IntentLikeness | undefined;
  /** Where comments are taken; a channel that is not named takes them. */
  policies?: Partial<Record<ChannelName, CommentPolicy>> | undefined;
  /** The address that people type, where it is known. */
  publicUrl?: string | undefined;
  /** Lets a model write; without it answers are extractive. */
  writing?: { model: LanguageModel; prompts: Prompts; reranker?: Reranker | undefined } | undefined;
  /** Signs for the ledger faster than JavaScript. */
  signWith?: SignWith | undefined;
  /** Hears of messages and sendings that failed; never with what a person wrote. */
  onFailure?: ((error: unknown, channel: ChannelName) => void) | undefined;
}

/** Messages worked on at once where they mostly wait for a model. */
const WAITING_AT_ONCE = 512;

function modelParts({ model, prompts, reranker }: NonNullable<Parts['writing']>): ModelParts {
  return { writer: new ModelWriter(model, prompts), rewriter: new Rewriter(model, prompts), reranker };
}

/** Puts the engine together. Channels that push are added to its dispatcher by the entry. */
export async function assemble(parts: Parts) {
  const {
    corpus,
    store,
    clock,
    newId,
    models,
    embedder,
    likeness,
    policies = {},
    publicUrl,
    onFailure = () => {},
    signWith,
    writing,
  } = parts;
  const reader = new QueryReader(corpus.lexicon);
  const retriever = new HybridRetriever(corpus, reader, models ?? trainModels(corpus, reader));
  const laws = new Laws(corpus, () => dayInChina(clock.now()), embedder);
  const searching = new Searching(retriever, laws);
  const model = writing ? modelParts(writing) : null;
  const answering = new Answering(corpus, retriever, laws, clock, model);
  const { participation, signer } = await openParticipation(store, corpus.offices, clock, undefined, signWith);
  const sequencer = new Sequencer(store, signer, clock, newId());
  const dispatcher = new Dispatcher({ store, clock, onFailure });
  const live = new Live();
  const handler = new ConversationEngine({
    ...{ corpus, retriever, answering, participation, store, clock, newId, policies, likeness, live },
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
    pushes: (channel) => dispatcher.pushes(channel),
  });
  const atOnce = writing ? WAITING_AT_ONCE : LIMITS.atOnce;
  const inbox = new Inbox({ store, handler, dispatcher, clock, newId, onFailure, atOnce });
  const conversation = askedOverHttp({ reception: inbox, store, newId, live });
  const doors = { conversation, participation, inbox, dispatcher, sequencer };
  return { corpus, store, clock, retriever, laws, searching, answering, ...doors };
}

/** The engine: what every door speaks to. */
export type Engine = Awaited<ReturnType<typeof assemble>>;

/** What an entry adds to the doors. */
export interface HttpExtra {
  /** Stand before everything else. */
  middleware?: MiddlewareHandler[];
  /** Come before the interface and the pages: metrics, webhooks. */
  apps?: Hono[];
  /** The scripts of the pages, where they were built. */
  scripts?: Scripts | undefined;
  /** What the operator says of the site. */
  site?: Site | undefined;
  /** What the channels tell of themselves in `/readyz`. */
  channels?: () => Record<string, ChannelStanding>;
}

/** The doors over HTTP: hardening first, then health, the interface and the pages. */
export function assembleHttp(engine: Engine, options: HardeningOptions, extra: HttpExtra = {}): Hono {
  const app = new Hono();
  const publicOrigin = options.publicUrl && new URL(options.publicUrl).origin;
  const api = apiApp({ ...engine, publicOrigin });
  const { scripts, site } = extra;
  const pages = { ...engine, publicOrigin, scripts, site, document: () => describe(api, engine.corpus) };
  for (const middleware of extra.middleware ?? []) app.use(middleware);
  app.use(openaiErrors, problemPages(pages), ...hardening(options));
  for (const more of extra.apps ?? []) app.route('/', more);
  app.route('/', healthApp({ ...engine, channels: extra.channels }));
  app.route('/', api);
  app.route('/', webPages(pages));
  const pageNotFound = webNotFound(pages);
  app.notFound((c) => (c.req.header('accept')?.includes('text/html') ? pageNotFound(c) : notFound(c)));
  app.onError(onError);
  return app;
}
