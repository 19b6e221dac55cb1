import type { MiddlewareHandler } from 'hono';
import { Problem } from '../domain/errors.ts';

/**
 * Refuses forms that another site submits (throws `Problem` foreign_origin). Browsers say where a request comes from
 * in `Sec-Fetch-Site`, over plain HTTP only in `Origin`; a client that sends neither is no browser, so nobody's
 * session can be abused through it. `trusted` is the public origin where a proxy changes the host.
 */
export function ownFormsOnly(trusted?: string): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    const host = req.header('host') ?? new URL(req.url).host;
    if (!isOwn(req.header('sec-fetch-site'), req.header('origin'), host, trusted))
      throw new Problem('foreign_origin', '这个表单不是从本站提交的。请回到本站页面重新提交。');
    await next();
  };
}

function isOwn(
  site: string | undefined,
  origin: string | undefined,
  host: string,
  trusted: string | undefined,
): boolean {
  if (site) return site === 'same-origin' || site === 'none' || (trusted !== undefined && origin === trusted);
  if (origin === undefined || origin === trusted) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
