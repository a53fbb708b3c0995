import { gzipSync } from 'node:zlib';
import type { ApiErrorKind } from '../../src/api/errors';
import { apiError, htmlPage, reset, type Responder } from '../support/faults';

export interface Fault {
  readonly responder: Responder;
  /** The English of its sentence, and what is filled in. */
  readonly said: readonly [text: string, ...fillings: string[]];
  /** The English of its buttons. */
  readonly buttons: readonly string[];
  /** Why the list is empty where this ends its first page: the welcome text, or `error` for a message of its own. */
  readonly view: string;
  /** The server named the request. */
  readonly traced: boolean;
}

/** The buttons where what failed can be tried again: the English of them. */
export const besidesTryAgain = ({ buttons }: Fault): readonly string[] => [
  'Try Again',
  ...buttons.filter((label) => label !== 'Try Again').slice(0, 1),
];

/** The kinds that no answer of the server leads to. */
type Elsewhere = 'cancelled' | 'internal' | 'noRecording';

const messageScope = 'conversations/message.readonly';

/** Every kind that a read of messages can end with, as a person meets it. */
export const faults: Readonly<Record<Exclude<ApiErrorKind, Elsewhere>, Fault>> = {
  badToken: {
    responder: apiError(401, 'Invalid JWT'),
    said: ['HighLevel did not accept the token: it is wrong, expired or revoked. Sign in with a new one.'],
    buttons: ['Sign In Again'],
    view: 'badToken',
    traced: true,
  },
  missingScope: {
    responder: apiError(401, 'The token is not authorized for this scope.'),
    said: [
      'The token lacks the scope {0}. Add it to your private integration in HighLevel, then try again.',
      messageScope,
    ],
    buttons: ['Try Again', 'Sign In Again'],
    view: 'missingScope',
    traced: true,
  },
  wrongTokenKind: {
    responder: apiError(401, 'This authClass type is not allowed to access this scope.'),
    said: [
      'This is an agency token; conversations need a sub-account (location) token. Create a private integration in the sub-account and sign in with its token.',
    ],
    buttons: ['Sign In Again'],
    view: 'wrongTokenKind',
    traced: true,
  },
  closedRoute: {
    responder: apiError(401, 'This route is not yet supported by the IAM Service.'),
    said: [
      'HighLevel does not have this call at this address and Version, or keeps it from this token. Set {0} and {1} back to their defaults; if it stays so, sign in with a token of the sub-account.',
      'highlevel.apiBaseUrl',
      'highlevel.apiVersion',
    ],
    buttons: ['Open Settings', 'Sign In Again'],
    view: 'error',
    traced: true,
  },
  wrongLocation: {
    responder: apiError(403, 'The token does not have access to this location.'),
    said: ['The token does not belong to this location. Check the location id and sign in again.'],
    buttons: ['Sign In Again'],
    view: 'wrongLocation',
    traced: true,
  },
  badVersion: {
    responder: apiError(401, 'version header was not found.'),
    said: [
      'HighLevel refused the Version header of this call. Set {0} back to its default.',
      'highlevel.apiVersion',
    ],
    buttons: ['Open Settings', 'Show Log'],
    view: 'badVersion',
    traced: true,
  },
  blocked: {
    responder: htmlPage(403),
    said: [
      'Access was refused before the request reached HighLevel (HTTP {0}). Check the proxy, firewall or network filter in between, then try again.',
      '403',
    ],
    buttons: ['Try Again', 'Show Log'],
    view: 'blocked',
    traced: false,
  },
  notFound: {
    responder: apiError(404, 'Conversation not found'),
    said: ['Not found in this location. It may have been deleted, or belong to another location.'],
    buttons: ['Try Again'],
    view: 'error',
    traced: true,
  },
  invalidRequest: {
    responder: apiError(422, 'limit must not be greater than 100'),
    said: [
      'HighLevel refused the request (HTTP {0}): {1}. Check the id and the filters.',
      '422',
      'limit must not be greater than 100',
    ],
    buttons: ['Show Log'],
    view: 'error',
    traced: true,
  },
  rateLimited: {
    responder: apiError(429, 'Too Many Requests'),
    said: ['HighLevel’s rate limit is used up. Wait a few seconds, then try again.'],
    buttons: ['Try Again'],
    view: 'rateLimited',
    traced: true,
  },
  server: {
    responder: apiError(500, 'Internal server error'),
    said: ['HighLevel had a problem of its own (HTTP {0}). Try again in a moment.', '500'],
    buttons: ['Try Again', 'Show Log'],
    view: 'server',
    traced: true,
  },
  timeout: {
    responder: apiError(408, 'Request Timeout'),
    said: ['HighLevel did not answer in time. Check the network, then try again.'],
    buttons: ['Try Again', 'Show Log'],
    view: 'offline',
    traced: true,
  },
  redirected: {
    responder: { status: 302, headers: { location: 'https://elsewhere.example/' } },
    said: [
      'The API address answered with a redirect to {0}, which is never followed with a token. Check {1}.',
      'elsewhere.example',
      'highlevel.apiBaseUrl',
    ],
    buttons: ['Open Settings'],
    view: 'error',
    traced: false,
  },
  tooLarge: {
    responder: {
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(11_000_000, ' ')),
    },
    said: [
      'The answer was larger than 10 MB and was not read. A smaller {0} may help.',
      'highlevel.pageSize',
    ],
    buttons: ['Open Settings'],
    view: 'tooLarge',
    traced: false,
  },
  unreadable: {
    responder: htmlPage(),
    said: [
      'The answer was not HighLevel’s. A proxy or a sign-in page may have answered instead: check the network, then try again.',
    ],
    buttons: ['Try Again', 'Show Log'],
    view: 'unreadable',
    traced: false,
  },
  network: {
    responder: reset,
    said: [
      'HighLevel could not be reached ({0}). Check the network, VPN or proxy, then try again.',
      'ECONNRESET',
    ],
    buttons: ['Try Again', 'Show Log'],
    view: 'offline',
    traced: false,
  },
};
