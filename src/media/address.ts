import { BlockList, isIP, isIPv6 } from 'node:net';
import { isInnerIpv4, leadsInside } from './innerHost';

/*
 * Which addresses an attachment may be fetched from: only those of the open internet. A link in a message must not
 * reach this machine, its network or the metadata service of a cloud, which answer whoever asks from the inside.
 * https://www.iana.org/assignments/iana-ipv6-special-registry; of IPv4 it is innerHost.ts that knows.
 */

/** Everything given out for the open internet lies in 2000::/3; these parts of it are not. */
const open6 = blockList(['2000::/3']);
const closed6 = blockList(['2001::/23', '2001:db8::/32', '3fff::/20', '2620:4f:8000::/48']);
/** Addresses that hold an IPv4 address from this bit on, which is what counts then. */
const holders = [
  { list: blockList(['::ffff:0:0/96', '64:ff9b::/96']), at: 6 },
  { list: blockList(['2002::/16']), at: 1 },
];

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), 'ipv6');
  }
  return list;
}

/** True for an IP address that anybody on the internet could reach. */
export function isPublicAddress(address: string): boolean {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return isIP(plain) === 4 && !isInnerIpv4(plain);
  const holder = holders.find(({ list }) => list.check(plain, 'ipv6'));
  if (holder !== undefined) return isPublicAddress(embedded(plain, holder.at));
  return open6.check(plain, 'ipv6') && !closed6.check(plain, 'ipv6');
}

/** The IPv4 address in the two groups from `at` on. */
function embedded(address: string, at: number): string {
  // The URL parser writes every address in one way: groups in hex, at most one `::`.
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
  return [groups[at] ?? 0, groups[at + 1] ?? 0].flatMap((group) => [group >> 8, group & 255]).join('.');
}

/** True for the host of a URL that must not be asked, as far as its spelling tells. */
export function isInnerHost(hostname: string): boolean {
  return hostname.startsWith('[') ? !isPublicAddress(hostname.slice(1, -1)) : leadsInside(hostname);
}
