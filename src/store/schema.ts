import type { ChannelName } from '../domain/message.ts';
import type { ParticipationSchema } from './schema.participation.ts';

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

/** One row a message that came in. It is finished by its turn, chat, reply and outgoing message in one batch. */
export interface MessageRow {
  channel: ChannelName;
  message_id: string;
  chat: string;
  /** The platform's counter or time: any number. */
  platform_order: number;
  /** Counts a chat's messages as they come in, from 1. Ties are possible as in `TurnRow.position`. */
  arrival: number;
  /** The id that its turn will bear. */
  answer_id: string;
  /** JSON of an `IncomingMessage`; `null` once finished. */
  payload: string | null;
  /** JSON of a `Reply`; `null` until finished. */
  reply: string | null;
  /** How often it was claimed. */
  attempts: number;
  /** Set by a release; it is not worked on before. */
  not_before: number;
  /** End of the holder's time; 0 where nobody holds it. */
  held_until: number;
  received_at: number;
  finished_at: number | null;
}

export interface ChatRow {
  channel: ChannelName;
  chat: string;
  /** Empty where the conversation was deleted. */
  conversation_id: string;
  /** JSON, as the engine writes it; empty where it was forgotten. */
  memory: string;
  updated_at: number;
  /** JSON, as the engine writes it: what stays where `memory` is forgotten. */
  kept: string | null;
}

/** One row a link to an answer. */
export interface ShareRow {
  token: string;
  answer_id: string;
  conversation_id: string;
  created_at: number;
  expires_at: number;
}

/** One row a thing that is to be told, or was. */
export interface OutgoingRow {
  key: string;
  channel: ChannelName;
  chat: string;
  /** As in `MessageRow`. */
  arrival: number;
  /** JSON of an `OutgoingBody`; `null` once sent. */
  body: string | null;
  /** `waiting` until it is told or given up, also between tries and while it is being sent. */
  state: 'waiting' | 'parked' | 'sent' | 'dead';
  attempts: number;
  parts_sent: number;
  due_at: number;
  /** End of the sender's time; 0 where nobody sends it. */
  held_until: number;
  created_at: number;
  /** When it was sent, parked or given up. */
  settled_at: number | null;
  error: string | null;
}

/** How often a person may be written to unasked, as the platform counts. */
export interface PushRow {
  channel: ChannelName;
  chat: string;
  remaining: number;
  expires_at: number;
}

/** What instances share: each kind has its own names. */
export interface SharedRow {
  kind: 'secret' | 'value' | 'lease' | 'seen' | 'count';
  name: string;
  /** Of a lease, its holder; of a count, its sum. */
  value: string;
  /** `null` for what never expires. */
  expires_at: number | null;
}

/** The tables as Kysely sees them; `migrations.ts` makes them. */
export interface Schema extends ParticipationSchema {
  turns: TurnRow;
  readiness: ReadinessRow;
  migrations: MigrationRow;
  messages: MessageRow;
  chats: ChatRow;
  outgoing: OutgoingRow;
  pushes: PushRow;
  shared: SharedRow;
  shares: ShareRow;
}
