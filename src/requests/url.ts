import type { RequestEntry } from '../api/requestLog';

/** The address as it was asked for, but for what the log masks. */
export function urlOf({ baseUrl, path, query }: RequestEntry): string {
  const search = new URLSearchParams(query).toString();
  return `${baseUrl}${path}${search === '' ? '' : `?${search}`}`;
}
