import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { Conversation } from '../conversation/conversation.ts';
import { diskLoader } from '../corpus/loader.node.ts';
import type { Answer } from '../domain/answer.ts';
import { randomId, systemClock } from '../domain/clock.ts';
import type { Corpus, Task } from '../domain/corpus.ts';
import { openParticipation } from '../participation/opening.ts';
import type { Participation } from '../participation/participation.ts';
import { Laws } from '../retrieval/laws/laws.ts';
import type { Searching } from '../retrieval/searching.ts';
import { openSqliteStore } from '../store/sqlite.node.ts';
import type { Store } from '../store/store.ts';
import { apiApp } from './app.ts';
import { type HardeningOptions, hardening } from './hardening.ts';
import { healthApp } from './health.ts';
import { notFound, onError } from './problems.ts';

/** For tests: the real corpus and a real database; the conversation and the search stand in for theirs. */
export interface Fixture {
  corpus: Corpus;
  conversation: Conversation;
  laws: Laws;
  searching: Pick<Searching, 'search'>;
  participation: Participation;
  store: Store;
  close(): Promise<void>;
}

/** Opens the parts on a new database in a folder of its own; `close` takes it away again. */
export async function openFixture(): Promise<Fixture> {
  const loaded = await diskLoader(fileURLToPath(new URL('../../corpus', import.meta.url))).load();
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults.slice(0, 3)));
  const { corpus } = loaded;
  const folder = await mkdtemp(`${tmpdir()}/xiangwen-api-`);
  const store = await openSqliteStore(`${folder}/test.db`);
  const { participation } = await openParticipation(store, corpus.offices);
  return {
    corpus,
    store,
    participation,
    conversation: quoting(corpus, store),
    laws: new Laws(corpus, () => '2026-11-22'),
    searching: containing(corpus),
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The whole outside as an entry puts it together, without the pages. Log lines are gathered in `lines`. */
export function shell(parts: Omit<Fixture, 'close'>, options: Partial<HardeningOptions> = {}) {
  const lines: object[] = [];
  const log = { info: (fields: object) => lines.push(fields) };
  const app = new Hono();
  app.use(...hardening({ rateLimit: 0, clientAddress: () => null, log, ...options }));
  app.route('/', healthApp(parts));
  app.route('/', apiApp(parts));
  app.notFound(notFound);
  app.onError(onError);
  return { app, lines };
}

/** Sends JSON text as it stands, so that a test can send what no serializer writes. */
export function post(body: BodyInit | null, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } };
}

/** Cites the heading of task 31, whatever is asked, and stores that. */
function quoting(corpus: Corpus, store: Store): Conversation {
  return {
    async ask({ question, conversationId }) {
      if (conversationId !== undefined && !(await store.hasConversation(conversationId)))
        return { kind: 'unknown_conversation' };
      const now = systemClock.now();
      const answer = answerOf(corpus, corpus.plan.tasks[30] as Task, conversationId ?? randomId(), now);
      const trace = {
        question,
        resolved: question,
        retrieved: [],
        stripped: false,
        promptHash: null,
        model: null,
        timings: {},
      };
      await store.saveAnswer(answer, trace, { newConversation: conversationId === undefined, now });
      return { kind: 'answer', answer };
    },
  };
}

function answerOf({ version }: Corpus, task: Task, conversationId: string, now: number): Answer {
  const { ref, label, heading, url, status, notes, text } = task;
  const start = text.indexOf(heading);
  const citation = { ref, label, heading, url, status, notes, quote: heading, start, end: start + heading.length };
  return {
    ...{ id: randomId(), conversationId, createdAt: new Date(now).toISOString() },
    ...{ outcome: 'answered', reason: null, intent: 'ask', mode: 'extractive' },
    ...{ text: `${heading}【${label}】`, citations: [citation], related: [], notices: [], corpusVersion: version },
  };
}

/** Finds the passages that contain the question, the shortest first. */
function containing({ passages }: Corpus): Pick<Searching, 'search'> {
  return {
    search(question, { limit = 10, kind = 'plan' } = {}) {
      const found = [...passages.values()].filter(
        ({ ref, text }) => ref.startsWith(`${kind}:`) && text.includes(question),
      );
      const hits = found.map((passage) => ({ passage, score: 1 / passage.text.length }));
      return hits.sort((a, b) => b.score - a.score).slice(0, limit);
    },
  };
}
