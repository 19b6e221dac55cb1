/**
 * One row a turn. A conversation is its turns: the one at position 0 opens it, and there is no row beside them.
 * What people and models wrote stands in JSON columns, kept as text: JSON escapes the lone surrogates and NULs that
 * databases replace or refuse.
 */
export interface TurnRow {
  /** The answer's id; of a conversation opened before its first answer, the conversation's. */
  id: string;
  conversation_id: string;
  /** Counts from 0. Ties are possible where a database runs two writers at once, and are broken by `id`. */
  position: number;
  /** Milliseconds since the epoch. */
  created_at: number;
  /** JSON of an `Answer`; `null` in a row that only opens a conversation. */
  answer: string | null;
  /** JSON of an `AnswerTrace`; `null` together with `answer`. */
  trace: string | null;
  /** JSON of the latest `StoredFeedback`. */
  feedback: string | null;
}

/** What `feedback` holds. `at` is in milliseconds since the epoch. */
export interface StoredFeedback {
  helpful: boolean;
  reason?: string | undefined;
  at: number;
}

/** The single row that readiness checks read and write. */
export interface ReadinessRow {
  id: number;
  checks: number;
}

export interface MigrationRow {
  name: string;
}

/** The tables as Kysely sees them; `migrations.ts` makes them. */
export interface Schema {
  turns: TurnRow;
  readiness: ReadinessRow;
  migrations: MigrationRow;
}
