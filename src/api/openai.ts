import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Conversation } from '../conversation/conversation.ts';
import { Problem } from '../domain/errors.ts';
import { historyOf } from './chat-history.ts';
import { begun, readableOf, telling } from './chat-telling.ts';
import { completionOf } from './openai-answer.ts';
import { openaiError, openaiErrors } from './openai-errors.ts';
import { complete, list, one } from './openai-routes.ts';
import { MODEL, writtenIn } from './openai-schemas.ts';
import { type CompletionChunk, completionChunks } from './openai-stream.ts';
import { notFound, onError, onInvalid, refuseOtherMethods } from './problems.ts';

const XIANGWEN = { id: MODEL, object: 'model', created: Date.UTC(2026, 10, 22) / 1000, owned_by: MODEL } as const;

/** What the OpenAI-compatible door speaks to. */
export interface OpenaiParts {
  conversation: Conversation;
  /** The address that people type; the request's own, where it is not known. */
  publicUrl?: string | undefined;
}

/**
 * Registers what stands below `/v1`: answers in the form of OpenAI's chat completions, for any such client. All below
 * that path is answered here, in OpenAI's form of errors, too. The outermost app uses `openaiErrors` besides.
 */
export function registerOpenai(app: OpenAPIHono, { conversation, publicUrl }: OpenaiParts): void {
  const own = new OpenAPIHono({ defaultHook: onInvalid });
  own.onError(onError);
  own.use('/v1/*', openaiErrors);

  own.openapi(complete, async (c) => {
    const { model, messages, n, stream, stream_options } = c.req.valid('json');
    if (model !== MODEL) return noModel(model);
    if ((n ?? 1) > 1) return openaiError(400, { message: 'n 只能是1', code: 'unsupported_value', param: 'n' });
    const history = historyOf(writtenIn(messages));
    const events = telling(conversation, history);
    const writing = { origin: originOf(c, publicUrl), read: [...history.before, history.question].join('\n') };
    if (!stream) return c.json(completionOf(await answerOf(events), writing), 200, { 'cache-control': 'no-store' });
    const { first, all } = await begun(events);
    if (first.kind === 'late' || first.kind === 'unknown_conversation') throw late();
    return eventStream(completionChunks(all, { ...writing, includeUsage: stream_options?.include_usage ?? false }));
  });
  own.openapi(list, (c) => c.json({ object: 'list' as const, data: [XIANGWEN] }, 200));
  own.openapi(one, (c) => {
    const { model } = c.req.valid('param');
    if (model !== MODEL) return noModel(model);
    return c.json(XIANGWEN, 200);
  });

  refuseOtherMethods(own);
  own.all('/v1/*', notFound);
  app.route('/', own);
}

/** The last thing that is told. */
async function answerOf(events: ReturnType<typeof telling>) {
  for await (const event of events) if (event.kind === 'answer') return event.answer;
  throw late();
}

const late = () => new Problem('unavailable', '这次没有及时答出来，请稍后再试');

const noModel = (model: string) =>
  openaiError(404, {
    message: `没有模型 ${model.slice(0, 100)}，这里只有 ${MODEL}`,
    code: 'model_not_found',
    param: 'model',
  });

function originOf(c: Context, publicUrl: string | undefined): string {
  return publicUrl?.replace(/\/+$/, '') ?? new URL(c.req.url).origin;
}

async function* lines(chunks: AsyncGenerator<CompletionChunk, void>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(`data: ${JSON.stringify(chunk)}\n\n`);
  yield encoder.encode('data: [DONE]\n\n');
}

function eventStream(chunks: AsyncGenerator<CompletionChunk, void>): Response {
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' };
  return new Response(readableOf(lines(chunks)), { headers: { ...headers, 'x-accel-buffering': 'no' } });
}
