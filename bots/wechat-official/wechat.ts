import type { ChannelStanding, Delivery, PushChannel, Reception, Sending } from '../../src/conversation/channel.ts';
import type { Clock, NewId } from '../../src/domain/clock.ts';
import { StartupError } from '../../src/domain/errors.ts';
import type { IncomingMessage } from '../../src/domain/message.ts';
import { AccessToken } from './access-token.ts';
import { Backlog } from './backlog.ts';
import { readEncodingKey } from './encryption.ts';
import { WECHAT } from './limits.ts';
import { readMessage, type Told } from './messages.ts';
import { openEcho, openMessage, Refused, type Secrets } from './opening.ts';
import { passiveReply, SUCCESS } from './passive.ts';
import { API_ROOT, PlatformError } from './platform.ts';
import { Pushing } from './pushing.ts';
import { Returning } from './returning.ts';
import { pause, type SharedState } from './shared-state.ts';
import { isNonceOf } from './signature.ts';
import { GO_ON, NOT_TAKEN, partsOf } from './texts.ts';

/** The account's settings, as the environment names them. */
export interface WechatSettings {
  /** `WECHAT_APP_ID`. */
  appId: string;
  /** `WECHAT_APP_SECRET`. */
  appSecret: string;
  /** `WECHAT_TOKEN`. */
  token: string;
  /** `WECHAT_ENCODING_AES_KEY`: with it, only encrypted messages are taken. */
  encodingAesKey?: string | undefined;
  /** `WECHAT_API_ROOT`. */
  apiRoot?: string | undefined;
  /** Where sources are read; no slash at its end. */
  publicUrl?: string | undefined;
}

/** What the channel works with. */
export interface WechatParts {
  reception: Reception;
  shared: SharedState;
  clock: Clock;
  newId: NewId;
}

/** Keeps a promise alive after the response, as a Worker's `ctx.waitUntil` does. */
export type WaitUntil = (work: Promise<unknown>) => void;

/** The rest of a long reply follows its first part, which is on its way with the response. */
const REST_AFTER_MS = 1_000;

/**
 * A WeChat Official Account. The reply goes back with the response where it is ready in time; else the outbox sends it
 * by customer-service message, or, where the account or the person's window allows none, the next message brings it.
 */
export class WechatChannel implements PushChannel {
  readonly name = 'wechat';
  readonly #secrets: Secrets;
  readonly #publicUrl: string | undefined;
  readonly #parts: WechatParts;
  readonly #backlog: Backlog;
  readonly #pushing: Pushing;
  readonly #returning: Returning;
  readonly #standing: ChannelStanding = {
    state: 'on',
    lastUpdateAt: null,
    lastDelayMs: null,
    received: 0,
    failures: 0,
    lastFailure: null,
  };

  /** Throws a `StartupError` that names the setting which is missing or of the wrong form. Reaches no platform. */
  constructor(settings: WechatSettings, parts: WechatParts) {
    const { appId, appSecret, token, encodingAesKey, apiRoot = API_ROOT } = settings;
    const required = { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_TOKEN: token };
    const missing = Object.entries(required).filter(([, value]) => !value);
    if (missing.length > 0) throw new StartupError(`配置有误：缺少 ${missing.map(([name]) => name).join('、')}`);
    this.#secrets = { appId, token, key: encodingAesKey ? readEncodingKey(encodingAesKey) : null };
    this.#publicUrl = settings.publicUrl;
    this.#parts = parts;
    this.#backlog = new Backlog(parts.shared, parts.clock);
    const accessToken = new AccessToken({ appId, appSecret, apiRoot }, parts.shared, parts.clock, parts.newId);
    const note = (failure: string): void => this.#note(failure);
    this.#pushing = new Pushing({ ...parts, accessToken, apiRoot, backlog: this.#backlog, note });
    this.#returning = new Returning({ ...parts, backlog: this.#backlog });
  }

  /** Answers the platform's GET and POST. Never throws. */
  async handle(request: Request, waitUntil: WaitUntil): Promise<Response> {
    const until = this.#parts.clock.now() + WECHAT.passiveMs;
    try {
      if (request.method === 'GET') return await this.#echo(request);
      if (request.method === 'POST') return await this.#take(request, until, waitUntil);
      return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
    } catch (error) {
      this.#note(error instanceof Refused ? `refused: ${error.message}` : describe(error));
      return error instanceof Refused ? new Response(null, { status: error.status }) : SUCCESS();
    }
  }

  async push(chat: string, sending: Sending): Promise<Delivery> {
    const { body } = sending;
    const openFor = body.kind === 'reply' ? this.#returning.openFor(chat) : 0;
    if (openFor > 0) return { kind: 'retry', afterMs: openFor, error: '先等被动回复', isOwnPace: true };
    return this.#pushing.push(chat, partsOf(body, this.#publicUrl), sending);
  }

  /** What `/readyz` tells of this channel, in this process. */
  standing(): ChannelStanding {
    return { ...this.#standing };
  }

  async #echo(request: Request): Promise<Response> {
    const echo = await openEcho(request, this.#secrets, this.#parts.clock.now());
    return new Response(echo, {
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    });
  }

  async #take(request: Request, until: number, waitUntil: WaitUntil): Promise<Response> {
    const { clock, shared } = this.#parts;
    const { fields, signed } = await openMessage(request, this.#secrets, clock.now());
    const told = readMessage(fields);
    if (!told) throw new Refused(400, 'not a message');
    let text: string | null;
    try {
      const isHere = await isNonceOf(told.id, signed, this.#secrets.token, shared, clock.now());
      if (!isHere) throw new Refused(401, 'a nonce that belongs to another message');
      text = await this.#answer(told, until, waitUntil);
    } catch (error) {
      if (error instanceof Refused) throw error;
      // The platform does not deliver again what was answered: the person must know that it is lost.
      this.#note(describe(error));
      text = told.message && NOT_TAKEN;
    }
    return text ? passiveReply(text, told, this.#secrets, clock.now()) : SUCCESS();
  }

  /** What goes back with the response; `null` for nothing. Throws only where the message was not taken in. */
  async #answer(told: Told, until: number, waitUntil: WaitUntil): Promise<string | null> {
    const { chat, message } = told;
    const rest = isGoOn(message) ? await this.#backlog.next(chat, told.id) : null;
    if (rest) return rest.text;
    if (!message) {
      await this.#pushing.grant(told).catch((error) => this.#note(describe(error)));
      return null;
    }
    if ((await this.#parts.reception.receive(message)) === 'new') await this.#taken(told, waitUntil);
    return this.#replyTo(message, until, waitUntil).catch((error) => {
      this.#note(describe(error));
      return null;
    });
  }

  async #taken(told: Told, waitUntil: WaitUntil): Promise<void> {
    const now = this.#parts.clock.now();
    this.#standing.received += 1;
    this.#standing.lastUpdateAt = new Date(now).toISOString();
    this.#standing.lastDelayMs = Math.max(0, now - told.at);
    await this.#pushing.grant(told).catch((error) => this.#note(describe(error)));
    waitUntil(this.#sendRest(told.chat));
  }

  async #replyTo({ chat, messageId }: IncomingMessage, until: number, waitUntil: WaitUntil): Promise<string | null> {
    const { reception, clock } = this.#parts;
    return this.#returning.during(chat, until, async () => {
      waitUntil(reception.work('wechat', chat).catch((error) => this.#note(describe(error))));
      const reply = await reception.replyTo('wechat', messageId, Math.max(0, until - clock.now()));
      if (!reply) return null;
      const parts = partsOf({ kind: 'reply', reply }, this.#publicUrl);
      return (await this.#returning.take(reply, chat, parts, until)) ? (parts[0] ?? null) : null;
    });
  }

  /** Pushes what earlier replies and this one left, a little after the response is out. */
  async #sendRest(chat: string): Promise<void> {
    do await pause(REST_AFTER_MS);
    while (this.#returning.openFor(chat) > 0);
    await pause(REST_AFTER_MS);
    await this.#pushing.pushRest(chat).catch((error) => this.#note(describe(error)));
  }

  #note(failure: string): void {
    this.#standing.failures += 1;
    this.#standing.lastFailure = `${new Date(this.#parts.clock.now()).toISOString()} ${failure}`;
  }
}

const isGoOn = (message: IncomingMessage | null): boolean =>
  message?.content.kind === 'text' && message.content.text.trim() === GO_ON;

/** A failure in words, never what a person wrote: a database's own words may quote it. */
function describe(error: unknown): string {
  if (error instanceof PlatformError) return error.message;
  if (!(error instanceof Error)) return 'unknown failure';
  return 'code' in error ? `${error.name} ${error.code}` : error.name;
}
