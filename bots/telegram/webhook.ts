import type { Update } from 'grammy/types';
import { isUpdate } from './updates.ts';

/** The largest body that is read, bytes. */
const BODY_BYTES = 1024 * 1024;

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** Whether the request bears the secret. The time that it takes tells nothing of where they differ, nor of lengths. */
export async function bearsSecret(request: Request, secret: string): Promise<boolean> {
  const [given, wanted] = await Promise.all([digest(request.headers.get(SECRET_HEADER) ?? ''), digest(secret)]);
  let difference = 0;
  for (const [at, byte] of wanted.entries()) difference |= byte ^ (given[at] as number);
  return difference === 0;
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** Reads a webhook's body; a problem's status where it is too large or no update. */
export async function readWebhook(request: Request): Promise<Update | 400 | 413> {
  const bytes = await readAtMost(request, BODY_BYTES);
  if (!bytes) return 413;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isUpdate(value) ? value : 400;
  } catch {
    return 400;
  }
}

/** `null` beyond the limit, whatever the request says of its own length. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const TITLES = {
  400: ['bad_request', '请求格式不对'],
  401: ['unauthorized', '密钥不对'],
  405: ['method_not_allowed', '不支持这种请求方法'],
  413: ['too_large', '内容过长'],
  503: ['unavailable', '服务暂时不可用'],
} as const;

/** A refusal as a problem document (RFC 9457). */
export function refusal(status: keyof typeof TITLES): Response {
  const [code, title] = TITLES[status];
  const body = { type: `urn:problem-type:xiangwen:${code}`, title, status, detail: title, code };
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  return new Response(JSON.stringify(body), {
    status,
    headers: status === 405 ? { ...headers, allow: 'POST' } : headers,
  });
}
