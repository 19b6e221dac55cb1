/** A decision, as its latest version and its state have it. */
export interface DecisionRow {
  id: string;
  /** Given once, by counting on from the highest. */
  number: number;
  /** Counts from 1. */
  version: number;
  /** JSON of a `DecisionDocument` with its keys sorted, so that equal documents are equal text. */
  document: string;
  state: string;
  /** Milliseconds since the epoch; 0 where there is no period. */
  opens_at: number;
  closes_at: number;
  sealed_at: number | null;
  updated_at: number;
  /** Names the batch that changed the row last: a batch's later statements find out by it whether the row is theirs. */
  change_token: string;
}

export interface DecisionVersionRow {
  decision: string;
  version: number;
  document: string;
  at: number;
  change_token: string;
}

export interface DecisionTransitionRow {
  decision: string;
  /** Counts from 1 within the decision. */
  position: number;
  /** JSON of a `Transition`. */
  record: string;
}

export interface SubscriptionRow {
  decision: string;
  channel: string;
  chat: string;
  /** Empty where it is about the decision as a whole: a primary key takes no null. */
  receipt: string;
  created_at: number;
}

/** A comment or, where `office` is not null, a report. What people wrote is JSON, as in `TurnRow`. */
export interface CommentRow {
  receipt: string;
  decision: string;
  /** Counts from 1 within the decision. Ties are possible where a database runs two writers at once. */
  position: number;
  clause: string | null;
  /** JSON of a string. */
  text: string | null;
  salt: string | null;
  commitment: string | null;
  /** Milliseconds since the epoch, by the database's clock. */
  received_at: number;
  key_id: string | null;
  channel: string;
  notice_version: string;
  /** 1 or 0. */
  publish_personal_data: number;
  state: string;
  /** JSON of a string. */
  held_reason: string | null;
  /** Where a report was handed; both or neither. They stay when the report is withdrawn. */
  office: string | null;
  office_address: string | null;
  /** JSON of a `Disposition`. */
  disposition: string | null;
  withdrawn_at: number | null;
  erased_at: number | null;
  idempotency_key: string | null;
  /** `null` once erased, so that nothing equals it any more. */
  fingerprint: string | null;
  /** 1 from the promise until it is in the ledger. */
  awaits_inclusion: number;
}

export interface LedgerEntryRow {
  decision: string;
  /** From 0, without gaps. */
  idx: number;
  receipt: string;
  leaf_hash: string;
}

export interface LedgerRootRow {
  decision: string;
  size: number;
  /** ISO 8601, UTC. */
  signed_at: string;
  root: string;
  key_id: string;
  signature: string;
}

/** The tables of decisions, comments and their ledger as Kysely sees them; `migrations.participation.ts` makes them. */
export interface ParticipationSchema {
  decisions: DecisionRow;
  decision_versions: DecisionVersionRow;
  decision_transitions: DecisionTransitionRow;
  subscriptions: SubscriptionRow;
  comments: CommentRow;
  ledger_entries: LedgerEntryRow;
  ledger_roots: LedgerRootRow;
}
