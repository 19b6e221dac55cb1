import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { ChannelStanding, Delivery, PushChannel, Reception, Sending } from '../../src/conversation/channel.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { describe } from './failures.ts';
import { Identity } from './identity.ts';
import type { Log } from './log.ts';
import { Pace, type Sleep, systemSleep } from './pace.ts';
import { POLL_SECONDS, Polling } from './polling.ts';
import { partsOf } from './rendering.ts';
import { sendParts } from './sending.ts';
import { type Access, apiOf, checkSecret } from './settings.ts';
import { typingUntil } from './typing.ts';
import { NOTHING, needsName, readUpdate, type Taken } from './updates.ts';
import { bearsSecret, readWebhook, refusal } from './webhook.ts';

/** What the channel is made of. */
export interface TelegramOptions extends Access {
  /** `null` closes the webhook, for long polling only. */
  webhookSecret: string | null;
  /** The address that labels link to. */
  publicUrl?: string | undefined;
  /** The assessment on which comments may be taken here; whether they are is the engine's to decide. */
  commentsBasis?: string | undefined;
  reception: Reception;
  log: Log;
  clock: Clock;
  /** The runtime's timer where it is not given. */
  sleep?: Sleep | undefined;
}

/** A call that people wait behind. */
const CALL_SECONDS = 15;
/** Messages in groups whose place is remembered for the reply; the oldest are forgotten. */
const REPLIES_KEPT = 10_000;

/** Telegram: takes updates in by webhook or long polling, and sends what the outbox holds. */
export class TelegramChannel implements PushChannel {
  readonly name = 'telegram';
  readonly commentsBasis: string | null;
  private readonly api: Api;
  private readonly identity: Identity;
  private readonly pace: Pace;
  private readonly sleep: Sleep;
  private readonly polling: Polling;
  private readonly background = new Set<Promise<void>>();
  /** The message that each dialogue in a group last spoke by; after a restart replies stand by themselves. */
  private readonly replyTo = new Map<string, number>();
  private readonly told: ChannelStanding = {
    state: 'on',
    lastUpdateAt: null,
    lastDelayMs: null,
    received: 0,
    failures: 0,
    lastFailure: null,
  };

  /** Reaches no platform. Throws a `StartupError` that names the setting that is missing or of the wrong form. */
  constructor(private readonly options: TelegramOptions) {
    if (options.webhookSecret !== null) checkSecret(options.webhookSecret);
    this.commentsBasis = options.commentsBasis ?? null;
    this.sleep = options.sleep ?? systemSleep;
    this.api = apiOf(options, CALL_SECONDS);
    this.identity = new Identity(options);
    this.pace = new Pace(options.clock, this.sleep);
    this.polling = new Polling({
      api: apiOf(options, POLL_SECONDS + CALL_SECONDS),
      take: (update) => this.take(update),
      failed: (error) => this.failed(error),
      log: options.log,
      sleep: this.sleep,
    });
  }

  /**
   * Answers `POST /webhooks/telegram`: 200 once the update is taken in durably, which is before it is worked on. 401
   * for a wrong or missing secret, 503 where it could not be taken in, so that Telegram delivers it again.
   */
  async handle(request: Request): Promise<Response> {
    const { webhookSecret, log } = this.options;
    if (request.method !== 'POST') return refusal(405);
    if (webhookSecret === null || !(await bearsSecret(request, webhookSecret))) return refusal(401);
    const update = await readWebhook(request);
    if (typeof update === 'number') return refusal(update);
    try {
      await this.take(update);
    } catch (error) {
      this.failed(describe(error));
      log.warn({ error: describe(error) }, 'Telegram 消息没有收下，等待重发');
      return refusal(503);
    }
    return new Response(null, { status: 200 });
  }

  /** Fetches updates by long polling from now on, until `close`. */
  startPolling(): void {
    this.polling.start();
  }

  /** Takes no more updates by polling, and waits for the work that is under way. */
  async close(): Promise<void> {
    await this.polling.stop();
    while (this.background.size) await Promise.all(this.background);
  }

  async push(chat: string, sending: Sending): Promise<Delivery> {
    const chatId = Number(chat.split(':')[0]);
    if (!Number.isSafeInteger(chatId)) return { kind: 'dead', error: 'not a chat of Telegram' };
    const replyTo = sending.body.kind === 'reply' ? this.replyTo.get(chat) : undefined;
    const parts = partsOf(sending.body, this.options.publicUrl);
    const delivery = await sendParts(this.api, this.pace, { chatId, replyTo }, parts, sending);
    const isFailure = (delivery.kind === 'retry' && !delivery.isOwnPace) || delivery.kind === 'dead';
    if (isFailure) this.failed(delivery.error);
    return delivery;
  }

  /** What `/readyz` tells. */
  standing(): ChannelStanding {
    return { ...this.told };
  }

  /** Throws where the update could not be taken in. */
  private async take(update: Update): Promise<void> {
    const { reception, clock } = this.options;
    const taken = await this.read(update);
    const now = clock.now();
    this.told.lastUpdateAt = new Date(now).toISOString();
    if (taken.callbackId !== null) this.inBackground(this.answerCallback(taken.callbackId));
    const { message } = taken;
    if (!message) return;
    const isNew = (await reception.receive(message)) === 'new';
    if (isNew) this.told.received += 1;
    if (isNew) this.told.lastDelayMs = taken.sentAt === null ? null : Math.max(0, now - taken.sentAt);
    if (taken.replyTo !== null) this.remember(message.chat, taken.replyTo);
    // A repeat too: whoever took it in first may have died before working on it.
    this.inBackground(this.work(message.chat));
  }

  /** An update of a shape that nobody foresaw is nothing for us: delivered again it would stop all behind it. */
  private async read(update: Update): Promise<Taken> {
    const bot = await this.identity.know(needsName(update));
    try {
      return readUpdate(update, bot);
    } catch (error) {
      this.failed(describe(error));
      this.options.log.warn({ error: describe(error) }, 'Telegram 消息读不懂，已略过');
      return NOTHING;
    }
  }

  private async work(chat: string): Promise<void> {
    const working = this.options.reception.work('telegram', chat);
    const chatId = Number(chat.split(':')[0]);
    await Promise.all([working, typingUntil(working, this.api, chatId, this.sleep)]);
  }

  private async answerCallback(id: string): Promise<void> {
    await this.api.answerCallbackQuery(id);
  }

  private inBackground(work: Promise<void>): void {
    const watched = work
      .catch((error) => {
        this.failed(describe(error));
        this.options.log.warn({ error: describe(error) }, 'Telegram 后台处理失败');
      })
      .finally(() => this.background.delete(watched));
    this.background.add(watched);
  }

  private failed(error: string): void {
    this.told.failures += 1;
    this.told.lastFailure = error;
  }

  private remember(chat: string, messageId: number): void {
    this.replyTo.delete(chat);
    this.replyTo.set(chat, messageId);
    const oldest = this.replyTo.keys().next();
    if (this.replyTo.size > REPLIES_KEPT && !oldest.done) this.replyTo.delete(oldest.value);
  }
}
