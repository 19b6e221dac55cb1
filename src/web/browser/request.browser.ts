import { RequestFailure } from './part.browser.ts';

const CUT = '连接断了，没有收到完整的回答。';
const LATE = '这次没有及时答出来，请稍后再试。';

/** A question as it is sent. */
export interface AskedQuestion {
  messageId: string;
  question: string;
  /** Empty where a conversation begins. */
  conversationId: string;
}

/** Sends a question; what it is answered with is a stream. Throws what `fetch` throws. */
export function postQuestion(
  { messageId, question, conversationId }: AskedQuestion,
  signal: AbortSignal,
): Promise<Response> {
  const messages = [{ id: messageId, role: 'user', parts: [{ type: 'text', text: question }] }];
  return fetch('/api/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(conversationId ? { messages, conversationId } : { messages }),
    signal,
  });
}

/** What a stream that ends without an answer was. */
export const cutShort = (): RequestFailure => new RequestFailure(CUT, 0);

/** What went wrong, for people. What was ended from here, without a word from them, took too long. */
export function detailOf(error: unknown): string {
  if (error instanceof RequestFailure) return error.message;
  return error instanceof Error && error.name === 'AbortError' ? LATE : CUT;
}
