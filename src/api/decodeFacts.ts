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

const networks = [
  ['ig', 'instagram'],
  ['fb', 'facebook'],
] as const;

export function pageFacts(meta: JsonObject): readonly PageFacts[] {
  // Most rows have none, and no list is made for them.
  let pages: PageFacts[] | undefined;
  for (const [key, network] of networks) {
    if (meta[key] === undefined) continue;
    const pageId = asText(nested(meta, key, 'page_id')?.['page_id']);
    const pageName = asText(nested(meta, key, 'page_name')?.['page_name']);
    if (pageId !== undefined || pageName !== undefined) (pages ??= []).push({ network, pageId, pageName });
  }
  return pages ?? noPages;
}

const noPages: readonly PageFacts[] = Object.freeze([]);
