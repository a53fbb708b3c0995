import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { startDeadline } from './deadline';
import { ApiError, errorOf } from './errors';
import { TransportError, type HttpResponse } from './http';
import { plainHeaders, systemCode } from './adapters';
import { lifetimeOf } from './pastedToken';
import { asObject, asText, parseJson } from './read';
import { entryOf, type Recorder } from './requestLog';
import { isToken, tokenRemover, withoutToken } from './token';

/*
 * The one POST of the product: an OAuth access token is renewed by one, and there is no GET for it. It can go to
 * `/oauth/token` of the address that the account was entered for and to nothing else, its parameters are named here, and
 * no conversation can be touched by it. A test of the sources names this file as the only exception.
 * https://marketplace.gohighlevel.com/docs/ghl/oauth/get-access-token
 */

export interface RenewalRequest {
  readonly apiBaseUrl: string;
  readonly refreshToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly userAgent: string;
  /** Whose account it is, for the list of requests; nobody knows before the first token. */
  readonly locationId?: string;
  readonly recorder?: Recorder | undefined;
}

/** The refresh token that was sent is spent: this has the next one. */
export interface RenewedToken {
  readonly token: string;
  readonly refreshToken: string;
  /** Milliseconds. */
  readonly lasts: number | undefined;
  readonly locationId: string | undefined;
  readonly isCompany: boolean;
}

const operation = 'refreshToken';
const method = 'POST';
const path = '/oauth/token';
const maxBody = 64 * 1024;
const usualDeadline = 30_000;

/** Spends a refresh token. It cannot be cancelled: its answer must not be lost. @throws ApiError */
export async function renewToken(renewal: RenewalRequest, patience = usualDeadline): Promise<RenewedToken> {
  const { apiBaseUrl, refreshToken, clientId, clientSecret, userAgent } = renewal;
  const form = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    // Without it the answer may be a token of the agency.
    user_type: 'Location',
  });
  const scrub = (text: string): string => withoutToken(withoutToken(text, refreshToken), clientSecret);
  const deadline = startDeadline(patience, new AbortController().signal);
  const record = recording(renewal);
  try {
    const response = await post(apiBaseUrl, form.toString(), userAgent, deadline.signal).catch(
      (error: unknown) => {
        record(failureOf(error, deadline.passed));
        throw error;
      },
    );
    const { status } = response;
    record({ status, headers: {}, text: '' });
    if (status < 200 || status >= 300) throw refusal(errorOf(operation, '', response, scrub));
    const renewed = decodeRenewed(response.text);
    if (renewed === undefined) throw new ApiError({ operation, kind: 'unreadable', status });
    return renewed;
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (deadline.passed) throw new ApiError({ operation, kind: 'timeout' });
    throw new ApiError({ operation, kind: 'network', code: systemCode(error) });
  } finally {
    deadline.clear();
  }
}

/** That it was sent, where to and how it ended. Everything else of it is secret. */
function recording({ apiBaseUrl, locationId = '', refreshToken, recorder }: RenewalRequest) {
  const started = performance.now();
  return (outcome: HttpResponse | TransportError): void => {
    const milliseconds = performance.now() - started;
    const request = { path, query: {}, headers: {} };
    const at = Date.now() - milliseconds;
    const sent = { request, outcome, withoutToken: tokenRemover(refreshToken), attempt: 1, milliseconds, at };
    recorder?.add({ ...entryOf({ ...sent, locationId, baseUrl: apiBaseUrl }), method });
  };
}

function failureOf(error: unknown, late: boolean): TransportError {
  if (error instanceof ApiError) return new TransportError('tooLarge', undefined);
  return new TransportError(late ? 'timeout' : 'network', late ? undefined : systemCode(error));
}

/**
 * OAuth says 400, 401, 403 or 422 to what it does not take: one case to the person. None of its words are kept. A page
 * instead of JSON is a proxy's or the edge's, who know nothing of tokens.
 */
function refusal({ facts }: ApiError): ApiError {
  const { kind, status, details = [] } = facts;
  // Nothing was looked for that may have been deleted: the address is not that of an API with this endpoint.
  if (status === 404) return new ApiError({ ...facts, kind: 'unreadable', details: undefined });
  const isSaid = kind === 'blocked' && details.length > 0;
  const refused = kind === 'invalidRequest' || isSaid || kind === 'notFound';
  return new ApiError({ ...facts, kind: refused ? 'badToken' : kind, details: undefined });
}

function decodeRenewed(text: string): RenewedToken | undefined {
  const answer = asObject(parseJson(text));
  const token = asText(answer?.['access_token']);
  const refreshToken = asText(answer?.['refresh_token']);
  if (token === undefined || refreshToken === undefined || !isToken(token)) return undefined;
  return {
    token,
    refreshToken,
    lasts: lifetimeOf(answer),
    locationId: asText(answer?.['locationId']),
    isCompany: asText(answer?.['userType'])?.toLowerCase() === 'company',
  };
}

/** By node's own modules: VS Code's proxy and certificates always hold for them. They follow no redirect. */
function post(
  apiBaseUrl: string,
  form: string,
  userAgent: string,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const url = new URL(`${apiBaseUrl}${path}`);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'content-type': 'application/x-www-form-urlencoded',
    'user-agent': userAgent,
  };
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers, signal }, (response) => {
      textOf(response).then((text) => {
        const status = response.statusCode ?? 0;
        resolve({ status, headers: plainHeaders(response.headers), text });
      }, reject);
    });
    request.once('error', reject);
    request.end(form);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.byteLength;
    if (size > maxBody) throw new ApiError({ operation, kind: 'tooLarge' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
