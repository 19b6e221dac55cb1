import { z } from 'zod';
import { StartupError } from './domain/errors.ts';

const url = z.url({ protocol: /^https?$/ });
const text = z.string().min(1);

/** The variables of the store and the channels, as they stand in the environment. */
export const channelVariables = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'postgres://…' }).optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/)
    .optional(),
  /** https://core.telegram.org/bots/api#setwebhook: 1–256 of [A-Za-z0-9_-]. */
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/)
    .optional(),
  TELEGRAM_API_ROOT: url.optional(),
  TELEGRAM_POLLING: z.enum(['0', '1']).default('0'),
  TELEGRAM_COMMENTS_BASIS: z.string().trim().min(1).max(200).optional(),
  WECHAT_APP_ID: text.optional(),
  WECHAT_APP_SECRET: text.optional(),
  /** 3–32 letters and digits, as the platform's form demands. */
  WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/)
    .optional(),
  WECHAT_ENCODING_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}$/)
    .optional(),
  WECHAT_API_ROOT: url.optional(),
};

type Variables = z.infer<z.ZodObject<typeof channelVariables>>;

/** Telegram, where it is enabled. */
export interface TelegramSettings {
  token: string;
  /** `null` with long polling and no webhook. */
  webhookSecret: string | null;
  apiRoot: string | undefined;
  polling: boolean;
  commentsBasis: string | undefined;
}

/** WeChat Official Account, where it is enabled. */
export interface WechatSettings {
  appId: string;
  appSecret: string;
  token: string;
  /** With it, only encrypted messages are taken. */
  encodingAesKey: string | undefined;
  apiRoot: string | undefined;
}

/** `null` where no variable of Telegram's is set. Throws a `StartupError` that names what lacks. */
export function telegramOf(set: Variables): TelegramSettings | null {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_POLLING } = set;
  const polling = TELEGRAM_POLLING === '1';
  if (!token) {
    if (secret || polling || set.TELEGRAM_COMMENTS_BASIS)
      throw new StartupError('启用 Telegram 要设 TELEGRAM_BOT_TOKEN');
    return null;
  }
  if (!secret && !polling)
    throw new StartupError('启用 Telegram 要设 TELEGRAM_WEBHOOK_SECRET（用长轮询则设 TELEGRAM_POLLING=1）');
  const { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_COMMENTS_BASIS: commentsBasis } = set;
  return { token, webhookSecret: secret ?? null, apiRoot, polling, commentsBasis };
}

/** `null` where no variable of WeChat's is set. Throws a `StartupError` that names what lacks. */
export function wechatOf(set: Variables): WechatSettings | null {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_TOKEN: token } = set;
  const encodingAesKey = set.WECHAT_ENCODING_AES_KEY;
  if (!appId && !token && !appSecret && !encodingAesKey) return null;
  const needed = { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_TOKEN: token };
  const missing = Object.entries(needed).filter(([, value]) => !value);
  if (!appId || !appSecret || !token)
    throw new StartupError(`启用微信公众号还要设 ${missing.map(([name]) => name).join('、')}`);
  return { appId, appSecret, token, encodingAesKey, apiRoot: set.WECHAT_API_ROOT };
}
