import assert from 'node:assert/strict';
import type { ApiErrorFacts, ApiErrorKind } from '../../../src/api/errors';
import { factsOf, failureOf, never, startApi, type ApiHarness } from '../../support/apiHarness';
import type { Responder } from '../../support/faults';
import * as documented from './documentedExamples';

const said = (message: unknown, more: object = {}): string => JSON.stringify({ message, ...more });

/** Status, message and what it means: the table of the API's facts, in the spelling of the servers. */
const table: readonly (readonly [status: number, body: string, kind: ApiErrorKind])[] = [
  [401, said('Invalid JWT'), 'badToken'],
  [401, said('Invalid token: access token is invalid'), 'badToken'],
  [401, said('Invalid Private Integration token'), 'badToken'],
  [401, said('something never seen'), 'badToken'],
  [401, '', 'badToken'],
  [401, said('The token is not authorized for this scope.'), 'missingScope'],
  [401, said('THE TOKEN IS NOT AUTHORIZED FOR THIS SCOPE.'), 'missingScope'],
  [403, said('The token is not authorized for this scope.'), 'missingScope'],
  [401, said('This authClass type is not allowed to access this scope.'), 'wrongTokenKind'],
  [401, said('Invalid token: user type mismatch'), 'wrongTokenKind'],
  [401, said('This user type is not yet supported'), 'wrongTokenKind'],
  [401, said('This route is not yet supported by the IAM Service'), 'closedRoute'],
  [403, said('This route is not yet supported by the IAM Service'), 'closedRoute'],
  [401, said('The location is not accessible from this token'), 'wrongLocation'],
  [403, said('The token does not have access to this location.'), 'wrongLocation'],
  [401, said('version header was not found.'), 'badVersion'],
  [401, said('version header is invalid'), 'badVersion'],
  [404, said('Cannot GET /conversations/x'), 'badVersion'],
  [403, '<html>error code: 1010</html>', 'blocked'],
  [403, said('Forbidden'), 'blocked'],
  [400, said('No message found with id: x'), 'notFound'],
  [400, said('x', { canonicalCode: 'CONVERSATIONS_MSG_NOT_FOUND' }), 'notFound'],
  [400, said('Contact not found for id:x'), 'notFound'],
  [404, said('Conversation not found'), 'notFound'],
  [404, '', 'notFound'],
  [400, said('Bad Request'), 'invalidRequest'],
  [400, '', 'invalidRequest'],
  [422, said(['limit must be a number']), 'invalidRequest'],
  [422, '', 'invalidRequest'],
  [405, said('Method Not Allowed'), 'invalidRequest'],
  [408, '', 'timeout'],
  [429, said('Too Many Requests'), 'rateLimited'],
  [429, '<html>', 'rateLimited'],
  [500, said('not found'), 'server'],
  [502, '<html>', 'server'],
  [503, '', 'server'],
  [504, '', 'server'],
];

describe('a refused call', () => {
  let harness: ApiHarness;
  before(async () => (harness = await startApi()));
  after(() => harness.close());

  const refused = (responder: Responder): Promise<ApiErrorFacts> => {
    harness.server.respondNext(/./, responder);
    return factsOf(harness.api.getMessage('AnyId', never));
  };
  const withBody = (status: number, body: string): Promise<ApiErrorFacts> => refused({ status, body });

  for (const [status, body, kind] of table) {
    it(`is ${kind} for ${status} ${body}`, async () => {
      const facts = await withBody(status, body);
      assert.deepEqual([facts.kind, facts.status, facts.operation], [kind, status, 'getMessage']);
    });
  }

  it('is made of one request: a refusal is not asked for again', async () => {
    const before = harness.server.requests.length;
    await withBody(401, '');
    assert.equal(harness.server.requests.length, before + 1);
  });

  const scopes = [
    ['searchConversations', 'conversations.readonly'],
    ['getConversation', 'conversations.readonly'],
    ['listMessages', 'conversations/message.readonly'],
    ['getMessage', 'conversations/message.readonly'],
    ['getEmail', 'conversations/message.readonly'],
  ] as const;
  for (const [operation, scope] of scopes) {
    it(`names the scope that ${operation} lacks`, async () => {
      const { api, server } = harness;
      server.respondNext(/./, { status: 401, body: said('not authorized for this scope') });
      const facts = await factsOf(
        {
          searchConversations: () => api.searchConversations({ limit: 1 }, never),
          getConversation: () => api.getConversation('AnyId', never),
          listMessages: () => api.listMessages('AnyId', { limit: 1 }, never),
          getMessage: () => api.getMessage('AnyId', never),
          getEmail: () => api.getEmail('AnyId', never),
        }[operation](),
      );
      assert.deepEqual([facts.operation, facts.kind, facts.scope], [operation, 'missingScope', scope]);
    });
  }

  it('names no scope when none is missing', async () => {
    assert.equal((await withBody(401, said('Invalid JWT'))).scope, undefined);
  });

  it('reads the four error bodies of the documentation', async () => {
    const facts = [
      await withBody(400, documented.errors[400]),
      await withBody(401, documented.errors[401]),
      await withBody(422, documented.errors[422]),
      await withBody(400, documented.errors.empty),
    ];
    assert.deepEqual(
      facts.map(({ kind, details }) => [kind, details]),
      [
        ['invalidRequest', ['Bad Request']],
        ['badToken', undefined],
        ['invalidRequest', ['Unprocessable Entity']],
        ['invalidRequest', []],
      ],
    );
  });

  const details: readonly (readonly [rule: string, body: string, expected: readonly string[]])[] = [
    ['a list', said(['a', 'b']), ['a', 'b']],
    ['a text', said('a'), ['a']],
    ['the error without a message', JSON.stringify({ error: 'a' }), ['a']],
    ['the message within the error', JSON.stringify({ error: { code: 'c', message: 'a' } }), ['a']],
    ['the canonical code too', said('a', { canonicalCode: 'CODE' }), ['a', 'CODE']],
    ['what is readable of an odd list', said(['a', { b: 1 }, null, 7]), ['a', '7']],
    ['nothing of an object', said({ a: 1 }), []],
    ['nothing of a bare text', '"a"', []],
    ['nothing of HTML', '<p>a</p>', []],
    [
      'no more than 20 lines',
      said(Array.from({ length: 30 }, () => 'a')),
      Array.from({ length: 20 }, () => 'a'),
    ],
    ['no more than 500 characters of a line', said('a'.repeat(600)), ['a'.repeat(500)]],
  ];
  for (const [rule, body, expected] of details) {
    it(`lists ${rule}`, async () => assert.deepEqual((await withBody(422, body)).details, expected));
  }

  const traces: readonly (readonly [
    rule: string,
    body: string,
    header: string | undefined,
    expected: unknown,
  ])[] = [
    [
      'of the body',
      '{"traceId":"3d05a1c2-0000-4000-8000-000000000000"}',
      undefined,
      '3d05a1c2-0000-4000-8000-000000000000',
    ],
    ['of the header where the body has none', '', 'abc-1', 'abc-1'],
    ['of the body before that of the header', '{"traceId":"body"}', 'header', 'body'],
    ['that is a number', '{"traceId":7}', undefined, '7'],
    ['only where it looks like one', '{"traceId":"see https://example.com"}', undefined, undefined],
    ['only where it is one line', '{"traceId":"a\\nb"}', undefined, undefined],
    ['only where it is short', JSON.stringify({ traceId: 'x'.repeat(65) }), undefined, undefined],
    ['only where it is nobody’s number', '{"traceId":"Ada-15550100001"}', undefined, undefined],
    ['only where there is one', '{"traceId":null}', undefined, undefined],
  ];
  for (const [rule, body, header, expected] of traces) {
    it(`has the trace id ${rule}`, async () => {
      const headers: Record<string, string> = header === undefined ? {} : { 'x-trace-id': header };
      const facts = await refused({ status: 500, headers, body });
      assert.equal(facts.traceId, expected);
    });
  }

  it('says in its message what a log may know, and no more', async () => {
    harness.server.respondNext(/./, { status: 422, body: said(['Ada is wrong'], { traceId: 'trace-9' }) });
    const error = await failureOf(harness.api.getMessage('SomeMessageId', never));
    assert.equal(error.message, 'getMessage: 422 invalidRequest (trace trace-9)');
  });
});
