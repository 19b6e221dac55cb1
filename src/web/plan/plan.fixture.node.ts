import type { Hono } from 'hono';
import type { Corpus, Task } from '../../domain/corpus.ts';
import { realRetrieval } from '../../retrieval/fixture.node.ts';
import { NO_DECISIONS } from '../decisions/no-decisions.fixture.ts';
import { type WebParts, webPages } from '../pages.tsx';

/** The pages over the real corpus with the real search. */
export interface PlanPages {
  corpus: Corpus;
  app: Hono;
  /** The text that an address answers with; `partial` asks as the pages' script does. */
  get(path: string, partial?: boolean): Promise<string>;
  /** Throws an `Error` where the plan has no such task. */
  task(number: number): Task;
}

/** Noon in China on the day on which tests look at the plan. */
export const NOON = Date.parse('2026-11-22T04:00:00Z');

/** Opens the pages; whatever they would ask of a conversation or of its store fails the test. */
export async function planPages(over: Partial<WebParts> = {}): Promise<PlanPages> {
  const { corpus, retriever, laws } = await realRetrieval();
  const app = webPages({
    corpus,
    retriever,
    laws,
    conversation: { ask: () => Promise.reject(new Error('this test asks nothing')) },
    participation: NO_DECISIONS,
    store: {} as WebParts['store'],
    clock: { now: () => NOON },
    ...over,
  });
  return {
    corpus,
    app,
    async get(path, partial = false) {
      return (await app.request(path, { headers: partial ? { 'x-partial': '1' } : {} })).text();
    },
    task(number) {
      const task = corpus.plan.tasks[number - 1];
      if (!task) throw new Error(`no task ${number}`);
      return task;
    },
  };
}

/** The text of a piece of HTML, as the JSX of these pages escapes it. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
