import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Conversation } from '../conversation/conversation.ts';
import { originOf } from '../conversation/rendering.ts';
import type { Answer } from '../domain/answer.ts';
import type { Clock } from '../domain/clock.ts';
import { Problem } from '../domain/errors.ts';
import type { Store } from '../store/store.ts';
import { problemResponses } from './problems.ts';
import { AnswerBody, AskBody, FeedbackBody } from './schemas.ts';

const json = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } } });
const body = <T extends z.ZodType>(schema: T) => ({ ...json(schema), required: true });
const ONE = {
  params: z.object({ id: z.string().min(1).max(128) }),
  headers: z.object({
    // Optional for the validator only: whoever sends none is told the same as who sends a wrong one.
    'X-Conversation': z
      .string()
      .optional()
      .openapi({ param: { name: 'X-Conversation', in: 'header', required: true, description: '会话的密钥' } }),
  }),
};

const ask = createRoute({
  method: 'post',
  path: '/api/answers',
  summary: '提问',
  request: { body: body(AskBody) },
  responses: {
    200: { description: '答复,或说明为何不能答复', ...json(AnswerBody) },
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

const read = createRoute({
  method: 'get',
  path: '/api/answers/{id}',
  summary: '取回一个答复',
  request: ONE,
  responses: { 200: { description: '答复', ...json(AnswerBody) }, ...problemResponses('not_found') },
});

const judge = createRoute({
  method: 'post',
  path: '/api/answers/{id}/feedback',
  summary: '评价一个答复',
  request: { ...ONE, body: body(FeedbackBody) },
  responses: {
    204: { description: '已记下' },
    ...problemResponses('bad_request', 'not_found', 'unsupported_media_type', 'invalid_input'),
  },
});

/** What the answers' routes speak to. */
export interface AnswerParts {
  conversation: Conversation;
  store: Store;
  clock: Clock;
}

/** An answer with what its text is called, so that whoever shows it elsewhere can say so. */
function withOrigin(answer: Answer) {
  return { ...answer, origin: originOf(answer) };
}

/** Registers asking, reading an answer back, and feedback. The conversation's id is the only proof of ownership. */
export function registerAnswers(app: OpenAPIHono, { conversation, store, clock }: AnswerParts): void {
  // Answers are private to whoever holds the conversation; no cache may keep them.
  app.use('/api/answers/*', async (c, next) => {
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
  });

  app.openapi(ask, async (c) => {
    const result = await conversation.ask(c.req.valid('json'));
    if (result.kind === 'unknown_conversation') throw new Problem('not_found', '没有这个会话');
    if (result.kind === 'late') throw new Problem('unavailable', '这次没有及时答出来，请稍后再试');
    return c.json(withOrigin(result.answer), 200);
  });

  app.openapi(read, async (c) => {
    const owner = c.req.valid('header')['X-Conversation'];
    const answer = owner ? await store.findAnswer(c.req.valid('param').id, owner) : null;
    if (!answer) throw new Problem('not_found', '没有这个答复');
    return c.json(withOrigin(answer), 200);
  });

  app.openapi(judge, async (c) => {
    const owner = c.req.valid('header')['X-Conversation'];
    const { id } = c.req.valid('param');
    const kept = owner ? await store.saveFeedback(id, owner, c.req.valid('json'), clock.now()) : false;
    if (!kept) throw new Problem('not_found', '没有这个答复');
    return c.body(null, 204);
  });
}
