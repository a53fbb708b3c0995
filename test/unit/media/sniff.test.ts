import assert from 'node:assert/strict';
import fc from 'fast-check';
import { audioExtension, sniffAudio, sniffImage } from '../../../src/media/sniff';
import { loudnessOf } from '../../../src/media/waveform';
import { clock, byteSize } from '../../../src/media/clock';
import { sampleFile } from '../../../src/sample/handler';
import { wavOf } from '../../../src/sample/media/wav';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
const textOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const described = (bytes: Uint8Array): string => {
  const facts = sniffImage(bytes);
  return facts === undefined ? 'none' : `${facts.type} ${facts.width}x${facts.height}`;
};

describe('a picture by its bytes', () => {
  const pictures: Readonly<Record<string, [Uint8Array, string]>> = {
    png: [bytesOf('89504e470d0a1a0a 0000000d 49484452 000001e0 00000140 0803000000'), 'image/png 480x320'],
    gif: [textOf('GIF89a\u0010\u0001\u0020\u0000\u0000\u0000'), 'image/gif 272x32'],
    'gif, whose frame is larger than its screen': [
      bytesOf(`474946383961 0100 0100 80 00 00 000000 ffffff 21fe 03 414141 00
        2c 0400 0200 ffff 0200 81 000000 ffffff 000000 ffffff 02 03 414141 01 41 00
        21f9 04 00000000 00 2c 0000 0000 0100 1000 00 02 00 3b 2c 0000 0000 ffff ffff 00`),
      'image/gif 65539x16',
    ],
    jpeg: [
      bytesOf('ffd8 ffe0 0010 4a46494600010100000100010000 ffc0 0011 08 0102 0304 03'),
      'image/jpeg 772x258',
    ],
    'progressive jpeg': [bytesOf('ffd8 ffdb 0004 0000 ffc2 0011 08 0010 0020 03'), 'image/jpeg 32x16'],
    'jpeg, with bytes that fill up before a marker': [
      bytesOf('ffd8 ffff ffe1 0004 0000 ffff ffc0 0011 08 0010 0020 03 00'),
      'image/jpeg 32x16',
    ],
    'webp, lossy': [
      textOf(
        `RIFF\u0020\u0000\u0000\u0000WEBPVP8 \u0010\u0000\u0000\u0000\u0000\u0000\u0000\u009d\u0001\u002a\u0040\u0001\u00f0\u0000`,
      ),
      'image/webp 320x240',
    ],
    'webp, lossless': [
      textOf(
        'RIFF\u0020\u0000\u0000\u0000WEBPVP8L\u0010\u0000\u0000\u0000\u002f\u003f\u00c1\u003b\u0000\u0000\u0000\u0000\u0000\u0000',
      ),
      'image/webp 320x240',
    ],
    'webp, extended': [
      textOf(
        'RIFF\u0020\u0000\u0000\u0000WEBPVP8X\u000a\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u003f\u0001\u0000\u00ef\u0000\u0000',
      ),
      'image/webp 320x240',
    ],
  };
  for (const [kind, [bytes, expected]] of Object.entries(pictures)) {
    it(`is ${kind}`, () => assert.equal(described(bytes), expected));
    it(`is none where the head of ${kind} is cut`, () => {
      for (let length = 0; length < bytes.length - 6; length++) sniffImage(bytes.subarray(0, length));
      assert.equal(described(bytes.subarray(0, 9)), 'none');
    });
  }

  const others: Readonly<Record<string, Uint8Array>> = {
    svg: textOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'svg after a declaration': textOf('<?xml version="1.0"?><svg/>'),
    html: textOf('<!doctype html><img src=x>'),
    'html with a picture inside': textOf('<html>\u0089PNG\r\n\u001a\n'),
    pdf: textOf('%PDF-1.7'),
    bmp: textOf('BM\u0046\u0000\u0000\u0000'),
    tiff: textOf('II*\u0000'),
    ico: bytesOf('00000100 0100 1010'),
    zip: textOf('PK\u0003\u0004'),
    nothing: new Uint8Array(),
    ...Object.fromEntries(
      ['00', '01', 'd0', 'd7', 'd8', 'd9'].map((marker) => [
        `a jpeg whose frame stands behind a marker without length, ${marker}`,
        bytesOf(`ffd8 ff${marker} 000f ffc0 000b 08 2328 2328 01 011100 ffc0 000b 08 0010 0010 01 011100`),
      ]),
    ),
    'a picture without size': bytesOf('89504e470d0a1a0a 0000000d 49484452 00000000 00000140 0803000000'),
  };
  for (const [kind, bytes] of Object.entries(others)) {
    it(`is not ${kind}`, () => assert.equal(described(bytes), 'none'));
  }

  it('is decided for any bytes', () => {
    const heads = Object.values(pictures).map(([bytes]) => bytes);
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 60 }), (head, rest) => {
        sniffImage(Uint8Array.from([...head.subarray(0, 12), ...rest]));
        sniffAudio(rest);
        loudnessOf(rest, 10);
      }),
    );
  });

  it('is what the sample account calls one', () => {
    assert.equal(
      described(sampleFile('https://example.com/files/inspiration.png') ?? new Uint8Array()),
      'image/png 480x320',
    );
    assert.equal(
      described(sampleFile('https://example.com/files/plan.png') ?? new Uint8Array()),
      'image/png 420x280',
    );
  });
});

describe('a recording by its bytes', () => {
  it('is of a kind that is known, or of none', () => {
    const kinds = [
      'RIFFxxxxWAVE',
      'ID3\u0004',
      '\u00ff\u00fb\u0090',
      'OggS',
      'fLaC',
      'xxxxftypM4A ',
      '\u001aE\u00df\u00a3',
      '<!doctype',
      '{}',
      '',
    ];
    assert.deepEqual(
      kinds.map((text) => audioExtension(sniffAudio(textOf(text)))),
      [...['wav', 'mp3', 'mp3', 'ogg', 'flac', 'm4a', 'webm', 'wav', 'wav', 'wav']],
    );
    assert.equal(sniffAudio(textOf('<!doctype')), undefined);
  });

  it('is as loud as it sounds', () => {
    const values = Float32Array.from({ length: 8000 }, (_, i) => (i < 4000 ? 0 : i % 2 ? 0.5 : -0.5));
    const loudness = loudnessOf(wavOf(values), 8) ?? [];
    assert.deepEqual(
      loudness.map((value) => Math.round(value)),
      [0, 0, 0, 0, 1, 1, 1, 1],
    );
    assert.deepEqual(loudnessOf(wavOf(new Float32Array(8000)), 3), [0, 0, 0]);
    assert.equal(loudnessOf(textOf('ID3'), 3), undefined);
  });

  it('has a length that is read at a glance', () => {
    assert.deepEqual([0, 5.9, 65, 3600, 3725].map(clock), ['0:00', '0:05', '1:05', '1:00:00', '1:02:05']);
    assert.deepEqual(
      [812, 23_400, 1_449_000, 128e6].map((size) => byteSize(size, 'en')),
      ['812 B', '23 KB', '1.4 MB', '128 MB'],
    );
  });
});
