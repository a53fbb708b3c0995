import { isApiError } from '../api/errors';

/**
 * True where the server's refusal of a look-up means that there is no such thing here. HighLevel says it with 400, 404
 * or 422, in words that differ by call, and for some wrong ids with 500; other 5xx are outages.
 */
export function meansAbsent(error: unknown): boolean {
  if (isApiError(error, 'notFound')) return true;
  const refused = isApiError(error, 'invalidRequest') && error.facts.status !== undefined;
  return refused || (isApiError(error, 'server') && error.facts.status === 500);
}
