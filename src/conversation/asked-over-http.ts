import type { NewId } from '../domain/clock.ts';
import { LIMITS } from '../domain/limits.ts';
import type { AnswerStore } from '../store/answers.ts';
import type { Reception } from './channel.ts';
import type { AskResult, Conversation, Question } from './conversation.ts';

/** What the pages and the interface ask through. */
export interface HttpParts {
  reception: Reception;
  store: Pick<AnswerStore, 'hasConversation'>;
  newId: NewId;
}

/**
 * The doors over HTTP go the same way as the bots': each message is claimed, worked off in its conversation's order and
 * finished once. The conversation's secret id is the chat.
 */
export function askedOverHttp({ reception, store, newId }: HttpParts): Conversation {
  let order = 0;
  return {
    async ask({ question, conversationId, messageId }: Question): Promise<AskResult> {
      if (conversationId !== undefined && !(await store.hasConversation(conversationId)))
        return { kind: 'unknown_conversation' };
      const chat = conversationId ?? newId();
      const id = `${chat} ${messageId ?? newId()}`;
      order = Math.max(order + 1, Date.now());
      const content = { kind: 'text' as const, text: question };
      await reception.receive({ channel: 'web', messageId: id, chat, order, content });
      await reception.work('web', chat);
      const answer = await reception.replyTo('web', id, LIMITS.answerMs);
      return answer ? { kind: 'answer', answer } : { kind: 'late' };
    },
  };
}
