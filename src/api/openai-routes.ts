import { createRoute, z } from '@hono/zod-openapi';
import { CompletionBody, CompletionResult, ErrorBody, MODEL, ModelBody, ModelListBody } from './openai-schemas.ts';

const TAGS = ['OpenAI 兼容接口'];
const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
const failures = (...statuses: [status: number, description: string][]) =>
  Object.fromEntries(statuses.map(([status, description]) => [status, { description, content: json(ErrorBody) }]));

const COMPLETION = `回答的文字以〔AI生成〕或〔原文摘录〕开头，句后有依据标记，后面是依据的网址和提示；annotations 标出每个标记的位置。
stream 为 true 时是 text/event-stream：每条是一个 chat.completion.chunk，先有 role，最后一个 delta 带 annotations 和 citations，以 [DONE] 结束。`;

/** With `content` left open, so that a stream or a failure of OpenAI's form may be sent in its place. */
type Given = { description: string; content?: Record<string, { schema: z.ZodType }> };
const given = (description: string, content: Required<Given>['content']): Given => ({ description, content });

/** `POST /v1/chat/completions`. */
export const complete = createRoute({
  method: 'post',
  path: '/v1/chat/completions',
  tags: TAGS,
  summary: '提问（chat completions）',
  request: { body: { content: json(CompletionBody), required: true } },
  responses: {
    200: given(COMPLETION, { ...json(CompletionResult), 'text/event-stream': { schema: z.string() } }),
    ...failures(
      [400, '不是 JSON，或者要求多个回答'],
      [404, '没有这个模型'],
      [413, '内容过长'],
      [415, '不支持这种内容类型'],
      [422, '内容不符合要求'],
      [429, '请求太频繁'],
      [503, '没有及时答出来'],
    ),
  },
});

/** `GET /v1/models`. */
export const list = createRoute({
  method: 'get',
  path: '/v1/models',
  tags: TAGS,
  summary: '模型列表',
  responses: { 200: { description: '只有一个模型', content: json(ModelListBody) } },
});

/** `GET /v1/models/{model}`. */
export const one = createRoute({
  method: 'get',
  path: '/v1/models/{model}',
  tags: TAGS,
  summary: '一个模型',
  request: {
    params: z.object({ model: z.string().openapi({ param: { name: 'model', in: 'path' }, example: MODEL }) }),
  },
  responses: { 200: given('这个模型', json(ModelBody)), ...failures([404, '没有这个模型']) },
});
