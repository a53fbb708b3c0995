import { apiError, drip, hang, htmlPage, reset, truncated, type Responder } from '../../support/faults';
import { bodies } from './bodies';
import type { Fault } from './fault';

/* The catalogue of ../shared/security-cases.md as far as it is about one answer. What is about more: sequences.test.ts. */

const json = { 'content-type': 'application/json; charset=utf-8' };
const limited = (headers: Readonly<Record<string, string>>): Responder =>
  apiError(429, 'Too Many Requests', headers);
const date = 'Sat, 21 Nov 2026 12:00:00 GMT';
const later = 'Sat, 21 Nov 2026 12:00:09 GMT';

const once = 1;
const asked = 3;

export const faults: readonly Fault[] = [
  {
    name: 'F1 429 with Retry-After',
    responder: limited({ 'retry-after': '7' }),
    times: once,
    ends: 'well',
    requests: 2,
    waits: 7_000,
  },
  {
    name: 'F1 429 with Retry-After of five minutes',
    responder: limited({ 'retry-after': '300' }),
    times: once,
    ends: 'rateLimited',
    bulkEnds: 'well',
    requests: 2,
    says: /rate limit is used up.* 5 min/,
  },
  {
    name: 'F2 429 with Retry-After as a date',
    responder: limited({ 'retry-after': later, date }),
    times: once,
    ends: 'well',
    requests: 2,
    waits: 9_000,
  },
  {
    name: 'F2 429 with Retry-After of nonsense',
    responder: limited({ 'retry-after': 'in a while' }),
    times: once,
    ends: 'well',
    requests: 2,
  },
  {
    name: 'F2 429 with a negative Retry-After',
    responder: limited({ 'retry-after': '-9' }),
    times: once,
    ends: 'well',
    requests: 2,
  },
  {
    name: 'F2 429 with a huge Retry-After',
    responder: limited({ 'retry-after': '1e12' }),
    ends: 'rateLimited',
    requests: 1,
    says: /24 h/,
  },
  {
    name: 'F3 429 with the interval only',
    responder: limited({ 'x-ratelimit-interval-milliseconds': '10000' }),
    times: once,
    ends: 'well',
    requests: 2,
    waits: 10_000,
  },
  {
    name: 'F3 429 without any header, again and again',
    responder: limited({}),
    ends: 'rateLimited',
    requests: asked,
    says: /rate limit is used up/,
  },
  {
    name: 'F4 the daily limit is used up',
    responder: limited({ 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': '49013000' }),
    ends: 'rateLimited',
    requests: 1,
    says: /today are used up.*14 h/,
  },
  ...[502, 503, 504].flatMap((status): Fault[] => [
    { name: `F5 ${status} once`, responder: apiError(status, 'no'), times: once, ends: 'well', requests: 2 },
    {
      name: `F5 ${status} twice`,
      responder: apiError(status, 'no'),
      times: 2,
      ends: 'well',
      requests: asked,
    },
    {
      name: `F5 ${status} for long`,
      responder: apiError(status, 'no'),
      ends: 'server',
      requests: asked,
      says: new RegExp(`HTTP ${status}`),
    },
  ]),
  {
    name: 'F5 503 that says when to come back',
    responder: apiError(503, 'no', { 'retry-after': '4' }),
    times: once,
    ends: 'well',
    requests: 2,
    waits: 4_000,
  },
  { name: 'F5 500', responder: apiError(500, 'no'), ends: 'server', requests: 1, says: /HTTP 500/ },
  { name: 'F5 408', responder: apiError(408, 'no'), ends: 'timeout', requests: 1, says: /in time/ },
  { name: 'F6 400', responder: apiError(400, 'bad'), ends: 'invalidRequest', requests: 1, says: /HTTP 400/ },
  {
    name: 'F6 401',
    responder: apiError(401, 'Invalid JWT'),
    ends: 'badToken',
    requests: 1,
    says: /did not accept the token/,
  },
  { name: 'F6 403', responder: apiError(403, 'no'), ends: 'blocked', requests: 1, says: /proxy, firewall/ },
  { name: 'F6 404', responder: apiError(404, 'no'), ends: 'notFound', requests: 1, says: /Not found/ },
  { name: 'F6 422', responder: apiError(422, 'bad'), ends: 'invalidRequest', requests: 1, says: /HTTP 422/ },
  { name: 'F8 a reset before the answer', responder: reset, times: once, ends: 'well', requests: 2 },
  {
    name: 'F8 a reset in the headers',
    responder: (request) =>
      void request.socket.write('HTTP/1.1 200 OK\r\nconte', () => request.socket.resetAndDestroy()),
    times: once,
    ends: 'well',
    requests: 2,
  },
  {
    name: 'F8 a reset at the first byte',
    responder: truncated('{"messages":[]}'.padEnd(2_000), 1),
    times: once,
    ends: 'well',
    requests: 2,
  },
  {
    name: 'F8 a reset in the middle',
    responder: truncated('{"messages":[]}'.padEnd(2_000), 1_000),
    times: once,
    ends: 'well',
    requests: 2,
  },
  {
    name: 'F8 a reset before the last byte',
    responder: truncated('{"messages":[]}'.padEnd(2_000), 1_999),
    times: once,
    ends: 'well',
    requests: 2,
  },
  {
    name: 'F8 resets for long',
    responder: reset,
    ends: 'network',
    requests: asked,
    says: /could not be reached/,
  },
  {
    name: 'F9 JSON cut off',
    responder: { body: '{"messages":{"messages":[{"id":"' },
    ends: 'unreadable',
    requests: 1,
    says: /was not HighLevel’s/,
  },
  {
    name: 'F10 HTML with 200',
    responder: htmlPage(),
    ends: 'unreadable',
    requests: 1,
    says: /was not HighLevel’s/,
  },
  {
    name: 'F10 HTML with 403',
    responder: htmlPage(403),
    ends: 'blocked',
    requests: 1,
    says: /proxy, firewall/,
  },
  {
    name: 'F11 UTF-16',
    responder: { body: Buffer.from('{"id":"x"}', 'utf16le') },
    ends: 'unreadable',
    requests: 1,
  },
  {
    name: 'F12 JSON of another shape',
    responder: { body: '[[],null,7]'.replace('[', '{"a":[') + '}' },
    ends: 'unreadable',
    requests: 1,
  },
  {
    name: 'F13 a body that drips',
    responder: drip('{"messages":[]}'.padEnd(4_000), 20),
    ends: 'timeout',
    requests: 1,
    deadline: 400,
    says: /in time/,
  },
  {
    name: 'F13 an answer that never begins',
    responder: hang,
    ends: 'timeout',
    requests: 1,
    deadline: 400,
    says: /in time/,
  },
  {
    name: 'F13 an answer that stops',
    responder: (_request, response) => void response.writeHead(200, json).write('{"mess'),
    ends: 'timeout',
    requests: 1,
    deadline: 400,
  },
  {
    name: 'F23 the token is revoked',
    responder: apiError(401, 'Invalid Private Integration token'),
    ends: 'badToken',
    requests: 1,
  },
  {
    name: 'F24 the scope is gone',
    responder: apiError(401, 'The token is not authorized for this scope.'),
    ends: 'missingScope',
    requests: 1,
    says: /lacks the scope conversations/,
  },
  ...bodies,
];
