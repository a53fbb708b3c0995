import assert from 'node:assert/strict';
import { isInnerHost, isPublicAddress } from '../../../src/media/address';
import { checkLink } from '../../../src/media/link';

describe('an address', () => {
  const open = ['1.1.1.1', '8.8.8.8', '93.184.216.34', '172.15.255.255', '172.32.0.1', '100.63.255.255'];
  const open6 = [
    '2606:4700:4700::1111',
    '2a00:1450:4001:82a::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ];
  for (const address of [...open, ...open6]) {
    it(`${address} is anybody's to reach`, () => assert.equal(isPublicAddress(address), true));
  }

  const inner = [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
    ...[
      '172.31.255.255',
      '192.0.0.192',
      '192.168.1.1',
      '198.18.0.1',
      '203.0.113.9',
      '224.0.0.1',
      '255.255.255.255',
    ],
    '168.63.129.16',
  ];
  const inner6 = [
    ...[
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd00:ec2::254',
      'ff02::1',
      '2001:db8::1',
      '2001::1',
      '3fff::1',
    ],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:169.254.169.254',
      '64:ff9b::7f00:1',
      '64:ff9b::a9fe:a9fe',
    ],
    ...['2002:7f00:1::', '2002:c0a8:101::1', '::127.0.0.1', '64:ff9b:1::1', '5f00::1', 'fec0::1'],
  ];
  for (const address of [...inner, ...inner6, '', 'example.com', '1.2.3', '1.2.3.4.5']) {
    it(`${JSON.stringify(address)} is not`, () => assert.equal(isPublicAddress(address), false));
  }
});

describe('a host that must not be asked', () => {
  // As a link may spell them; the URL parser makes one address of each.
  const spelt = [
    ...[
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '0177.0.0.1',
      '017700000001',
      '127.0.0.1.',
    ],
    ...[
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[0:0:0:0:0:ffff:7f00:1]',
      '[fe80::1]',
      '①②⑦.⓪.⓪.①',
      '１２７.0.0.1',
      '127。0。0。1',
    ],
    ...[
      '10.0.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '0xa9fea9fe',
      '2852039166',
      '0',
      '[fd00::1]',
      '[64:ff9b::7f00:1]',
    ],
    ...[
      'localhost',
      'LOCALHOST',
      'localhost.',
      'localhost..',
      'a.localhost',
      'router.local',
      'metadata.google.internal',
      'intranet',
    ],
    ...['printer', 'nas.lan', 'box.home', 'x.home.arpa', 'git.corp'],
  ];
  for (const host of spelt) {
    it(`https://${host}/`, () => {
      const link = checkLink(`https://${host}/x.png`);
      assert.deepEqual(link, { ok: false, reason: 'inner' });
    });
  }

  it('is none of the open internet', () => {
    for (const host of [
      'example.com',
      'localhost.example.com',
      'xn--bcher-kva.example',
      '8.8.8.8',
      '[2606:4700::1111]',
      'local.net',
    ]) {
      assert.equal(isInnerHost(host), false, host);
      assert.equal(checkLink(`https://${host}/x`).ok, true, host);
    }
  });
});
