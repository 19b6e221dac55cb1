import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskResult, Question } from '../../conversation/conversation.ts';
import { diskLoader } from '../../corpus/loader.node.ts';
import type { Answer } from '../../domain/answer.ts';
import { Laws } from '../../retrieval/laws/laws.ts';
import { openSqliteStore } from '../../store/sqlite.node.ts';
import { anAnswer, aTrace } from '../../store/store.contract.ts';
import type { WebParts } from '../context.ts';
import { NO_DECISIONS } from '../decisions/no-decisions.fixture.ts';
import { webPages } from '../pages.tsx';

/** The conversation that the first question begins. */
export const SECRET = 'kQ2x8VfTz0nB7yLw3mRsAg';

/** When the pages are asked, where a test does not move the time. */
export const NOW = Date.parse('2026-11-22T10:00:00Z');

export const DAY = 24 * 3_600_000;

/** The pages of the chat over a SQLite file, with answers as a test wants them, for ids `answer-1`, `answer-2` … */
export async function openChat(reply: () => Partial<Answer> = () => ({}), over: Partial<WebParts> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-chat-'));
  const store = await openSqliteStore(join(folder, 'test.sqlite'));
  const loaded = await diskLoader('corpus').load();
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const { corpus } = loaded;
  const asked: Question[] = [];
  const time = { now: NOW };
  let ids = 0;
  const ask = async (question: Question): Promise<AskResult> => {
    asked.push(question);
    const id = question.conversationId ?? SECRET;
    const isKnown = await store.hasConversation(id);
    if (question.conversationId && !isKnown) return { kind: 'unknown_conversation' };
    const answer = anAnswer(`answer-${asked.length}`, id, { corpusVersion: corpus.version, ...reply() });
    if (answer.reason !== 'over_limit') await save(answer, question.question, !isKnown);
    return { kind: 'answer', answer };
  };
  const save = (answer: Answer, question: string, newConversation: boolean) => {
    const { choices: _, ...kept } = answer;
    return store.saveAnswer(kept, aTrace(question), { newConversation, now: time.now });
  };
  const app = webPages({
    corpus,
    laws: new Laws(corpus, () => '2026-11-22'),
    conversation: { ask },
    retriever: { search: () => ({ kept: [], rejected: [], beyond: { no_basis: 0, out_of_scope: 0, unsafe: 0 } }) },
    participation: NO_DECISIONS,
    store,
    publicOrigin: 'https://xiangwen.example',
    clock: { now: () => time.now },
    newId: () => `token-${++ids}`,
    ...over,
  });
  return {
    ...{ app, asked, store, time, corpus },
    /** Sends a form as a browser does, or for a part of the page as the script does. */
    post: (path: string, fields: Record<string, string>, partial = false) =>
      Promise.resolve(
        app.request(path, {
          method: 'POST',
          body: new URLSearchParams(fields),
          headers: partial ? { 'X-Partial': '1' } : {},
        }),
      ),
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type OpenChat = Awaited<ReturnType<typeof openChat>>;
