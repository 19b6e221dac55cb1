import { OpenAPIHono } from '@hono/zod-openapi';
import type { Conversation } from '../conversation/conversation.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import type { Corpus } from '../domain/corpus.ts';
import type { Participation } from '../participation/participation.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { Searching } from '../retrieval/searching.ts';
import type { Store } from '../store/store.ts';
import { registerAnswers } from './answers.ts';
import { registerChat } from './chat.ts';
import { registerComments } from './comments.ts';
import { registerCurated } from './curated.ts';
import { registerDecisions } from './decisions.ts';
import { registerLaws } from './laws.ts';
import { registerLedger } from './ledger.ts';
import { registerMcp } from './mcp.ts';
import { registerMessages } from './messages.ts';
import { registerOpenai } from './openai.ts';
import { registerPlan } from './plan.ts';
import { notFound, onError, onInvalid, refuseOtherMethods } from './problems.ts';
import { registerSearch } from './search.ts';

/** What the interface speaks to; the entries choose the implementations. */
export interface ApiParts {
  corpus: Corpus;
  conversation: Conversation;
  laws: Laws;
  searching: Pick<Searching, 'search'>;
  participation: Participation;
  store: Store;
  /** The address that people type, without a path; a request's own, where it is not known. */
  publicOrigin?: string | undefined;
  /** The system's, where none is handed in. */
  clock?: Clock;
}

function documentInfo({ plan }: Corpus) {
  const info = { title: '湘问', version: '1', description: `依据《${plan.title}》答问的接口` };
  return { openapi: '3.1.0', info };
}

/** The description of the interface, as `/openapi.json` serves it. */
export function describe(app: OpenAPIHono, corpus: Corpus): object {
  return app.getOpenAPI31Document(documentInfo(corpus));
}

/**
 * The JSON interface under `/api` with its own description at `/openapi.json`. Mount it at `/` before the pages: it
 * answers every path under `/api` itself, with a problem document where nothing is there.
 */
export function apiApp({
  corpus,
  conversation,
  laws,
  searching,
  participation,
  store,
  publicOrigin,
  clock = systemClock,
}: ApiParts): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: onInvalid });
  registerAnswers(app, { conversation, store, clock });
  registerSearch(app, searching);
  registerPlan(app, corpus);
  registerLaws(app, laws);
  registerMessages(app, conversation);
  registerDecisions(app, participation);
  registerComments(app, participation, store);
  registerLedger(app, participation);
  registerCurated(app, corpus, clock);
  registerChat(app, conversation);
  registerOpenai(app, { conversation, publicUrl: publicOrigin });
  registerMcp(app, { corpus, laws, searching, participation, publicOrigin });
  app.doc31('/openapi.json', documentInfo(corpus));
  refuseOtherMethods(app);
  app.all('/api/*', notFound);
  app.notFound(notFound);
  app.onError(onError);
  return app;
}
