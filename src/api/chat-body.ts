import { z } from '@hono/zod-openapi';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Question } from '../conversation/conversation.ts';
import { historyOf, isSomething, MessagePart, textIn } from './chat-history.ts';
import { AskBody } from './schemas.ts';

const fromUser = z.object({ id: z.string().optional(), role: z.literal('user'), parts: z.array(MessagePart) });
/** Nothing of these is read: whoever sends them could have written anything. */
const fromOthers = z.object({ role: z.enum(['assistant', 'system']) });

const message = z.discriminatedUnion('role', [fromUser, fromOthers]);
type Message = z.infer<typeof message>;

/** Body of `POST /api/chat`: what the AI SDK's chat transports send. Whatever is not named here is ignored. */
export const ChatBody = z
  .object({
    messages: z
      .array(message)
      .refine((messages) => isSomething(writtenIn(messages).at(-1)), { error: '没有用户的问题，或者问题里没有文字' })
      .openapi({
        description: '只读用户消息里的文字：最后一条是问题。不带 conversationId 时，更早的用户消息用来看懂追问',
        example: [{ id: '1', role: 'user', parts: [{ type: 'text', text: '重大行政决策要公开征求意见吗' }] }],
      }),
    trigger: z
      .enum(['submit-message', 'regenerate-message'])
      .optional()
      .openapi({ description: '同一条消息再发一次不会再答一次；要重新回答，用 regenerate-message' }),
    conversationId: AskBody.shape.conversationId,
    mode: AskBody.shape.mode,
  })
  .openapi('Chat');

/**
 * What is asked of the engine. The last message's own id makes that a message sent twice takes effect once; together
 * with its text, as clients that number their messages by hand use an id again. Asked to answer anew, it is.
 */
export function questionOf({ messages, trigger, conversationId, mode }: z.infer<typeof ChatBody>): Question {
  const { question, before } = historyOf(writtenIn(messages));
  const last = messages.findLast(isFromUser);
  const isNew = trigger === 'regenerate-message' || !last?.id;
  const messageId = isNew ? undefined : bytesToHex(sha256(utf8ToBytes(JSON.stringify([last.id, question]))));
  return { question, conversationId, mode, messageId, ...(conversationId === undefined && { before }) };
}

const isFromUser = (message: Message): message is Message & { role: 'user' } => message.role === 'user';

/** What the person wrote, one text a message. */
function writtenIn(messages: Message[]): string[] {
  return messages.filter(isFromUser).map(({ parts }) => textIn(parts));
}
