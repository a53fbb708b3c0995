/*
 * What bytes are, by what they begin with: names and content types are a stranger's claims. Pictures are taken only
 * where they are of the four kinds that hold nothing but pixels; SVG is a document with scripts and links.
 */

export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** Pixels of a picture that is shown: a small file may unpack to gigabytes. */
export const mostPixels = 60e6;

export interface ImageFacts {
  readonly type: ImageType;
  readonly width: number;
  readonly height: number;
}

/** The kind and size of a picture, `undefined` for everything else. Nothing is unpacked. */
export function sniffImage(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [type, sizeOf] of readers) {
    const size = sizeOf(view);
    if (size !== undefined && size[0] > 0 && size[1] > 0) return { type, width: size[0], height: size[1] };
  }
  return undefined;
}

type Size = readonly [width: number, height: number];

const readers: readonly (readonly [ImageType, (view: DataView) => Size | undefined])[] = [
  ['image/png', pngSize],
  ['image/jpeg', jpegSize],
  ['image/gif', gifSize],
  ['image/webp', webpSize],
];

/** True where these characters stand; `?` stands for any. */
function says(view: DataView, at: number, text: string): boolean {
  if (view.byteLength < at + text.length) return false;
  return Array.from(text, (char) => char.charCodeAt(0)).every(
    (code, i) => code === 0x3f || view.getUint8(at + i) === code,
  );
}

function pngSize(view: DataView): Size | undefined {
  if (!says(view, 0, '\u0089PNG\r\n\u001a\n') || !says(view, 12, 'IHDR') || view.byteLength < 24)
    return undefined;
  return [view.getUint32(16), view.getUint32(20)];
}

/** A frame that is larger than the screen is shown whole. */
function gifSize(view: DataView): Size | undefined {
  if (!(says(view, 0, 'GIF87a') || says(view, 0, 'GIF89a')) || view.byteLength < 10) return undefined;
  let width = view.getUint16(6, true);
  let height = view.getUint16(8, true);
  for (const [right, bottom] of gifFrames(view)) {
    width = Math.max(width, right);
    height = Math.max(height, bottom);
  }
  return [width, height];
}

/** How far each frame reaches. */
function* gifFrames(view: DataView): Generator<Size> {
  let at = 13 + colorTable(view, 10);
  while (at + 10 <= view.byteLength) {
    const begins = view.getUint8(at);
    if (begins === 0x2c) {
      const reach = (from: number): number => view.getUint16(from, true) + view.getUint16(from + 4, true);
      yield [reach(at + 1), reach(at + 3)];
      at = afterBlocks(view, at + 11 + colorTable(view, at + 9));
    } else if (begins === 0x21) at = afterBlocks(view, at + 2);
    else return;
  }
}

/** Bytes of the table that these flags announce. */
function colorTable(view: DataView, flagsAt: number): number {
  const flags = view.byteLength > flagsAt ? view.getUint8(flagsAt) : 0;
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

/** Behind the blocks that begin here: the last is empty. */
function afterBlocks(view: DataView, from: number): number {
  for (let at = from; at < view.byteLength;) {
    const length = view.getUint8(at);
    at += 1 + length;
    if (length === 0) return at;
  }
  return view.byteLength;
}

/** Walks from marker to marker up to the one that begins the frame. */
function jpegSize(view: DataView): Size | undefined {
  if (!says(view, 0, '\u00ff\u00d8\u00ff')) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    // These have no length: decoders look on right behind them, where a jump would pass a frame over.
    if (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd9)) return undefined;
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function webpSize(view: DataView): Size | undefined {
  if (!says(view, 0, 'RIFF????WEBP') || view.byteLength < 30) return undefined;
  if (says(view, 12, 'VP8X')) return [1 + uint24(view, 24), 1 + uint24(view, 27)];
  if (says(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
  }
  if (!says(view, 12, 'VP8 ')) return undefined;
  return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) + (view.getUint8(at + 2) << 16);

export const audioTypes = [
  'audio/wav',
  'audio/mpeg',
  'audio/ogg',
  'audio/mp4',
  'audio/flac',
  'audio/webm',
] as const;
export type AudioType = (typeof audioTypes)[number];

const audioMarks: readonly (readonly [AudioType, number, string])[] = [
  ['audio/wav', 0, 'RIFF????WAVE'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/flac', 0, 'fLaC'],
  ['audio/mp4', 4, 'ftyp'],
  ['audio/webm', 0, '\u001aE\u00df\u00a3'],
];

/** The kind of a recording, `undefined` where it is none that is known. */
export function sniffAudio(bytes: Uint8Array): AudioType | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const known = audioMarks.find(([, at, text]) => says(view, at, text));
  if (known !== undefined) return known[0];
  // An MPEG frame without a tag before it: eleven bits set, and a layer.
  const frame = view.byteLength > 1 && view.getUint8(0) === 0xff && (view.getUint8(1) & 0xe6) > 0xe0;
  return frame ? 'audio/mpeg' : undefined;
}

const extensions: Readonly<Record<AudioType, string>> = {
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/flac': 'flac',
  'audio/webm': 'webm',
};

/** How a file of it is called; documents say that recordings are WAV. */
export function audioExtension(type: AudioType | undefined): string {
  return type === undefined ? 'wav' : extensions[type];
}
