import { type Context, Hono } from 'hono';
import { problemResponse } from './api/problems.ts';
import type { Engine } from './assemble.ts';
import type { TelegramSettings, WechatSettings } from './channel-settings.ts';
import type { ChannelStanding } from './conversation/channel.ts';
import type { CommentPolicy } from './conversation/talk.ts';
import { randomId } from './domain/clock.ts';
import type { ProblemCode } from './domain/errors.ts';
import type { ChannelName } from './domain/message.ts';

/** The settings of the channels that may be enabled. */
export interface ChannelSettings {
  telegram: TelegramSettings | null;
  wechat: WechatSettings | null;
  publicUrl: string | undefined;
}

/** Nothing that a person wrote, and no chat's id, goes here. */
export interface ChannelLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** The enabled channels: their webhooks, what they tell of themselves, and long polling where it is wanted. */
export interface Channels {
  webhooks: Hono;
  standing(): Record<string, ChannelStanding>;
  /** Begins what runs by itself. Gives how to end it. */
  start(): () => Promise<void>;
}

/** P36, P38: Telegram's servers are abroad; comments are taken there only on a named assessment. */
export function commentPolicies({ telegram }: ChannelSettings): Partial<Record<ChannelName, CommentPolicy>> {
  const basis = telegram?.commentsBasis;
  return { telegram: basis ? { kind: 'consent', basis } : { kind: 'no' } };
}

/** Opens the channels that are enabled; reaches no platform. Throws a `StartupError` for a setting of the wrong form. */
export async function openChannels(engine: Engine, settings: ChannelSettings, log: ChannelLog): Promise<Channels> {
  const telegram = settings.telegram && (await openTelegram(engine, settings.telegram, settings.publicUrl, log));
  const wechat = settings.wechat && (await openWechat(engine, settings.wechat, settings.publicUrl));
  const webhooks = new Hono();
  if (telegram) webhooks.post('/webhooks/telegram', (c) => telegram.handle(c.req.raw));
  if (wechat)
    webhooks.on(['GET', 'POST'], '/webhooks/wechat', async (c) =>
      explained(await wechat.handle(c.req.raw, (work) => keepAlive(c, work))),
    );
  return {
    webhooks,
    standing: () => ({
      ...(telegram && { telegram: telegram.standing() }),
      ...(wechat && { wechat: wechat.standing() }),
    }),
    start: () => {
      if (settings.telegram?.polling) telegram?.startPolling();
      return async () => {
        await telegram?.close();
      };
    },
  };
}

/** Loaded where it is enabled: a vendor's library costs start-up time and memory. */
async function openTelegram(
  engine: Engine,
  settings: TelegramSettings,
  publicUrl: string | undefined,
  log: ChannelLog,
) {
  const { TelegramChannel } = await import('../bots/telegram/telegram.ts');
  const { token, webhookSecret, apiRoot, commentsBasis } = settings;
  const { inbox: reception, clock } = engine;
  const channel = new TelegramChannel({
    token,
    webhookSecret,
    apiRoot,
    commentsBasis,
    publicUrl,
    reception,
    log,
    clock,
  });
  engine.dispatcher.add(channel);
  return channel;
}

async function openWechat(engine: Engine, settings: WechatSettings, publicUrl: string | undefined) {
  const { WechatChannel } = await import('../bots/wechat-official/wechat.ts');
  const { inbox: reception, store: shared, clock } = engine;
  const channel = new WechatChannel({ ...settings, publicUrl }, { reception, shared, clock, newId: randomId });
  engine.dispatcher.add(channel);
  return channel;
}

const REFUSED: Record<number, [ProblemCode, string]> = {
  400: ['bad_request', '消息读不懂'],
  401: ['unauthorized', '签名不对，或者已经过期'],
  405: ['method_not_allowed', '这个地址只收 GET 和 POST'],
  413: ['too_large', '消息过长'],
};

/** A refusal as a problem document, as everywhere. */
function explained(response: Response): Response {
  const problem = REFUSED[response.status];
  return problem ? problemResponse(...problem) : response;
}

/** On Node a promise lives as long as the process; a Worker has to be told of it. */
function keepAlive(c: Context, work: Promise<unknown>): void {
  const noted = work.catch(() => undefined);
  try {
    c.executionCtx.waitUntil(noted);
  } catch {
    // Hono throws where there is no such thing.
  }
}
