import type { Comment, CommentState, Disposition, NewComment, Routing } from '../domain/comment.ts';
import type { SignedRoot } from '../domain/ledger.ts';

/** What became of handing a comment in; times in milliseconds since the epoch. */
export type AddResult =
  | { kind: 'recorded'; comment: Comment }
  /** The same key and body came before: this is what was recorded then. */
  | { kind: 'repeat'; comment: Comment }
  | { kind: 'idempotency_conflict' }
  | { kind: 'closed'; closesAt: number }
  | { kind: 'not_open'; opensAt: number }
  | { kind: 'unknown_decision' };

/** A leaf's place in the ledger. */
export interface LedgerEntry {
  receipt: string;
  index: number;
  /** Lower-case hex. */
  leafHash: string;
}

/** Comments, reports and the ledger that proves the first. */
export interface CommentStore {
  /** One statement checks the window by the database's clock, the key, and writes; the time is the database's. */
  addComment(comment: NewComment): Promise<AddResult>;
  findComment(receipt: string): Promise<Comment | null>;
  /** Comments of a decision in the order received, reports never among them; `after` is the last receipt seen. */
  listComments(decision: string, options: { after?: string | undefined; limit: number }): Promise<Comment[]>;
  countComments(decision: string): Promise<{ state: CommentState; count: number }[]>;
  /** Reports of violations that were handed to this office, oldest first. */
  listReports(office: string, limit: number): Promise<Comment[]>;
  /** Holds a comment back with a reason, or lets it go again with `null`. `false` where it may not change. */
  holdComment(receipt: string, reason: string | null): Promise<boolean>;
  /** Marks a comment, already in the ledger or not, as a report: kept from groups and exports from now on. */
  routeComment(receipt: string, routed: Routing): Promise<boolean>;
  /** `false` where it was withdrawn before, or is unknown. */
  withdrawComment(receipt: string, now: number): Promise<boolean>;
  /** Takes text, salt, fingerprint and subscriptions by this receipt away for good; the ledger's part stays. */
  eraseComment(receipt: string, now: number): Promise<boolean>;
  /** All of them or, where one receipt is not of this decision, none; gives the receipts at fault. */
  disposeComments(
    decision: string,
    dispositions: ({ receipt: string } & Disposition)[],
  ): Promise<{ ok: true } | { ok: false; unknown: string[] }>;
  /** Marks every disposed comment of the decision as published. */
  publishDispositions(decision: string): Promise<number>;

  /** Decisions that have promised comments that are not in the ledger yet. */
  listPending(): Promise<string[]>;
  /** Promised comments not yet included, in the order received. */
  listPromised(decision: string, limit: number): Promise<Comment[]>;
  /** Appends entries and, with them, the signed root. `false`, nothing changed, where another got there first. Atomic. */
  include(decision: string, entries: LedgerEntry[], root: SignedRoot): Promise<boolean>;
  /** Leaf hashes from index `from` (included) to `to` (excluded), in order. */
  listLeafHashes(decision: string, from: number, to: number): Promise<string[]>;
  findEntry(receipt: string): Promise<LedgerEntry | null>;
  /** The newest signed root; `null` where nothing was ever included. */
  latestRoot(decision: string): Promise<SignedRoot | null>;
  /** Signed roots, newest first. */
  listRoots(decision: string, limit: number): Promise<SignedRoot[]>;
  /** Signs off a root without new leaves: the daily one, and the one at sealing. */
  addRoot(root: SignedRoot): Promise<void>;
}
