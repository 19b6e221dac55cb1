import type { ChannelName, OutgoingMessage } from '../domain/message.ts';

/** An outgoing message that this sender, and nobody else, works on now. */
export interface ClaimedOutgoing extends OutgoingMessage {
  /** 1 at the first try. */
  attempt: number;
  /** How many parts of a split message went out before. */
  partsSent: number;
  createdAt: number;
}

/**
 * How a try ended. `parked`: the platform allows no push now, the next message brings it. `dead`: given up. A `retry`
 * that was put off before anything was tried is `uncounted`: its attempt is given back.
 */
export type Settlement =
  | { kind: 'sent' }
  | { kind: 'retry'; at: number; error: string; partsSent: number; uncounted?: boolean | undefined }
  | { kind: 'parked' }
  | { kind: 'dead'; error: string };

/** What is to be told to whom, kept until it is told. Times are milliseconds since the epoch. */
export interface OutboxStore {
  /** A message whose key is known is not taken again. Gives how many were new. */
  enqueue(messages: OutgoingMessage[], now: number): Promise<number>;
  /**
   * The oldest due message for each of up to `limit` chats where nothing earlier for that chat waits or is being sent,
   * held for `holdMs`. One statement a message at most.
   */
  claimOutgoing(channels: ChannelName[], now: number, holdMs: number, limit: number): Promise<ClaimedOutgoing[]>;
  /** A single message by its key, where nobody holds it and it is not sent; for a reply that goes back with the request. */
  claimOutgoingByKey(key: string, now: number, holdMs: number): Promise<ClaimedOutgoing | null>;
  /** What was sent or given up is forgotten but for its key, and the error. */
  settle(key: string, settlement: Settlement, now: number): Promise<void>;
  /** Notes how many parts of a split message are out. */
  advance(key: string, partsSent: number): Promise<void>;
  /**
   * What the chat's next message brings, oldest first: what is parked, and what waits in a channel that never pushes
   * (`web`, `api`). `finish` settles those that a reply tells.
   */
  listUntold(channel: ChannelName, chat: string, now: number, limit: number): Promise<OutgoingMessage[]>;
  /** How many wait, are parked, are dead, by channel. */
  countOutgoing(): Promise<{ channel: ChannelName; state: 'waiting' | 'parked' | 'dead'; count: number }[]>;
  /** The dead, newest first, for operators. */
  listDead(limit: number): Promise<{ key: string; channel: ChannelName; error: string; at: number }[]>;
  /** Sets how many pushes a platform allows this person until when; replaces what was left. */
  grantPushes(channel: ChannelName, chat: string, count: number, until: number): Promise<void>;
  /** Takes one of them; `false` where none is left or the time is over. One statement. */
  spendPush(channel: ChannelName, chat: string, now: number): Promise<boolean>;
  /** Forgets what was sent before, what was parked or given up before `unsentBefore`, and permits that are over. */
  forgetSent(before: number, unsentBefore: number): Promise<number>;
}
