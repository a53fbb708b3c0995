import { pdfOf } from './pdf';
import { pngOf, type Colour } from './png';

/** Where the sample account's attachments lie. Nothing is ever asked of this host: its files are made here. */
const folder = 'https://example.com/files/';

/** The file behind an attachment of the sample account, `undefined` where there is none (any more). */
export function sampleFile(link: string): Uint8Array<ArrayBuffer> | undefined {
  if (!link.startsWith(folder)) return undefined;
  try {
    return fileNamed(decodeURIComponent(link.slice(folder.length)));
  } catch {
    return undefined;
  }
}

export function fileNamed(name: string): Uint8Array<ArrayBuffer> | undefined {
  const pages = pdfs[name];
  if (pages !== undefined) return pdfOf(pages);
  if (name === 'inspiration.png') return hair();
  if (name === 'plan.png') return floorPlan();
  if (name.endsWith('.exe')) return new TextEncoder().encode('Only the name of this file is dangerous.\n');
  return undefined;
}

const pdfs: Readonly<Record<string, readonly string[]>> = {
  'quote-1042.pdf': ['Quote 1042', 'Boiler, 24 kW: 2,480.00', 'Installation, 2 days: 1,240.00'],
  'quote-1042-v2.pdf': ['Quote 1042, second version', 'Boiler, 24 kW: 2,480.00', 'Chimney check: included'],
  'contract.pdf': ['Contract', 'Between Example Street and Terry Typeset, both invented.'],
  'terms of service.pdf': ['Terms of service', 'Everything in this account is fictitious.'],
  'price list.pdf': ['Example Street Salon', 'Cut: 45', 'Colour: from 60', 'Balayage: from 95'],
};

/** From dark to light, as between two colours and as many steps. */
function shades(from: Colour, to: Colour, steps: number): Colour[] {
  return Array.from({ length: steps }, (_, i): Colour => {
    const part = i / (steps - 1);
    const mix = (a: number, b: number): number => Math.round(a + (b - a) * part);
    return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
  });
}

/** Long waves of hair that grow lighter towards the ends. */
function hair(): Uint8Array<ArrayBuffer> {
  const palette = [...shades([44, 26, 20], [142, 86, 48], 64), ...shades([142, 86, 48], [240, 208, 150], 64)];
  const [width, height] = [480, 320];
  return pngOf(width, height, palette, (x, y) => {
    const bend = x + 26 * Math.sin(y / 46 + x / 170) + 9 * Math.sin(y / 17);
    const strand = Math.sin(bend / 2.6) * 0.35 + Math.sin(bend / 9 + 1) * 0.45 + Math.sin(bend / 37) * 0.5;
    const tone = 12 + (96 * y) / height + 13 * strand + 10 * Math.sin(bend / 60 + y / 90);
    return Math.max(0, Math.min(127, Math.round(tone)));
  });
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Rooms, and the door between two of them. */
function floorPlan(): Uint8Array<ArrayBuffer> {
  const palette: readonly Colour[] = [
    [250, 250, 247],
    [38, 50, 56],
    [214, 232, 240],
    [240, 228, 208],
    [222, 236, 216],
  ];
  const rooms: readonly (readonly [Box, number])[] = [
    [[30, 30, 210, 170], 2],
    [[210, 30, 390, 110], 3],
    [[210, 110, 390, 250], 4],
    [[30, 170, 210, 250], 3],
  ];
  const doors: readonly Box[] = [
    [205, 80, 215, 105],
    [205, 190, 215, 215],
    [90, 165, 120, 175],
    [300, 105, 330, 115],
    [385, 200, 395, 230],
  ];
  const inside = (x: number, y: number, [left, top, right, bottom]: Box, more = 0): boolean =>
    x >= left - more && x <= right + more && y >= top - more && y <= bottom + more;
  return pngOf(420, 280, palette, (x, y) => {
    if (doors.some((door) => inside(x, y, door))) return 0;
    const found = rooms.filter(([room]) => inside(x, y, room, 3));
    const wall = found.some(([room]) => !inside(x, y, room, -3));
    return wall ? 1 : (found[0]?.[1] ?? 0);
  });
}
