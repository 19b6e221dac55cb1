import type { Message, Wechaty } from 'wechaty';
import type { ChannelStanding, Delivery, PushChannel, Reception, Sending } from '../../src/conversation/channel.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { IncomingMessage } from '../../src/domain/message.ts';
import { type Place, placeOf } from './chats.ts';
import { Connection } from './connection.ts';
import { describe, type Log } from './log.ts';
import { readMessage, sentAtOf } from './messages.ts';
import { Pace, type Pause, type Sleep, systemSleep } from './pace.ts';
import { say } from './saying.ts';
import { NOT_TAKEN, partsOf } from './texts.ts';

/** What the channel is made of. */
export interface WechatyOptions {
  /** Not yet started. */
  bot: Wechaty;
  reception: Reception;
  pause: Pause;
  /** Where sources are read. */
  publicUrl?: string | undefined;
  log: Log;
  clock: Clock;
  /** Shows a login code that is to be scanned. */
  showCode: (code: string) => void;
  /** The runtime's timer and chance where they are not given. */
  sleep?: Sleep | undefined;
  random?: (() => number) | undefined;
}

/** Longer than this the outbox waits, not a worker that holds its message. */
const LONGEST_WAIT_MS = 20_000;
/** While the account is logged out: when a sending is tried again, and when it is left to the next message instead. */
const OFFLINE_RETRY_MS = 30_000;
const PARK_AFTER_MS = 5 * 60_000;
/** Nobody delivers a message of wechaty again, so the store gets some time to come back. */
const RECEIVE_PAUSES_MS = [1_000, 5_000, 15_000];

/** The error of a wait that is no failure. */
const OWN_PACE = 'own pace: others are sent to first';

/** A personal WeChat account by way of a puppet: direct messages, and rooms where it is mentioned. */
export class WechatyChannel implements PushChannel {
  readonly name = 'wechaty';
  private readonly connection: Connection;
  private readonly pace: Pace;
  private readonly sleep: Sleep;
  private readonly background = new Set<Promise<void>>();
  private readonly told: ChannelStanding = {
    state: 'on',
    lastUpdateAt: null,
    lastDelayMs: null,
    received: 0,
    failures: 0,
    lastFailure: null,
  };

  /** Reaches no platform. */
  constructor(private readonly options: WechatyOptions) {
    const { bot, pause, clock, log, showCode, sleep = systemSleep, random = Math.random } = options;
    this.sleep = sleep;
    this.pace = new Pace({ pause, clock, sleep, random });
    this.connection = new Connection({ bot, clock, sleep, log, showCode, failed: (error) => this.failed(error) });
    bot.on('message', (message) => this.inBackground(this.take(message)));
  }

  /** Starts the bot. The login comes later; without one nothing is received, and what is to be sent waits. */
  start(): Promise<void> {
    return this.connection.start();
  }

  /** Ends the bot, and waits for the work that is under way. */
  async close(): Promise<void> {
    await this.connection.stop();
    while (this.background.size) await Promise.all(this.background);
  }

  async push(chat: string, sending: Sending): Promise<Delivery> {
    const place = placeOf(chat);
    if (!place) return { kind: 'dead', error: 'not a chat of wechaty' };
    const { body, partsSent, sentPart } = sending;
    const parts = partsOf(body, { isGroup: place.room !== null, publicUrl: this.options.publicUrl });
    const until = this.options.clock.now() + LONGEST_WAIT_MS;
    for (const [at, part] of parts.entries()) {
      if (at < partsSent) continue;
      const delivery = await this.send(place, chat, part, { mentions: at === 0, until });
      if (delivery.kind !== 'sent') return delivery;
      await sentPart(at + 1);
    }
    return { kind: 'sent' };
  }

  /** What is told of this channel, in this process. */
  standing(): ChannelStanding {
    return { ...this.told };
  }

  private async send(
    place: Place,
    chat: string,
    text: string,
    { mentions, until }: { mentions: boolean; until: number },
  ): Promise<Delivery> {
    if (!this.connection.isOnline) return this.whileOffline();
    const left = await this.pace.turn(chat, Math.max(0, until - this.options.clock.now()));
    if (left > 0) return { kind: 'retry', afterMs: left, error: OWN_PACE, isOwnPace: true };
    if (!this.connection.isOnline) return this.whileOffline();
    try {
      await say(this.options.bot, place, text, mentions);
      return { kind: 'sent' };
    } catch (error) {
      this.failed(describe(error));
      return { kind: 'retry', error: describe(error) };
    }
  }

  private whileOffline(): Delivery {
    if (this.connection.offlineMs() > PARK_AFTER_MS) return { kind: 'parked' };
    return { kind: 'retry', afterMs: OFFLINE_RETRY_MS, error: 'logged out' };
  }

  private async take(message: Message): Promise<void> {
    const { bot, clock, reception } = this.options;
    const now = clock.now();
    this.told.lastUpdateAt = new Date(now).toISOString();
    const read = await readMessage(message, bot, now);
    if (!read) return;
    const taken = await this.receive(read);
    if (taken === null) return this.sayNotTaken(read.chat);
    if (taken === 'new') {
      const sentAt = sentAtOf(message);
      this.told.received += 1;
      this.told.lastDelayMs = sentAt === null ? null : Math.max(0, now - sentAt);
    }
    // A repeat too: whoever took it in first may have died before working on it.
    await reception.work('wechaty', read.chat);
  }

  /** `null` where the store did not take it in, in several tries. */
  private async receive(message: IncomingMessage): Promise<'new' | 'repeat' | null> {
    for (const pause of [...RECEIVE_PAUSES_MS, null]) {
      try {
        return await this.options.reception.receive(message);
      } catch (error) {
        this.failed(describe(error));
        if (pause !== null) await this.sleep(pause);
      }
    }
    this.options.log.warn({}, '微信消息没有收下，已告诉对方');
    return null;
  }

  private async sayNotTaken(chat: string): Promise<void> {
    const until = this.options.clock.now() + LONGEST_WAIT_MS;
    await this.send(placeOf(chat) as Place, chat, NOT_TAKEN, { mentions: true, until });
  }

  private inBackground(work: Promise<void>): void {
    const watched = work
      .catch((error) => {
        this.failed(describe(error));
        this.options.log.warn({ error: describe(error) }, '微信消息处理失败');
      })
      .finally(() => this.background.delete(watched));
    this.background.add(watched);
  }

  private failed(error: string): void {
    this.told.failures += 1;
    this.told.lastFailure = error;
  }
}
