import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { Hono, type MiddlewareHandler } from 'hono';
import type { AskResult, Conversation, LivePart, Question } from '../conversation/conversation.ts';
import type { Answer, AnswerMode, Citation } from '../domain/answer.ts';
import { randomId } from '../domain/clock.ts';
import type { Corpus, Task } from '../domain/corpus.ts';
import { aTrace } from '../store/store.contract.ts';
import type { Store } from '../store/store.ts';
import { type HardeningOptions, hardening } from './hardening.ts';
import { notFound, onError, onInvalid } from './problems.ts';

/** How the stand-in answers: what it tells meanwhile, and how it ends. */
export interface Play {
  mode: AnswerMode;
  /** Pieces of the answer's text; `anew` starts over. With each come the citations of the marks that it bears. */
  told: (string | 'anew')[];
  /** The finished text; without it what was told since the last `anew`. */
  text?: string;
  changes?: Partial<Answer>;
  end?: 'answer' | 'late' | 'failure';
  /** Nothing is heard, as where another process does the work. */
  isSilent?: boolean;
  /** Milliseconds before each piece. */
  pace?: number;
}

/** For tests: tells an answer piece by piece as a model would write it, and stores it at the end, whoever listens. */
export class Playing implements Conversation {
  readonly asked: Question[] = [];
  /** When each piece was told, milliseconds. */
  readonly toldAt: number[] = [];

  constructor(
    private readonly corpus: Corpus,
    private readonly store: Store,
    public play: Play,
  ) {}

  async ask({ hear = () => {}, ...question }: Question): Promise<AskResult> {
    this.asked.push(question);
    const isNew = question.conversationId === undefined;
    if (!isNew && !(await this.store.hasConversation(question.conversationId as string)))
      return { kind: 'unknown_conversation' };
    const [conversationId, id] = [question.conversationId ?? randomId(), randomId()];
    const { told, mode, end = 'answer', pace = 20, isSilent } = this.play;
    const tell = (part: LivePart) => isSilent || hear(part);
    tell({ kind: 'begun', conversationId, answerId: id });
    let text = '';
    for (const piece of told) {
      await wait(pace);
      this.toldAt.push(performance.now());
      text = piece === 'anew' ? '' : text + piece;
      const citations = piece === 'anew' ? [] : this.citationsIn(piece);
      tell(
        piece === 'anew'
          ? { kind: 'anew' }
          : { kind: 'text', text: piece, citations, ...(mode === 'model' && { mode }) },
      );
    }
    await wait(pace);
    if (end === 'late') return { kind: 'late' };
    if (end === 'failure') throw new Error('disk full at secret path');
    const answer = this.answerOf({ id, conversationId, mode, text: this.play.text ?? text });
    await this.store.saveAnswer(answer, aTrace(question.question), { newConversation: isNew, now: 0 });
    return { kind: 'answer', answer };
  }

  /** For each mark 【任务31】 the first sentence of its task. */
  citationsIn(text: string): Citation[] {
    return [...text.matchAll(/【任务(\d+)】/g)].map(([, number]) => {
      const task = this.corpus.plan.tasks[Number(number) - 1] as Task;
      const { ref, label, heading, url, status, notes } = task;
      const end = task.text.indexOf('。') + 1;
      return { ref, label, heading, url, status, notes, quote: task.text.slice(0, end), start: 0, end };
    });
  }

  private answerOf(made: Pick<Answer, 'id' | 'conversationId' | 'mode' | 'text'>): Answer {
    return {
      ...{ createdAt: '2026-11-22T10:00:00.000Z', outcome: 'answered', reason: null, intent: 'ask' },
      ...{ citations: this.citationsIn(made.text), related: [], notices: ['实施期已满'] },
      ...{ corpusVersion: this.corpus.version, ...made, ...this.play.changes },
    };
  }
}

/** The doors that `register` opens, over a real connection and behind what stands before every route. */
export async function serveDoors(
  register: (app: OpenAPIHono) => void,
  { outermost = [], ...options }: Partial<HardeningOptions> & { outermost?: MiddlewareHandler[] } = {},
) {
  const app = new Hono();
  const lines: object[] = [];
  const log = { info: (fields: object) => lines.push(fields) };
  app.use(...outermost, ...hardening({ rateLimit: 0, clientAddress: () => null, log, ...options }));
  const api = new OpenAPIHono({ defaultHook: onInvalid });
  register(api);
  api.onError(onError);
  app.route('/', api);
  app.notFound(notFound);
  app.onError(onError);
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { base, app, api, lines, close };
}

/** One event of a stream with the moment it came, milliseconds. */
export interface Received {
  at: number;
  data: string;
}

/** Reads a response's server-sent events to the end, as any client would. */
export async function eventsOf(response: Response): Promise<Received[]> {
  const events: Received[] = [];
  if (!response.body) throw new Error('no body');
  const stream = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { data } of stream) events.push({ at: performance.now(), data });
  return events;
}
