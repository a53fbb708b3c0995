/*
 * Which hosts lead into one's own network, as far as their spelling tells. Never node: the page asks as well.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */

/** Ranges that are nobody's to reach. */
const privateRanges = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24'],
  ...['192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32'],
].map((range) => {
  const [network = '', bits] = range.split('/');
  return { network: numberOf(network), size: 2 ** (32 - Number(bits)) };
});

/** `0.0.1.2` -> 258 */
function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** True for an IPv4 address, in its usual form, that is not anybody's to reach. */
export function isInnerIpv4(address: string): boolean {
  if (!/^\d+(\.\d+){3}$/.test(address)) return false;
  const number = numberOf(address);
  return privateRanges.some(({ network, size }) => number >= network && number < network + size);
}

/** Names that lead nowhere but into the own network, whatever a resolver says. */
const innerName =
  /^[^.]*$|(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/i;

/** For a host as the URL parser writes it, but for IPv6. */
export function leadsInside(host: string): boolean {
  const bare = host.replace(/\.+$/, '');
  return innerName.test(bare) || isInnerIpv4(bare);
}
