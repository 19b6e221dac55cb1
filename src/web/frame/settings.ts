import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** The root's size against the browser's own: body text of 18, 22.5 and 30 px. */
export const SIZES = [
  { value: '1', name: '标准' },
  { value: '1.25', name: '大' },
  { value: '1.67', name: '特大' },
] as const;

export type Size = (typeof SIZES)[number]['value'];

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The size that the visitor chose; the standard one where the cookie is missing or not ours. */
export function readSize(context: Context): Size {
  return asSize(getCookie(context, 'size')) ?? '1';
}

/** One of the sizes, or `null` for any other text. */
export function asSize(value: unknown): Size | null {
  return SIZES.find((size) => size.value === value)?.value ?? null;
}

/** Remembers the size for a year. The cookie says nothing about the person but this. */
export function keepSize(context: Context, size: Size): void {
  const secure = new URL(context.req.url).protocol === 'https:';
  setCookie(context, 'size', size, { path: '/', maxAge: YEAR_SECONDS, httpOnly: true, sameSite: 'Lax', secure });
}

/** The address as a path of this site, or `/` where it leads (or might lead) anywhere else. */
export function safePath(address: string | undefined): string {
  const base = 'http://own.invalid';
  if (!address || address.length > 2_000 || !/^\/(?![/\\])/.test(address) || !URL.canParse(address, base)) return '/';
  const url = new URL(address, base);
  // A path such as /..//host comes out as //host, which a browser would take for another site.
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
}
