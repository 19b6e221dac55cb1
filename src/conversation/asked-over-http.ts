import type { NewId } from '../domain/clock.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Store } from '../store/store.ts';
import type { Reception } from './channel.ts';
import type { AskResult, Conversation, Question } from './conversation.ts';
import type { Live } from './live.ts';

/** What the pages and the interface ask through. */
export interface HttpParts {
  reception: Reception;
  store: Pick<Store, 'hasConversation' | 'hasWaiting'>;
  newId: NewId;
  live: Live;
}

/**
 * The doors over HTTP go the same way as the bots': each message is claimed, worked off in its conversation's order and
 * finished once. The conversation's secret id is the chat.
 */
export function askedOverHttp({ reception, store, newId, live }: HttpParts): Conversation {
  let order = 0;
  return {
    async ask({ question, conversationId, messageId, mode, before, hear }: Question): Promise<AskResult> {
      if (conversationId !== undefined && !(await isKnown(store, conversationId)))
        return { kind: 'unknown_conversation' };
      const chat = conversationId ?? newId();
      const id = `${chat} ${messageId ?? newId()}`;
      const stop = hear ? live.listen('web', id, hear) : () => {};
      order = Math.max(order + 1, Date.now());
      const content = { kind: 'text' as const, text: question };
      const until = Date.now() + LIMITS.answerMs;
      try {
        const continues = conversationId !== undefined;
        await reception.receive({ channel: 'web', messageId: id, chat, order, content, continues, mode, before });
        await within(reception.work('web', chat), LIMITS.answerMs);
        const answer = await reception.replyTo('web', id, Math.max(0, until - Date.now()));
        return answer ? { kind: 'answer', answer } : { kind: 'late' };
      } finally {
        stop();
      }
    },
  };
}

/**
 * Whether the conversation is there, or its first question is being worked on: whoever was cut off then asks it again.
 * In this order, as it may be finished in between.
 */
async function isKnown(store: HttpParts['store'], id: string): Promise<boolean> {
  return (await store.hasWaiting('web', id)) || store.hasConversation(id);
}

/** Waits for the work, but not for ever: it goes on, and what comes of it stands in the store. */
async function within(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
