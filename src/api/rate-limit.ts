import type { Context, MiddlewareHandler } from 'hono';
import type { RateLimiterRes } from 'rate-limiter-flexible';
// Not from the package's front, which brings Node's cluster and crypto along and so would not load on Workers.
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import { problemResponse } from './problems.ts';

/** Tells the address that a request came from; `null` where it is not known. */
export type ClientAddress = (c: Context) => string | null;

/** Webhooks bear a secret or a signature, and a platform sends everybody's messages from few addresses. */
const EXEMPT = /^\/(?:healthz$|assets\/|webhooks\/)/;

/**
 * Lets each address make `perMinute` requests a minute and answers 429 beyond, with `Retry-After` in seconds.
 * Counted in this process's memory. Requests of unknown address share one allowance.
 */
export function rateLimit(perMinute: number, clientAddress: ClientAddress): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (c, next) => {
    if (EXEMPT.test(c.req.path)) return next();
    const refused = await limiter.consume(addressKey(clientAddress(c) ?? '?')).then(
      () => null,
      (result: RateLimiterRes) => result,
    );
    if (!refused) return next();
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    return problemResponse('rate_limited', `请在${seconds}秒后再试`, { 'retry-after': String(seconds) });
  };
}

/** Whoever holds one IPv6 address holds its whole /64, so that is counted as one; an IPv4 address is its own. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] as string;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) {
    const behind = tail.split(':').filter(Boolean);
    const zeros = Math.max(0, 8 - groups.length - behind.length);
    groups.push(...Array<string>(zeros).fill('0'), ...behind);
  }
  const network = groups.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}
