import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose IPv4 blocks that are not globally reachable, with multicast and what is reserved. */
const SPECIAL_IPV4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];

/** What is not public within 2000::/3; 2002::/16 (6to4) carries any IPv4 address inside. */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const special4 = blocks(SPECIAL_IPV4, 'ipv4');
const special6 = blocks(SPECIAL_IPV6, 'ipv6');
const global6 = blocks(['2000::/3'], 'ipv6');

/**
 * Whether an address, as the resolver or `new URL()` writes it and without brackets, lies in the public internet.
 * Loopback, private, link-local, multicast and the like do not; nor does IPv4 in the shape of IPv6, which no resolver
 * gives unasked.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special4.check(address, 'ipv4');
  // A zone (`%eth0`) binds an address to a link.
  if (family !== 6 || address.includes('%')) return false;
  return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}

function blocks(ranges: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network, bits] = range.split('/') as [string, string];
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}
