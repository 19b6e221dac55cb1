import type { ChannelName, IncomingMessage, OutgoingBody, Reply } from '../domain/message.ts';

/** How a try to send ended. */
export type Delivery =
  | { kind: 'sent' }
  /**
   * Not now: a flood limit, a failing platform. `afterMs` is the platform's own word where it gave one. `isOwnPace`: the
   * channel itself put it off and reached nobody, which is no failure and counts towards nothing.
   */
  | { kind: 'retry'; afterMs?: number | undefined; error: string; isOwnPace?: boolean | undefined }
  /** The platform allows no push to this person now; the next message brings it. */
  | { kind: 'parked' }
  /** Never: blocked, gone, refused for good. */
  | { kind: 'dead'; error: string };

/** One part of a sending at a time, so that a kill between parts repeats one part at most. */
export interface Sending {
  body: OutgoingBody;
  /** Parts that are out already from an earlier try. */
  partsSent: number;
  /** To be awaited after each part is out. */
  sentPart(parts: number): Promise<void>;
}

/** What the outbox needs of a channel that can push. */
export interface PushChannel {
  readonly name: ChannelName;
  push(chat: string, sending: Sending): Promise<Delivery>;
}

/** What an adapter hands messages to. */
export interface Reception {
  /** Claims the message durably. Call before the platform is told that it came in. */
  receive(message: IncomingMessage): Promise<'new' | 'repeat'>;
  /**
   * Works through this chat's waiting messages in order, and sends what comes of it where the channel pushes.
   * Never throws for a message: one that fails is tried again later and, at last, answered with an apology.
   */
  work(channel: ChannelName, chat: string): Promise<void>;
  /** The reply to a message once it is done, waiting at most `withinMs`; `null` where it is not done by then. */
  replyTo(channel: ChannelName, messageId: string, withinMs: number): Promise<Reply | null>;
  /**
   * Takes the reply out of the outbox, for a channel that sends it with the response (WeChat's passive reply);
   * `false` where it was sent by another way or is being sent. Settle it with `returned`.
   */
  takeForReturn(reply: Reply): Promise<boolean>;
  /** Says that a reply taken with `takeForReturn` went back with the response. */
  returned(reply: Reply): Promise<void>;
  /** Allows `count` pushes to this person until `until` (ms since the epoch), as the platform counts them. */
  grantPushes(channel: ChannelName, chat: string, count: number, until: number): Promise<void>;
  /** Takes one push of those allowed; `false` where none is left. */
  spendPush(channel: ChannelName, chat: string): Promise<boolean>;
}

/** What a channel tells of itself in `/readyz`. Times are ISO 8601 or `null`. */
export interface ChannelStanding {
  state: 'on';
  lastUpdateAt: string | null;
  /** From the platform's own time of a message to our taking it in, milliseconds, of the last one; `null` if unknown. */
  lastDelayMs: number | null;
  received: number;
  failures: number;
  lastFailure: string | null;
}
