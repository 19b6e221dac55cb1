import type { Answer } from '../domain/answer.ts';

/** One answer that everybody may read who has its link. */
export interface NewShare {
  /** The secret in the link: random, unguessable, and no conversation's. */
  token: string;
  answerId: string;
  conversationId: string;
  /** Milliseconds since the epoch; from then on the link shows nothing. */
  expiresAt: number;
}

/** A link that still holds, as its maker sees it. */
export type LiveShare = Pick<NewShare, 'token' | 'answerId' | 'expiresAt'>;

/** What a link shows. The answer's `conversationId` is blank: a reader of the link gets no further than the answer. */
export type Shared =
  | { kind: 'shared'; question: string; answer: Answer; expiresAt: number }
  /** It was shared until lately. */
  | { kind: 'expired' };

/** Answers shared by a read-only link. Each method is one statement. */
export interface ShareStore {
  /** `false` where the answer is not in that conversation. Throws where the token is taken. */
  shareAnswer(share: NewShare, now: number): Promise<boolean>;
  /** `null` where the token is unknown, or was taken back, or its answer was deleted. */
  findShared(token: string, now: number): Promise<Shared | null>;
  /** The links of a conversation that still hold, oldest first. */
  listShares(conversationId: string, now: number): Promise<LiveShare[]>;
  /** Takes a link back. `false` where that conversation has no such link. */
  endShare(token: string, conversationId: string): Promise<boolean>;
  /** Deletes at most `limit` links that were over before this; gives their number. */
  forgetShares(before: number, limit: number): Promise<number>;
}
