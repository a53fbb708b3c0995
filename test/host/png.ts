import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');

/**
 * The same picture in at most 256 colours: less than half the bytes, and no difference that an eye would see in one of
 * a user interface. Reads what browsers write: eight bits a channel, not interlaced.
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = choose(counts);
  const nearest = new Map([...counts.keys()].map((colour) => [colour, indexOfNearest(colour, palette)]));
  const lines = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, at) => {
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = nearest.get(colour) ?? 0;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(lines, { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

interface Picture {
  width: number;
  height: number;
  /** Each as 0xRRGGBB. */
  pixels: Uint32Array;
}

function decode(png: Buffer): Picture {
  const data: Buffer[] = [];
  for (let at = signature.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 6 ? 4 : 3;
  const lines = unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels);
  const pixels = Uint32Array.from({ length: width * height }, (_, at) => lines.readUIntBE(at * channels, 3));
  return { width, height, pixels };
}

/** Takes back what each line was filtered by: the byte to the left, above, their mean, or the closest of three. */
function unfiltered(raw: Buffer, length: number, channels: number): Buffer {
  const out = Buffer.alloc((raw.length / (length + 1)) * length);
  for (let at = 0; at < out.length; at++) {
    const line = Math.floor(at / length);
    const first = at % length < channels;
    const left = first ? 0 : (out[at - channels] ?? 0);
    const above = out[at - length] ?? 0;
    const corner = first ? 0 : (out[at - length - channels] ?? 0);
    const guesses = [0, left, above, (left + above) >> 1, closest(left, above, corner)];
    out[at] = (raw[at + line + 1] ?? 0) + (guesses[raw[line * (length + 1)] ?? 0] ?? 0);
  }
  return out;
}

function closest(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(
    Math.abs,
  );
  if (toLeft === undefined || toAbove === undefined || toCorner === undefined) return left;
  return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
}

/** One colour after the other: whichever of the rest is worst off with those that are chosen. */
function choose(counts: ReadonlyMap<number, number>): number[] {
  const palette: number[] = [];
  const rest = [...counts].map(([colour, count]) => ({ colour, weight: Math.sqrt(count), off: Infinity }));
  while (palette.length < 256) {
    const worst = rest.reduce((a, b) => (a.off * a.weight >= b.off * b.weight ? a : b), {
      colour: 0,
      weight: 0,
      off: 0,
    });
    if (worst.off === 0) break;
    palette.push(worst.colour);
    for (const each of rest) each.off = Math.min(each.off, distance(each.colour, worst.colour));
  }
  return palette;
}

function indexOfNearest(colour: number, palette: readonly number[]): number {
  const distances = palette.map((candidate) => distance(colour, candidate));
  return distances.indexOf(Math.min(...distances));
}

function distance(a: number, b: number): number {
  const [red, green, blue] = [16, 8, 0].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255));
  return (red ?? 0) ** 2 + (green ?? 0) ** 2 + (blue ?? 0) ** 2;
}
