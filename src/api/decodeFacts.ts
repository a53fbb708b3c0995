import { asNumber, asObject, asText, asTexts, nested, type JsonObject } from './read';
import type { CallFacts, Direction, PageFacts } from './types';

/* The parts of a message that servers send in more than one shape. */

export function direction(value: unknown): Direction | undefined {
  if (value === 'inbound' || value === 'outbound') return value;
  const lower = typeof value === 'string' ? value.toLowerCase() : undefined;
  return lower === 'inbound' || lower === 'outbound' ? lower : undefined;
}

/** Documented as a list; newer payloads have one text. */
export function receivers(value: unknown): readonly string[] {
  const one = asText(value);
  return one === undefined ? asTexts(value) : [one];
}

/** `meta.call.duration`, `meta.callDuration` and `callDuration` have all been seen; likewise for the status. */
export function callFacts(row: JsonObject, meta: JsonObject): CallFacts | undefined {
  const call = asObject(meta['call']);
  const duration =
    asNumber(call?.['duration']) ?? asNumber(meta['callDuration']) ?? asNumber(row['callDuration']);
  const status = asText(call?.['status']) ?? asText(meta['callStatus']) ?? asText(row['callStatus']);
  return duration === undefined && status === undefined && call === undefined
    ? undefined
    : { duration, status };
}

/** The first two are documented and reported; the others have the same shape wherever they were seen. */
const networks = [
  ['ig', 'instagram'],
  ['fb', 'facebook'],
  ['instagram', 'instagram'],
  ['facebook', 'facebook'],
  ['tiktok', 'tiktok'],
  ['gmb', 'google'],
  ['whatsapp', 'whatsapp'],
] as const;

export function pageFacts(meta: JsonObject): readonly PageFacts[] {
  // Most rows have none, and no list is made for them.
  let pages: PageFacts[] | undefined;
  for (const [key, network] of networks) {
    if (meta[key] === undefined) continue;
    const pageId = pageMember(meta, key, 'page_id', 'pageId');
    const pageName = pageMember(meta, key, 'page_name', 'pageName');
    if (pageId !== undefined || pageName !== undefined) (pages ??= []).push({ network, pageId, pageName });
  }
  return pages ?? noPages;
}

function pageMember(meta: JsonObject, key: string, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = asText(nested(meta, key, name)?.[name]);
    if (text !== undefined) return text;
  }
  return undefined;
}

const noPages: readonly PageFacts[] = Object.freeze([]);
