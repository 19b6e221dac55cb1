import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { Problem } from '../domain/errors.ts';

/** What is logged to; pino fits. */
export interface Log {
  info(fields: object, message: string): void;
}

/**
 * Writes one line a request: method, route, status, milliseconds, and where an unexpected error came from. Routes
 * stand in for paths and an error's message is left out, as both may carry questions, ids or addresses.
 */
export function requestLog(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const begin = performance.now();
    await next();
    const ms = Math.round((performance.now() - begin) * 10) / 10;
    const fields = { method: c.req.method, route: routePath(c), status: c.res.status, ms };
    log.info({ ...fields, ...(c.res.status >= 500 && { error: originOf(c.error) }) }, '请求');
  };
}

function originOf(error: Error | undefined): object | undefined {
  const cause = error instanceof Problem || error instanceof HTTPException ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return undefined;
  const frames = cause.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return { name: cause.name, code, at: frames?.slice(0, 8).map((line) => line.trim()) };
}
