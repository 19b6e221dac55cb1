import type { Choice } from './choice.ts';
import type { Span, Status } from './passage.ts';
import type { Ref } from './reference.ts';

/** The closed list of outcomes. `action` is a request that is not a question (a comment, a receipt). */
export type Outcome = 'answered' | 'refused' | 'clarify' | 'action';

/** Why there is no answer. */
export type RefusalReason = 'no_basis' | 'out_of_scope' | 'unsafe' | 'over_limit' | 'unavailable';

/** What the person wants. */
export type Intent =
  | 'ask'
  | 'list_decisions'
  | 'comment_on_decision'
  | 'check_receipt'
  | 'ask_result'
  | 'subscribe'
  | 'withdraw_comment'
  | 'human_help';

export type AnswerMode = 'extractive' | 'model';

/** A verified quotation: the cited text's `slice(start, end)` is `quote`, in UTF-16 offsets. */
export interface Citation extends Span {
  ref: Ref;
  label: string;
  heading: string;
  quote: string;
  url: string;
  status: Status;
  notes: string[];
}

/** A pointer to something near, without a quotation. */
export interface Related {
  ref: Ref;
  label: string;
  heading: string;
}

/** What the question path gives back, before it has an id and is stored. */
export interface AnswerContent {
  outcome: Outcome;
  reason: RefusalReason | null;
  intent: Intent;
  mode: AnswerMode;
  /** For people: sentences with 【任务31】 behind each. */
  text: string;
  /** The most important first. Empty where refused. */
  citations: Citation[];
  related: Related[];
  notices: string[];
  /** What may be chosen next: buttons, or numbered lines where a channel has none. */
  choices?: Choice[] | undefined;
  corpusVersion: string;
}

/** An answer as stored and served. */
export interface Answer extends AnswerContent {
  id: string;
  conversationId: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** One finished turn of a conversation, as a follow-up looks back on it. */
export interface Turn {
  question: string;
  /** The question made whole, as it was searched for. */
  resolved: string;
  outcome: Outcome;
  reason: RefusalReason | null;
  /** References cited (or, where refused, related), most important first. */
  refs: Ref[];
}
