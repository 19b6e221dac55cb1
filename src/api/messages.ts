import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Conversation } from '../conversation/conversation.ts';
import { originOf } from '../conversation/rendering.ts';
import { Problem } from '../domain/errors.ts';
import { MessageBody } from './participation-schemas.ts';
import { postRoute } from './route.ts';
import { ReplyBody } from './schemas.ts';

/** Registers `POST /api/messages`: the engine that every chat channel speaks to, with no platform in between. */
export function registerMessages(app: OpenAPIHono, conversation: Conversation): void {
  const route = postRoute('/api/messages', '发一条消息', {
    ...{ body: MessageBody, answer: ReplyBody, status: 200, request: {}, problems: ['unavailable'] },
  });
  app.openapi(route, async (c) => {
    c.header('Cache-Control', 'no-store');
    const { text: question, conversationId, messageId } = c.req.valid('json');
    const result = await conversation.ask({ question, conversationId, messageId });
    if (result.kind === 'unknown_conversation') throw new Problem('not_found', '没有这个会话');
    if (result.kind === 'late') throw new Problem('unavailable', '这次没有及时答出来，请稍后再试');
    const { intent, outcome, reason, text, citations, notices, choices = [], id } = result.answer;
    const reply = { intent, outcome, reason, origin: originOf(result.answer), text, citations, notices, choices };
    return c.json({ ...reply, conversationId: result.answer.conversationId, answerId: id }, 200);
  });
}
