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
const HOLD_MS = 60_000;
const AT_ONCE = 16;

/**
 * Sends what stands in the outbox: each chat's messages in order, failures again with growing delays, what the platform
 * refuses for good to the dead letters. A message may go out twice only where it was on its way at a kill.
 */
export class Dispatcher {
  private readonly channels = new Map<ChannelName, PushChannel>();
  private running: Promise<void> | null = null;
  private woken = Promise.withResolvers<void>();

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
    this.woken.resolve();
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
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

  /** A slow chat holds one place, never the others up. */
  private async run(): Promise<void> {
    const sending = new Set<Promise<void>>();
    for (;;) {
      this.woken = Promise.withResolvers();
      const claimed = await this.claim(AT_ONCE - sending.size);
      for (const outgoing of claimed) {
        const sent: Promise<void> = this.send(outgoing).finally(() => sending.delete(sent));
        sending.add(sent);
      }
      if (claimed.length > 0 && sending.size < AT_ONCE) continue;
      if (sending.size === 0) return;
      await Promise.race([this.woken.promise, ...sending]);
    }
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
    if (delivery.kind === 'retry' || delivery.kind === 'dead') onFailure?.(delivery.error, channel);
    await store.settle(key, settlementOf(delivery, attempt, partsSent, clock.now()), clock.now());
  }
}

function settlementOf(delivery: Delivery, attempt: number, partsSent: number, now: number): Settlement {
  if (delivery.kind !== 'retry') return delivery;
  const { error, afterMs } = delivery;
  if (attempt >= LIMITS.outgoingTries) return { kind: 'dead', error };
  const delay = Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS);
  return { kind: 'retry', at: now + Math.max(afterMs ?? 0, delay), error, partsSent };
}
