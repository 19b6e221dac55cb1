import type { Decision, DecisionDocument, DecisionState, Transition } from '../domain/decision.ts';
import type { ChannelName } from '../domain/message.ts';

/** Who is to be told of a decision's result. `receipt` where it is about one comment. */
export interface Subscription {
  decision: string;
  channel: ChannelName;
  chat: string;
  receipt: string | null;
}

/** The catalogue, its history and who wants to hear of it. */
export interface DecisionStore {
  /**
   * Puts a decision in, or its next version where it is known and differs; the same document again changes nothing.
   * A number is given once. `state` is where it stands now. Atomic.
   */
  putDecision(
    document: DecisionDocument,
    state: DecisionState,
    times: { opensAt: number; closesAt: number; now: number },
    transitions: Transition[],
  ): Promise<{ number: number; version: number; changed: boolean }>;
  /** Every decision, the latest version of each, by number. */
  listDecisions(): Promise<Decision[]>;
  findDecision(id: string): Promise<Decision | null>;
  /** Every version, oldest first. */
  listVersions(id: string): Promise<{ version: number; document: DecisionDocument; at: number }[]>;
  /** Moves on, where it still stands where the transition begins; else `false`. Atomic with its record. */
  moveDecision(transition: Transition): Promise<boolean>;
  listTransitions(id: string): Promise<Transition[]>;
  /** Seals the set of comments once; `false` where it was sealed. */
  sealDecision(id: string, now: number): Promise<boolean>;
  /** Known again is no fault. */
  subscribe(subscription: Subscription, now: number): Promise<void>;
  /** Ends all of this chat's subscriptions, or those to one decision. Gives how many. */
  unsubscribe(channel: ChannelName, chat: string, decision: string | null): Promise<number>;
  listSubscriptions(decision: string): Promise<Subscription[]>;
}
