import type { HttpResponse } from '../../src/api/http';
import { errorReply, type Reply } from '../../src/sample/replies';
import type { RecordedRequest } from './requestLog';

/** What the server knows about a token. */
export interface TokenGrant {
  readonly locationId: string;
  readonly scopes: readonly string[];
  /** `agency`: a Private Integration Token of an agency. `company`: an OAuth token of the company. */
  readonly kind?: 'location' | 'agency' | 'company';
}

export type Tokens = Readonly<Record<string, TokenGrant>>;

/** All scopes the product can need. */
export const allScopes = [
  'conversations.readonly',
  'conversations/message.readonly',
  'contacts.readonly',
  'locations.readonly',
] as const;

/** Default agents of HTTP libraries, which HighLevel's edge refuses. */
const refusedAgents = /^$|^(node|undici|axios|node-fetch|python|java|go-http)/i;

/** What the edge in front of the API refuses before looking at a token; `undefined`: let it through. */
export function refuseAtEdge(request: RecordedRequest): HttpResponse | undefined {
  if (request.method !== 'GET') return json(errorReply(405, 'This server reads only', request.path));
  if (refusedAgents.test(request.headers['user-agent'] ?? '')) {
    return {
      status: 403,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
      text: '<!doctype html><title>Access denied</title><p>error code: 1010</p>',
    };
  }
  if (!/application\/json/.test(request.headers.accept ?? '')) return { status: 404, headers: {}, text: '' };
  return undefined;
}

/** What the API refuses because of the token. Without `tokens` every bearer token will do. */
export function refuseToken(
  request: RecordedRequest,
  tokens: Tokens | undefined,
  ownLocation: string,
): HttpResponse | undefined {
  const refuse = (status: number, message: string): HttpResponse =>
    json(errorReply(status, message, request.path));
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return refuse(401, 'Invalid JWT');
  if (tokens === undefined) return undefined;
  const grant = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  if (grant === undefined) return refuse(401, unknownToken(token));
  if (grant.kind === 'agency') return refuse(401, 'Invalid token: user type mismatch');
  if (grant.kind === 'company')
    return refuse(401, 'This authClass type is not allowed to access this scope.');
  const scope = scopeOf(request.path);
  if (scope !== undefined && !grant.scopes.includes(scope)) {
    return refuse(401, 'The token is not authorized for this scope.');
  }
  const asked =
    request.query['locationId'] ?? /^\/locations\/([^/]+)$/.exec(request.path)?.[1] ?? ownLocation;
  if (asked !== grant.locationId) return refuse(403, 'The token does not have access to this location.');
  return undefined;
}

function json(reply: Reply): HttpResponse {
  return { ...reply, headers: { 'content-type': 'application/json; charset=utf-8' } };
}

function unknownToken(token: string): string {
  if (token.startsWith('pit-')) return 'Invalid Private Integration token';
  return token.split('.').length === 3 ? 'Invalid JWT' : 'Invalid token: access token is invalid';
}

/** The scope a path needs; a path that does not exist needs none. */
function scopeOf(path: string): string | undefined {
  if (/^\/conversations\/(messages\/|locations\/|[^/]+\/messages$)/.test(path))
    return 'conversations/message.readonly';
  const area = /^\/(conversations|contacts|locations)\//.exec(path)?.[1];
  return area === undefined ? undefined : `${area}.readonly`;
}
