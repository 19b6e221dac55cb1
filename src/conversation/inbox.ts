import type { Clock, NewId } from '../domain/clock.ts';
import { LIMITS } from '../domain/limits.ts';
import type { ChannelName, IncomingMessage, Reply } from '../domain/message.ts';
import type { ClaimedMessage, FinishedMessage } from '../store/messages.ts';
import type { Store } from '../store/store.ts';
import type { Reception } from './channel.ts';
import type { Dispatcher } from './dispatcher.ts';

/** Works out what a message changes; writes nothing itself that would not be the same when done twice. */
export interface MessageHandler {
  handle(message: IncomingMessage, answerId: string): Promise<FinishedMessage>;
  /** What is said where handling failed again and again. */
  apology(message: IncomingMessage, answerId: string): Promise<FinishedMessage>;
}

/** What the inbox is made of. */
export interface InboxParts {
  store: Store;
  handler: MessageHandler;
  dispatcher: Dispatcher;
  clock: Clock;
  newId: NewId;
  /** Hears of a message that failed; never with its text. */
  onFailure?: (error: unknown, channel: ChannelName) => void;
  /** Messages that this process works on at once; more where they mostly wait for a model. */
  atOnce?: number;
}

/** How often a waiting request looks whether its message is done, milliseconds. */
const LOOK_EVERY = 25;
const FIRST_RETRY_MS = 1_000;

/**
 * Takes messages in once, works through each chat's in order, finishes each exactly once. What a message changes is one
 * atomic step in the store, so a kill at any moment leaves it either wholly undone, and done again, or wholly done.
 */
export class Inbox implements Reception {
  private readonly working = new Map<string, { again: boolean; done: Promise<void> }>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(private readonly parts: InboxParts) {}

  receive(message: IncomingMessage): Promise<'new' | 'repeat'> {
    const { store, clock, newId } = this.parts;
    return store.receive(message, newId(), clock.now());
  }

  /** One worker a chat in this process; the store's claim keeps other processes out. */
  work(channel: ChannelName, chat: string): Promise<void> {
    const key = `${channel} ${chat}`;
    const running = this.working.get(key);
    if (running) {
      running.again = true;
      return running.done;
    }
    const entry = { again: false, done: Promise.resolve() };
    this.working.set(key, entry);
    entry.done = this.workThrough(channel, chat, entry);
    return entry.done;
  }

  async replyTo(channel: ChannelName, messageId: string, withinMs: number): Promise<Reply | null> {
    const until = Date.now() + withinMs;
    for (;;) {
      const standing = await this.parts.store.standing(channel, messageId);
      if (standing.kind === 'done') return standing.reply;
      if (standing.kind === 'unknown' || Date.now() >= until) return null;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  }

  /** Goes on with what a killed process left: its messages, once its hold on them is over. */
  async recover(channels: ChannelName[]): Promise<void> {
    const left = await this.parts.store.listWaiting(channels, this.parts.clock.now(), 1_000);
    await Promise.all(left.map(({ channel, chat }) => this.work(channel, chat)));
  }

  async takeForReturn(reply: Reply): Promise<boolean> {
    return this.parts.dispatcher.takeForReturn(reply.id);
  }

  async returned(reply: Reply): Promise<void> {
    await this.parts.dispatcher.returned(reply.id);
  }

  grantPushes(channel: ChannelName, chat: string, count: number, until: number): Promise<void> {
    return this.parts.store.grantPushes(channel, chat, count, until);
  }

  spendPush(channel: ChannelName, chat: string): Promise<boolean> {
    return this.parts.store.spendPush(channel, chat, this.parts.clock.now());
  }

  private async workThrough(channel: ChannelName, chat: string, entry: { again: boolean }): Promise<void> {
    const { store, clock, dispatcher } = this.parts;
    try {
      do {
        entry.again = false;
        for (;;) {
          await this.enter();
          try {
            const claimed = await store.claim(channel, chat, clock.now(), LIMITS.holdMs);
            if (!claimed) break;
            if (!(await this.finish(claimed))) break;
          } finally {
            this.leave();
          }
          dispatcher.wake();
        }
      } while (entry.again);
    } finally {
      // In the same breath as the decision to end, so that whoever comes afterwards starts anew.
      this.working.delete(`${channel} ${chat}`);
    }
  }

  /** `false` where the message has to wait, and with it what comes behind. */
  private async finish({ message, answerId, attempt }: ClaimedMessage): Promise<boolean> {
    const { store, handler, clock, onFailure } = this.parts;
    try {
      const last = attempt > LIMITS.messageTries;
      await store.finish(await (last ? handler.apology(message, answerId) : handler.handle(message, answerId)));
      return true;
    } catch (error) {
      onFailure?.(error, message.channel);
      const delay = FIRST_RETRY_MS * 2 ** (attempt - 1);
      await store.release(message.channel, message.messageId, clock.now() + delay).catch(() => undefined);
      setTimeout(() => this.tryAgain(message), delay + 1);
      return false;
    }
  }

  /** Where the store is away, too, `recover` takes it up later. */
  private tryAgain({ channel, chat }: IncomingMessage): void {
    this.work(channel, chat).catch((error: unknown) => this.parts.onFailure?.(error, channel));
  }

  private async enter(): Promise<void> {
    if (this.busy < (this.parts.atOnce ?? LIMITS.atOnce)) this.busy += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The place goes to whoever waits longest, before anybody who comes just now. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.busy -= 1;
  }
}
