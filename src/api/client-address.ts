import type { Context } from 'hono';
import type { ClientAddress } from './rate-limit.ts';

/**
 * Tells the caller's address: the connection's, or, where that is a trusted proxy, the last address in
 * `X-Forwarded-For` that is not itself a trusted proxy. Anybody can write that header, so nobody else's is read.
 *
 * @param trusted addresses or IPv4 ranges such as `10.0.0.0/8`.
 */
export function clientAddressFrom(
  connection: (c: Context) => string | null,
  trusted: readonly string[],
): ClientAddress {
  return (c) => {
    const remote = connection(c);
    if (remote === null || !isTrusted(remote, trusted)) return remote;
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
    return forwarded.findLast((address) => address !== '' && !isTrusted(address, trusted)) ?? remote;
  };
}

function isTrusted(address: string, trusted: readonly string[]): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return trusted.some((entry) => entry === plain || inRange(plain, entry));
}

function inRange(address: string, range: string): boolean {
  const [network, bits] = range.split('/');
  const at = ipv4(address);
  const from = ipv4(network ?? '');
  if (at === null || from === null || bits === undefined) return false;
  const shift = 32 - Number(bits);
  return shift >= 32 || at >>> shift === from >>> shift;
}

function ipv4(address: string): number | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  return match ? match.slice(1).reduce((value, byte) => ((value << 8) | Number(byte)) >>> 0, 0) : null;
}
