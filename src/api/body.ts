import { TransportError } from './http';

export interface BodyLimits {
  /** The most bytes to read, unpacked. */
  readonly limit: number;
  /** Keep what came so far where there is more, instead of failing. */
  readonly cut?: boolean;
  readonly onProgress?: (received: number) => void;
}

/**
 * The bytes of a web stream. Counts them as they come, so that a bomb costs one chunk more than the limit.
 * @throws TransportError `tooLarge`, `notText` for a stream of something else
 */
export async function chunksOf(body: ReadableStream, limits: BodyLimits): Promise<readonly Uint8Array[]> {
  const { limit, cut = false, onProgress } = limits;
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const bytes: unknown = chunk.value;
    if (!(bytes instanceof Uint8Array)) throw new TransportError('notText', undefined);
    chunks.push(bytes);
    size += bytes.byteLength;
    onProgress?.(size);
    if (size <= limit) continue;
    void reader.cancel().catch(() => undefined);
    if (cut) break;
    throw new TransportError('tooLarge', undefined);
  }
  return chunks;
}

/** In a buffer of their own: small ones of node share theirs with other data, and all of it would go to a webview. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** How many bytes a body will have; unknown for one that comes packed. */
export function lengthOf(headers: Readonly<Record<string, string>>): number | undefined {
  const packed = headers['content-encoding'];
  const length = Number(headers['content-length']);
  const known = (packed === undefined || packed === 'identity') && Number.isSafeInteger(length) && length > 0;
  return known ? length : undefined;
}
