/** 采纳、部分采纳、不予采纳、已有规定、不属于本事项范围. */
export const VERDICTS = ['adopted', 'partly_adopted', 'not_adopted', 'already_provided', 'out_of_scope'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What became of a comment, with its reason and who signed it. */
export interface Disposition {
  verdict: Verdict;
  reason: string;
  /** The clause that was changed, or `null`. */
  clauseChanged: string | null;
  signer: string;
  /** Milliseconds since the epoch. */
  signedAt: number;
}

/**
 * Where a comment stands. `held`: kept back from publishing with a reason, never deleted. `routed`: a report of a
 * violation (T44), in nobody's groups, ledger or exports.
 */
export type CommentState = 'received' | 'held' | 'routed' | 'disposed' | 'published' | 'withdrawn' | 'identity_erased';

/** To which office a report of a violation was handed. */
export interface Routing {
  office: string;
  address: string;
}

/** A comment as stored. `text` and `salt` are `null` once erased. */
export interface Comment {
  receipt: string;
  decision: string;
  clause: string | null;
  text: string | null;
  /** 16 random bytes in hex. */
  salt: string | null;
  /** Hex SHA-256 over salt and text; `null` for a report, which enters no ledger. */
  commitment: string | null;
  /** The database's clock, milliseconds since the epoch. */
  receivedAt: number;
  /** The key that signs its promise. */
  keyId: string | null;
  channel: string;
  noticeVersion: string;
  publishPersonalData: boolean;
  state: CommentState;
  /** Why it is held; `null` otherwise. */
  heldReason: string | null;
  routed: Routing | null;
  disposition: Disposition | null;
  withdrawnAt: number | null;
  erasedAt: number | null;
}

/** A comment to be stored; the store adds the time. */
export type NewComment = Omit<Comment, 'receivedAt' | 'disposition' | 'withdrawnAt' | 'erasedAt'> & {
  /** A UUID within the decision, or `null`. */
  idempotencyKey: string | null;
  /** Keyed hash over the whole body, so that another body under the same key is known; says nothing of the text. */
  fingerprint: string;
};
