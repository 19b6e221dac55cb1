import { WECHAT } from './limits.ts';

/** What the platform answered: its `errcode` and words. -1 also where it could not be reached or did not make sense. */
export class PlatformError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(`微信接口 ${code}：${message}`);
  }
}

/** `WECHAT_API_ROOT`, where that is not set. */
export const API_ROOT = 'https://api.weixin.qq.com';

/**
 * Calls the platform's interface. The body goes as bare UTF-8: the platform shows `\u4e2d` as it stands. Throws a
 * `PlatformError`, in which no address stands, as that holds the token.
 */
export async function callPlatform(root: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(root.replace(/\/$/, '') + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(WECHAT.callMs),
  }).catch((error: Error) => {
    throw new PlatformError(-1, error.name === 'TimeoutError' ? '超时' : '无法连接');
  });
  const answer: unknown = response.ok ? await response.json().catch(() => null) : null;
  if (typeof answer !== 'object' || answer === null) throw new PlatformError(-1, `答了 ${response.status}`);
  const { errcode = 0, errmsg = '' } = answer as { errcode?: number; errmsg?: string };
  if (errcode !== 0) throw new PlatformError(Number(errcode), String(errmsg).slice(0, 200));
  return answer as Record<string, unknown>;
}
