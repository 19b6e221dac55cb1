import { Api } from 'grammy';
import { StartupError } from '../../src/domain/errors.ts';

/** What reaching the platform needs. */
export interface Access {
  /** From BotFather. */
  token: string;
  /** A Bot API server of one's own; Telegram's where it is not given. */
  apiRoot?: string | undefined;
}

/** A client of the platform. Throws a `StartupError` without a token. Reaches nothing by itself. */
export function apiOf({ token, apiRoot }: Access, timeoutSeconds: number): Api {
  if (!token) throw new StartupError('Telegram 缺少 TELEGRAM_BOT_TOKEN');
  return new Api(token, { timeoutSeconds, ...(apiRoot && { apiRoot: apiRoot.replace(/\/+$/, '') }) });
}

/** Throws a `StartupError` for a secret that the platform would not take: 1 to 256 of letters, digits, - and _. */
export function checkSecret(secret: string): void {
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(secret))
    throw new StartupError('TELEGRAM_WEBHOOK_SECRET 须是 1 到 256 个字母、数字、下划线或连字符');
}

/** The bot's id, which its token begins with; `null` where it does not. */
export function botIdOf(token: string): number | null {
  const id = /^(\d+):/.exec(token)?.[1];
  return id === undefined ? null : Number(id);
}
