import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './problems.ts';

const SAFE = /^(?:GET|HEAD|OPTIONS)$/;
/** The content types that a page of another site can send without asking first. No content type is one of them. */
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b|^$/i;

/**
 * Refuses what a form on another site would send. A browser names where a form comes from; a client that names
 * nothing is no browser, carries nobody's cookies, and may pass. JSON from another site never gets as far as this:
 * it is asked for first, and that is never allowed.
 */
export function refuseForeignForms(publicUrl?: string): MiddlewareHandler {
  const publicHost = publicUrl ? new URL(publicUrl).host : null;
  return async (c, next) => {
    if (SAFE.test(c.req.method) || !FORM.test(c.req.header('content-type')?.trim() ?? '')) return next();
    const own = [new URL(c.req.url).host, publicHost];
    if (isForeign(c.req.header('sec-fetch-site'), c.req.header('origin'), own))
      return problemResponse('foreign_origin', '请在本站的页面上提交');
    return next();
  };
}

/** The browser's own judgement counts before `Origin`, which plain http is left with. */
function isForeign(site: string | undefined, origin: string | undefined, own: (string | null)[]): boolean {
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined) return false;
  return !URL.canParse(origin) || !own.includes(new URL(origin).host);
}
