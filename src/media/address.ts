import { BlockList, isIP, isIPv6 } from 'node:net';

/*
 * Which addresses an attachment may be fetched from: only those of the open internet. A link in a message must not
 * reach this machine, its network or the metadata service of a cloud, which answer whoever asks from the inside.
 * https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-special-registry
 */

const closed4 = blockList('ipv4', [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24'],
  ...['192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32'],
]);
/** Everything given out for the open internet lies in 2000::/3; these parts of it are not. */
const open6 = blockList('ipv6', ['2000::/3']);
const closed6 = blockList('ipv6', ['2001::/23', '2001:db8::/32', '3fff::/20', '2620:4f:8000::/48']);
/** Addresses that hold an IPv4 address from this bit on, which is what counts then. */
const holders = [
  { list: blockList('ipv6', ['::ffff:0:0/96', '64:ff9b::/96']), at: 6 },
  { list: blockList('ipv6', ['2002::/16']), at: 1 },
];

function blockList(family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

/** True for an IP address that anybody on the internet could reach. */
export function isPublicAddress(address: string): boolean {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return isIP(plain) === 4 && !closed4.check(plain, 'ipv4');
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

/** Names that lead nowhere but into the own network, whatever a resolver says. */
const innerName =
  /^[^.]+$|(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/i;

/** True for the host of a URL that must not be asked, as far as its spelling tells. */
export function isInnerHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return isIP(bare) === 0 ? bare === '' || innerName.test(bare) : !isPublicAddress(bare);
}
