/** How loud a recording is over its time, as `count` values from 0 to 1. Only of plain 8 and 16 bit WAV files. */
export function loudnessOf(bytes: Uint8Array, count: number): readonly number[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sound = soundOf(view);
  if (sound === undefined) return undefined;
  const { start, size, width } = sound;
  const values = Math.floor(size / width);
  // A thousand looks at each part show as much as all would.
  const peaks = Array.from({ length: count }, (_, part) => {
    const first = Math.floor((values * part) / count);
    const end = Math.floor((values * (part + 1)) / count);
    const step = Math.max(1, Math.floor((end - first) / 1000));
    let peak = 0;
    for (let value = first; value < end; value += step) {
      const at = start + value * width;
      peak = Math.max(
        peak,
        Math.abs(width === 2 ? view.getInt16(at, true) / 32768 : view.getUint8(at) / 128 - 1),
      );
    }
    return peak;
  });
  const loudest = Math.max(...peaks);
  return peaks.map((peak) => (loudest < 0.01 ? 0 : peak / loudest));
}

/** The values of a WAV file: where they are and how many bytes each of them has. */
function soundOf(
  view: DataView,
): { readonly start: number; readonly size: number; readonly width: number } | undefined {
  if (view.byteLength < 12 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57415645)
    return undefined;
  let width = 0;
  for (let at = 12; at + 8 <= view.byteLength;) {
    const name = view.getUint32(at);
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (name === 0x666d7420 && start + 16 <= view.byteLength) {
      const plain = view.getUint16(start, true) === 1;
      const bits = view.getUint16(start + 14, true);
      if (!plain || (bits !== 8 && bits !== 16)) return undefined;
      width = bits / 8;
    }
    // Servers that write while somebody speaks do not know the size.
    if (name === 0x64617461 && width > 0) {
      return { start, size: Math.min(size, view.byteLength - start), width };
    }
    at = start + size + (size % 2);
  }
  return undefined;
}
