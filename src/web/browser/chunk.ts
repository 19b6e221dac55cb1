import type { Answer, Citation } from '../../domain/answer.ts';

/** What of an answer the page needs before the server's own turn takes its place. */
export type WrittenAnswer = Pick<Answer, 'id' | 'outcome' | 'reason' | 'text' | 'citations'>;

/**
 * A chunk of what `POST /api/chat` streams, as far as the page reads it: the AI SDK's UI message stream, in which this
 * site's own parts are called `data-…`. Chunks of other types may come and mean nothing here.
 */
export type Chunk =
  | { type: 'data-conversation'; data: { conversationId: string; answerId: string } }
  | { type: 'data-citation'; data: Citation & { index: number } }
  | { type: 'data-origin'; data: { origin: string } }
  | { type: 'text-delta'; delta: string }
  | { type: 'data-anew' }
  | { type: 'data-answer'; data: WrittenAnswer }
  | { type: 'error'; errorText: string };
