import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';

/**
 * Compresses pages, styles and scripts. Only what was asked for by GET: a posted page holds the conversation's secret
 * beside words that somebody else may have chosen, and the length of such a text tells about the secret (BREACH).
 * On Workers the network does it.
 */
export function compression(): MiddlewareHandler {
  const compressed = compress({ encoding: 'gzip' });
  return (c, next) => (c.req.method === 'GET' ? compressed(c, next) : next());
}
