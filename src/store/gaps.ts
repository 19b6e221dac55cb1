import type { Answer, Outcome, RefusalReason, Related } from '../domain/answer.ts';
import type { ChannelName } from '../domain/message.ts';

/** Questions that were not answered, or whose answer was of no help. */

/** Stands among the turns in place of what a person wrote as a comment. */
export const BLANKED = '（公众意见的内容，不在对话记录里保存）';

/** One question as it was asked: with whatever a person put into it, so redact it before anything else. */
export interface Unanswered {
  answerId: string;
  question: string;
  /** Made whole from the turns before, as it was searched for. */
  resolved: string;
  outcome: Outcome;
  reason: RefusalReason | null;
  /** Milliseconds since the epoch. */
  at: number;
  /** The first places that were looked at, in the order of the search; scores compare within one kind of text. */
  retrieved: { ref: string; score: number }[];
  /** What the answer cited; of a refusal what it named as near. */
  pointed: Related[];
  feedback: { helpful: boolean; reason: string | null } | null;
  /** `null` where the chat was forgotten. */
  channel: ChannelName | null;
}

/** Which of them, by the time of asking; milliseconds since the epoch. */
export interface UnansweredPage {
  from: number;
  /** Not itself included. */
  until: number;
  limit: number;
  /** The last one of the page before. */
  after?: Pick<Unanswered, 'at' | 'answerId'> | undefined;
}

/** Where editors look for what the corpus lacks. */
export interface GapStore {
  /** The questions of a time for which `isUnanswered` holds, the oldest first; fewer than `limit` only at the end. */
  listUnanswered(page: UnansweredPage): Promise<Unanswered[]>;
}

/**
 * Whether an editor should look at a question: it was refused although it lies in our field or near it, or people found
 * its answer of no help. Never what was refused as unsafe or too long, and nothing but questions: neither comments nor
 * other actions.
 */
export function isUnanswered(
  { intent, outcome, reason, related }: Pick<Answer, 'intent' | 'outcome' | 'reason' | 'related'>,
  question: string,
  helpful: boolean | undefined,
): boolean {
  if (intent !== 'ask' || question === BLANKED) return false;
  if (reason === 'unsafe' || reason === 'over_limit') return false;
  const isNear = reason === 'no_basis' || (reason === 'out_of_scope' && related.length > 0);
  return helpful === false || (outcome === 'refused' && isNear);
}
