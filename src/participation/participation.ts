import type { Routing, Verdict } from '../domain/comment.ts';
import type { Decision, DecisionState, Transition } from '../domain/decision.ts';
import type { Leaf, LedgerKey, SignedRoot } from '../domain/ledger.ts';
import type { ChannelName } from '../domain/message.ts';

/** A decision as the public sees it now: `state` is what it is at this moment by the database's clock. */
export type DecisionView = Decision & { state: DecisionState };

/** What is told before a comment is taken (P17): what is stored, by which law, how long, which rights. */
export interface PrivacyNotice {
  /** Changes with the text. */
  version: string;
  /** Paragraphs, in Chinese, each naming its articles. */
  paragraphs: string[];
}

export interface CommentInput {
  text: string;
  clause?: string | null | undefined;
  noticeVersion: string;
  publishPersonalData?: boolean | undefined;
  /** A UUID within the decision. */
  idempotencyKey?: string | undefined;
  channel: ChannelName;
}

/** The acknowledgement: what a person keeps. `salt` and `ledger` are `null` for a report of a violation. */
export interface Acknowledgement {
  receipt: string;
  withdrawalCode: string;
  /** ISO 8601, UTC, by the database's clock. */
  receivedAt: string;
  salt: string | null;
  ledger: { leaf: Leaf; promise: string; keyId: string } | null;
  routed: Routing | null;
}

export type SubmitResult =
  | { kind: 'recorded'; acknowledgement: Acknowledgement }
  | { kind: 'closed'; closesAt: number }
  | { kind: 'not_open'; opensAt: number }
  | { kind: 'unknown_decision' }
  | { kind: 'idempotency_conflict' }
  /** `detail` is for people. */
  | { kind: 'invalid'; field: 'text' | 'clause' | 'noticeVersion' | 'idempotencyKey'; detail: string };

/** What a receipt answers at any time. Never the text. */
export interface ReceiptView {
  receipt: string;
  decision: string;
  decisionTitle: string;
  /** For the person: received, held, routed, disposed (not yet published), published, withdrawn, erased. */
  state: 'received' | 'held' | 'routed' | 'processing' | 'published' | 'withdrawn' | 'erased';
  stateInWords: string;
  receivedAt: string;
  verdict: Verdict | null;
  verdictInWords: string | null;
  reason: string | null;
  clauseChanged: string | null;
  routed: Routing | null;
  ledger:
    | ({ state: 'promised' | 'included'; leaf: Leaf; promise: string; keyId: string } & {
        index?: number | undefined;
        size?: number | undefined;
        root?: string | undefined;
        inclusion?: string[] | undefined;
        signedRoot?: SignedRoot | undefined;
      })
    | null;
}

/** The end of a consultation, moved back while it ran (D15). Days in China, included. */
export interface Extension {
  /** The last day before and after. */
  from: string;
  to: string;
  /** When it was recorded, milliseconds since the epoch. */
  at: number;
}

/** One published disposition. `text` is redacted; `null` where it was withdrawn or erased. */
export interface PublishedDisposition {
  receipt: string;
  clause: string | null;
  text: string | null;
  verdict: Verdict;
  verdictInWords: string;
  reason: string;
  clauseChanged: string | null;
  signer: string;
  signedAt: string;
}

/** Comments on decisions, as every door uses them. */
export interface Participation {
  /** Public decisions by number; `state` chooses by what they are now. Proposed, listed and started are not public. */
  listDecisions(state?: DecisionState): Promise<DecisionView[]>;
  findDecision(id: string): Promise<DecisionView | null>;
  /** The steps a decision has taken, oldest first, each with its articles. */
  steps(decision: string): Promise<Transition[]>;
  /** Oldest first; none where the decision is not public. */
  extensions(decision: string): Promise<Extension[]>;
  readonly notice: PrivacyNotice;
  submit(decision: string, input: CommentInput): Promise<SubmitResult>;
  receipt(receipt: string): Promise<ReceiptView | null>;
  /** Also after the end; what was withdrawn is neither grouped nor published. */
  withdraw(receipt: string, code: string): Promise<'withdrawn' | 'wrong_code' | 'unknown'>;
  /** Withdraws and takes the text away for good; the hash in the ledger then says nothing (P47). */
  erase(receipt: string, code: string): Promise<'erased' | 'wrong_code' | 'unknown'>;
  /** `null` where the decision is unknown. An empty ledger has size 0 and a signed root, too. */
  ledger(decision: string): Promise<SignedRoot | null>;
  /** `null` where the decision is unknown or the range is not within the ledger. */
  leafHashes(decision: string, from: number, to: number): Promise<string[] | null>;
  consistency(decision: string, from: number, to: number): Promise<string[] | null>;
  /** Signed roots, newest first. */
  roots(decision: string, limit: number): Promise<SignedRoot[]>;
  keys(): Promise<LedgerKey[]>;
  /** Published dispositions; `null` where the decision is unknown; empty before they are published. */
  feedback(decision: string): Promise<PublishedDisposition[] | null>;
  subscribe(decision: string, who: { channel: ChannelName; chat: string; receipt: string | null }): Promise<boolean>;
  /** Gives how many subscriptions ended; `decision` `null` ends all of this chat's. */
  unsubscribe(who: { channel: ChannelName; chat: string }, decision: string | null): Promise<number>;
}
