import type { Clock } from '../domain/clock.ts';
import { LIMITS } from '../domain/limits.ts';
import type { ChannelName } from '../domain/message.ts';
import type { ClaimedOutgoing, OutboxStore, Settlement } from '../store/outbox.ts';
import type { Delivery, PushChannel } from './channel.ts';

/** What the dispatcher is made of. */
export interface DispatcherParts {
  store: OutboxStore;
  clock: Clock;
  /** Hears of a try that failed; never with the text. */
  onFailure?: (error: string, channel: ChannelName) => void;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30 * 60_000;
/** A sender that dies holds its message for so long. */
const HOLD_MS = 30_000;
const AT_ONCE = 16;

/**
 * Sends what stands in the outbox: each chat's messages in order, failures again with growing delays, what the platform
 * refuses for good to the dead letters. A message may go out twice only where it was on its way at a kill.
 */
export class Dispatcher {
  private readonly channels = new Map<ChannelName, PushChannel>();
  private readonly sending = new Map<string, Promise<void>>();
  private running: Promise<void> | null = null;
  private woken = Promise.withResolvers<void>();
  private isWoken = false;

  constructor(private readonly parts: DispatcherParts) {}

  /** From now on this channel's messages are sent. */
  add(channel: PushChannel): void {
    this.channels.set(channel.name, channel);
  }

  /** Which channels push. */
  pushes(name: ChannelName): boolean {
    return this.channels.has(name);
  }

  /** Sends what is due, soon; call it whenever something was put in, and from time to time. */
  wake(): void {
    if (this.channels.size === 0) return;
    this.isWoken = true;
    this.woken.resolve();
    this.running ??= this.run();
  }

  /** Waits until what was due is sent or put off. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Claims a reply for a channel that returns it with the response. */
  async takeForReturn(key: string): Promise<boolean> {
    const { store, clock } = this.parts;
    return (await store.claimOutgoingByKey(key, clock.now(), HOLD_MS)) !== null;
  }

  async returned(key: string): Promise<void> {
    await this.parts.store.settle(key, { kind: 'sent' }, this.parts.clock.now());
  }

  /** A slow chat holds one place, never the others up. Never throws. */
  private async run(): Promise<void> {
    for (;;) {
      this.isWoken = false;
      this.woken = Promise.withResolvers();
      const claimed = await this.claim(AT_ONCE - this.sending.size);
      for (const outgoing of claimed) this.begin(outgoing);
      if (this.isWoken || (claimed.length > 0 && this.sending.size < AT_ONCE)) continue;
      if (this.sending.size === 0) break;
      await Promise.race([this.woken.promise, ...this.sending.values()]);
    }
    // In the same breath as the decision to end, so that whoever wakes afterwards starts anew.
    this.running = null;
  }

  /** One that takes longer than the hold is claimed again: that renews the hold, and it goes out once all the same. */
  private begin(outgoing: ClaimedOutgoing): void {
    const { key, channel } = outgoing;
    if (this.sending.has(key)) return;
    const sent = this.send(outgoing)
      // It stays held until the hold is over, then it is tried again.
      .catch((error: unknown) => this.parts.onFailure?.(String(error), channel))
      .finally(() => this.sending.delete(key));
    this.sending.set(key, sent);
  }

  private async claim(free: number): Promise<ClaimedOutgoing[]> {
    if (free <= 0) return [];
    const { store, clock, onFailure } = this.parts;
    const names = [...this.channels.keys()];
    try {
      return await store.claimOutgoing(names, clock.now(), HOLD_MS, free);
    } catch (error) {
      onFailure?.(String(error), names[0] as ChannelName);
      return [];
    }
  }

  private async send(outgoing: ClaimedOutgoing): Promise<void> {
    const { store, clock, onFailure } = this.parts;
    const { key, channel, chat, body, attempt } = outgoing;
    let { partsSent } = outgoing;
    const sentPart = async (parts: number) => {
      partsSent = parts;
      await store.advance(key, parts);
    };
    const delivery = await (this.channels.get(channel) as PushChannel)
      .push(chat, { body, partsSent, sentPart })
      .catch((error: unknown): Delivery => ({ kind: 'retry', error: String(error) }));
    if (isFailure(delivery)) onFailure?.(delivery.error, channel);
    await store.settle(key, settlementOf(delivery, attempt, partsSent, clock.now()), clock.now());
  }
}

type Failure = Extract<Delivery, { error: string }>;

/** A wait that the channel chose itself is none. */
const isFailure = (delivery: Delivery): delivery is Failure =>
  delivery.kind === 'dead' || (delivery.kind === 'retry' && !delivery.isOwnPace);

function settlementOf(delivery: Delivery, attempt: number, partsSent: number, now: number): Settlement {
  if (delivery.kind !== 'retry') return delivery;
  const { error, afterMs, isOwnPace } = delivery;
  if (isOwnPace) return { kind: 'retry', at: now + (afterMs ?? FIRST_RETRY_MS), error, partsSent, uncounted: true };
  if (attempt >= LIMITS.outgoingTries) return { kind: 'dead', error };
  const delay = Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS);
  return { kind: 'retry', at: now + Math.max(afterMs ?? 0, delay), error, partsSent };
}
