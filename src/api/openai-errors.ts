import type { MiddlewareHandler } from 'hono';
import type { ProblemCode } from '../domain/errors.ts';

/** What is told of a failure beside its status. */
export interface OpenaiFailure {
  message: string;
  code: string;
  /** The parameter at fault, as OpenAI writes it: `messages[0].content`. */
  param?: string | null;
}

/** A failure in the form that OpenAI's clients read. */
export function openaiError(status: number, failure: OpenaiFailure, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(errorBody(status, failure)), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

/** The body of a failure. */
export function errorBody(status: number, { message, code, param = null }: OpenaiFailure) {
  return { error: { message, type: typeOf(status), code, param } };
}

/**
 * Gives every problem below `/v1` the form that OpenAI's clients read, wherever it comes from. Stands outermost, so
 * that the rate limit and the body limit are told so, too; on other paths it does nothing.
 */
export const openaiErrors: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.req.path.startsWith('/v1/')) return;
  if (!c.res.headers.get('content-type')?.startsWith('application/problem+json')) return;
  const { status, code, detail } = (await c.res.json()) as { status: number; code: ProblemCode; detail: string };
  const failure = {
    message: detail,
    code: CODES[code] ?? code,
    param: code === 'invalid_input' ? paramOf(detail) : null,
  };
  // An answer that did not come within its time does not come sooner when a client asks by itself again and again.
  c.res = openaiError(status, failure, code === 'unavailable' ? { 'x-should-retry': 'false' } : {});
};

const CODES: Partial<Record<ProblemCode, string>> = { rate_limited: 'rate_limit_exceeded', internal: 'server_error' };

function typeOf(status: number): string {
  if (status >= 500) return 'server_error';
  if (status === 429) return 'rate_limit_error';
  return status === 403 ? 'permission_error' : 'invalid_request_error';
}

/** `messages.0.content:必填` is about `messages[0].content`. */
function paramOf(detail: string): string | null {
  const path = /^[\w.]+(?=:)/.exec(detail)?.[0];
  return path?.replace(/\.(\d+)/g, '[$1]') ?? null;
}
