import type { ApiErrorKind } from '../../../src/api/errors';

/** A kind that is missing here is a compile error. */
const all: Readonly<Record<ApiErrorKind, true>> = {
  badToken: true,
  missingScope: true,
  wrongTokenKind: true,
  wrongLocation: true,
  closedRoute: true,
  badVersion: true,
  blocked: true,
  notFound: true,
  noRecording: true,
  invalidRequest: true,
  rateLimited: true,
  server: true,
  network: true,
  timeout: true,
  redirected: true,
  tooLarge: true,
  unreadable: true,
  cancelled: true,
  internal: true,
};

export const errorKinds: readonly ApiErrorKind[] = Object.keys(all).filter(
  (kind): kind is ApiErrorKind => kind in all,
);
