import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { createUIMessageStreamResponse } from 'ai';
import type { Conversation } from '../conversation/conversation.ts';
import { Problem } from '../domain/errors.ts';
import { ChatBody, questionOf } from './chat-body.ts';
import { chatChunks } from './chat-stream.ts';
import { begun, readableOf, telling } from './chat-telling.ts';
import { problemResponses } from './problems.ts';

const STREAM = `AI SDK 的 UI message stream（第1版），可以直接用 useChat 或 DefaultChatTransport 来读。依次是：
data-conversation（会话编号，接着问时放进正文的 conversationId）；
data-origin（文字该标的来源，如「AI生成」「原文摘录」）；
data-citation（一条依据，在带它标记的文字之前，index 从1数起）；
text-start、text-delta、text-end（回答的文字）；
data-anew（此前的文字和依据作废，后面是新的）；
data-answer（完整的回答，以它为准）。
答到一半出错时，最后是一个 error，里面是一句说明。`;

/** With `content` left open, so that a stream may be sent, which has no type of its own here. */
type Streamed = { description: string; content?: { 'text/event-stream': { schema: z.ZodType } } };
const stream: Streamed = { description: STREAM, content: { 'text/event-stream': { schema: z.string() } } };

const route = createRoute({
  method: 'post',
  path: '/api/chat',
  tags: ['问答'],
  summary: '提问，边写边答',
  request: { body: { content: { 'application/json': { schema: ChatBody } }, required: true } },
  responses: {
    200: stream,
    ...problemResponses(
      'bad_request',
      'not_found',
      'too_large',
      'unsupported_media_type',
      'invalid_input',
      'rate_limited',
      'unavailable',
    ),
  },
});

/**
 * Registers `POST /api/chat`: the same as `POST /api/answers`, streamed. What fails before anything was told is a
 * problem with a status of its own; afterwards it is the stream's last part.
 */
export function registerChat(app: OpenAPIHono, conversation: Conversation): void {
  app.openapi(route, async (c) => {
    const { first, all } = await begun(telling(conversation, questionOf(c.req.valid('json'))));
    if (first.kind === 'unknown_conversation') throw new Problem('not_found', '没有这个会话');
    if (first.kind === 'late') throw new Problem('unavailable', '这次没有及时答出来，请稍后再试');
    const headers = { 'cache-control': 'no-store, no-transform' };
    return createUIMessageStreamResponse({ stream: readableOf(chatChunks(all)), headers });
  });
}
