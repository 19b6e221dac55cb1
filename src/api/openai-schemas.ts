import { z } from '@hono/zod-openapi';
import { isSomething, MessagePart, textIn } from './chat-history.ts';
import { AnswerBody, wellFormed } from './schemas.ts';

/** What this site calls itself where a model is named. */
export const MODEL = 'xiangwen';

const fromUser = z.object({
  role: z.literal('user'),
  content: z.union([wellFormed(z.string()), z.array(MessagePart)]),
});
/** Instructions, tools' results, earlier answers: nothing that a client says of these is read. */
const fromOthers = z.object({ role: z.enum(['system', 'developer', 'assistant', 'tool', 'function']) });

const message = z.discriminatedUnion('role', [fromUser, fromOthers]);
type Message = z.infer<typeof message>;

/** Body of `POST /v1/chat/completions`. All other documented parameters are taken and ignored. */
export const CompletionBody = z
  .object({
    model: z.string().openapi({ description: `只有 ${MODEL}`, example: MODEL }),
    messages: z
      .array(message)
      .refine((messages) => isSomething(writtenIn(messages).at(-1)), { error: '没有用户的问题，或者问题里没有文字' })
      .openapi({
        description: '只读用户消息里的文字：最后一条是问题，更早的用来看懂追问。其他角色的消息不读',
        example: [{ role: 'user', content: '重大行政决策要公开征求意见吗' }],
      }),
    stream: z.boolean().nullish(),
    stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
    n: z.int().min(1).nullish().openapi({ description: '只能是1' }),
  })
  .openapi('ChatCompletionRequest', { description: '其他参数（temperature、tools 等）可以带，不起作用' });

/** What the person wrote, one text a message. */
export function writtenIn(messages: Message[]): string[] {
  return messages
    .filter((one): one is Message & { role: 'user' } => one.role === 'user')
    .map(({ content }) => (typeof content === 'string' ? content : textIn(content)));
}

const count = z.int().min(0);

const annotation = z
  .object({
    type: z.literal('url_citation'),
    url_citation: z.object({ start_index: count, end_index: count, url: z.string(), title: z.string() }),
  })
  .openapi('UrlCitation', { description: 'start_index 到 end_index 是 content 里的依据标记' });

const usage = z
  .object({ prompt_tokens: count, completion_tokens: count, total_tokens: count })
  .openapi('CompletionUsage', { description: '按字数估计' });

/** What `POST /v1/chat/completions` gives where it does not stream. */
export const CompletionResult = z
  .object({
    id: z.string(),
    object: z.literal('chat.completion'),
    created: count,
    model: z.literal(MODEL),
    choices: z.array(
      z.object({
        index: count,
        message: z.object({
          role: z.literal('assistant'),
          content: z.string(),
          refusal: z.null(),
          annotations: z.array(annotation),
          citations: AnswerBody.shape.citations.openapi({ description: '逐字核对过的依据' }),
        }),
        logprobs: z.null(),
        finish_reason: z.literal('stop'),
      }),
    ),
    usage,
  })
  .openapi('ChatCompletion');

/** One of the models: there is one. */
export const ModelBody = z
  .object({ id: z.literal(MODEL), object: z.literal('model'), created: count, owned_by: z.string() })
  .openapi('Model');

export const ModelListBody = z.object({ object: z.literal('list'), data: z.array(ModelBody) }).openapi('ModelList');

/** How a failure is told on these paths. */
export const ErrorBody = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      code: z.string().nullable(),
      param: z.string().nullable(),
    }),
  })
  .openapi('OpenAIError');

export type CompletionResult = z.infer<typeof CompletionResult>;
export type Annotation = z.infer<typeof annotation>;
export type Usage = z.infer<typeof usage>;
