import assert from 'node:assert/strict';
import { createTransport } from '../../src/api/axiosTransport';
import { createClient, type ClientOptions, type HighLevelApi } from '../../src/api/client';
import type { RequestLine } from '../../src/api/requestLine';
import { ApiError, type ApiErrorFacts } from '../../src/api/errors';
import { startLoopbackApi, type LoopbackApi, type LoopbackOptions } from './loopbackApi';

/** Made up. Its base64 and its percent-encoded form differ from it. */
export const testToken = 'made-up:for/these+tests=only&nobody~s';
export const testAgent = 'conversation-explorer-tests/1';

/** The API module as the extension puts it together: real axios, real sockets, a server on loopback. */
export interface ApiHarness {
  readonly server: LoopbackApi;
  readonly api: HighLevelApi;
  /** What the log was told. */
  readonly lines: RequestLine[];
  client(overrides?: Partial<ClientOptions>): HighLevelApi;
  close(): Promise<void>;
}

export async function startApi(options: LoopbackOptions = {}): Promise<ApiHarness> {
  const server = await startLoopbackApi(options);
  const lines: RequestLine[] = [];
  const client = (overrides: Partial<ClientOptions> = {}): HighLevelApi =>
    createClient({
      locationId: server.locationId,
      userAgent: testAgent,
      version: undefined,
      token: () => Promise.resolve(testToken),
      connect: () => Promise.resolve(createTransport({ baseUrl: server.url })),
      onRequest: (line) => lines.push(line),
      ...overrides,
    });
  return { server, api: client(), lines, client, close: () => server.close() };
}

/** A signal that nobody aborts. */
export const never: AbortSignal = new AbortController().signal;

/** The `ApiError` that the work ends with; anything else fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<ApiError> {
  const outcome = await work.then(
    () => 'an answer',
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof ApiError, `expected an ApiError, got ${String(outcome)}`);
  return outcome;
}

/** The facts of the `ApiError` that the work ends with. */
export async function factsOf(work: Promise<unknown>): Promise<ApiErrorFacts> {
  return (await failureOf(work)).facts;
}
