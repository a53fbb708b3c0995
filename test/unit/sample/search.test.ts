import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createSampleHandler, sampleLocationId } from '../../../src/sample/handler';
import { ask, asList, asObject, asText, messagesOf, searchAll, type JsonObject } from '../../support/ask';
import { sampleConversations } from '../../support/sampleIds';

type Query = Readonly<Record<string, string>>;

const week = 7 * 86_400_000;

describe('sample account: search', () => {
  const now = Date.UTC(2026, 5, 1, 10);
  const handler = createSampleHandler({ now: () => now });
  let all: readonly JsonObject[] = [];
  before(() => {
    all = searchAll(handler);
  });

  const ids = (rows: readonly JsonObject[]): string[] => rows.map((row) => asText(row['id']));
  const sortOf = (row: JsonObject): number => Number(asList(row['sort'])[0]);

  /** The same filters over the rows as they came, written without a look at the server's. */
  function expected(query: Query): string[] {
    const wanted = all.filter((row) => {
      const text = ['fullName', 'contactName', 'email', 'phone']
        .map((name) => JSON.stringify(row[name] ?? ''))
        .join('\n');
      const unread = Number(row['unreadCount'] ?? 0) > 0;
      return (
        (query['query'] === undefined || text.toLowerCase().includes(query['query'].toLowerCase())) &&
        (query['status'] !== 'unread' || unread) &&
        (query['status'] !== 'read' || !unread) &&
        (query['status'] !== 'starred' || row['starred'] === true) &&
        (query['status'] !== 'recents' || sortOf(row) > now - week) &&
        // A row may spell its type as webhooks do, `CALL`; the filter has one spelling for both.
        (query['lastMessageType'] === undefined ||
          [query['lastMessageType'], query['lastMessageType'].slice(5)].some(
            (type) => type === row['lastMessageType'],
          )) &&
        ['lastMessageDirection', 'contactId', 'id'].every(
          (name) => query[name] === undefined || query[name] === row[name],
        )
      );
    });
    return ids(wanted);
  }

  const some = (name: string): fc.Arbitrary<string> =>
    fc.constantFrom(
      ...new Set(all.map((row) => row[name]).filter((value) => typeof value === 'string')),
      'nothing',
    );

  const filters = (): Record<string, fc.Arbitrary<string>> => ({
    query: fc.constantFrom(
      'a',
      'EXAMPLE',
      'ada',
      '+1555',
      '@example.org',
      'علي',
      '山田',
      'zzz',
      '.',
      'muster',
    ),
    status: fc.constantFrom('all', 'read', 'unread', 'starred', 'recents'),
    lastMessageType: some('lastMessageType').filter((type) => type.startsWith('TYPE_')),
    lastMessageDirection: fc.constantFrom('inbound', 'outbound'),
    contactId: some('contactId'),
    id: some('id'),
  });
  /** Up to three filters at once: with all of them nearly nothing would be found. */
  const queries = (): fc.Arbitrary<Query> =>
    fc
      .subarray(Object.entries(filters()), { maxLength: 3 })
      .chain((chosen) => fc.tuple(...chosen.map(([name, value]) => fc.tuple(fc.constant(name), value))))
      .map((pairs): Query => Object.fromEntries(pairs));

  it('agrees with an oracle for any filters, page size and direction', () => {
    let hits = 0;
    fc.assert(
      fc.property(queries(), fc.integer({ min: 1, max: 30 }), fc.boolean(), (wanted, limit, ascending) => {
        const found = searchAll(handler, { ...wanted, ...(ascending ? { sort: 'asc' } : {}) }, limit);
        const oracle = expected(wanted);
        assert.deepEqual(ids(found), ascending ? oracle.toReversed() : oracle);
        if (oracle.length > 0) hits++;
      }),
      { numRuns: 400, seed: 20260601 },
    );
    assert.ok(hits > 50, `only ${String(hits)} queries found anything`);
  });

  it('is newest first, each conversation once and no two of the same moment', () => {
    const moments = all.map(sortOf);
    assert.deepEqual(
      moments,
      moments.toSorted((a, b) => b - a),
    );
    assert.equal(new Set(moments).size, all.length);
    assert.equal(new Set(ids(all)).size, all.length);
    assert.ok(moments.every((moment) => moment < now));
  });

  it('leaves the row of the cursor out', () => {
    const third = asObject(all[2]);
    const { body } = ask(handler, '/conversations/search', {
      locationId: sampleLocationId,
      startAfterDate: String(sortOf(third)),
      limit: '2',
    });
    assert.deepEqual(ids(asList(body['conversations']).map(asObject)), ids(all.slice(3, 5)));
    assert.equal(body['total'], all.length);
  });

  it('sends 20 rows unless asked, and never more than 100', () => {
    const count = (limit: Query): number =>
      asList(
        ask(handler, '/conversations/search', { locationId: sampleLocationId, ...limit }).body[
          'conversations'
        ],
      ).length;
    assert.equal(count({}), 20);
    assert.equal(count({ limit: '3' }), 3);
    assert.equal(count({ limit: '1000' }), Math.min(all.length, 100));
    assert.equal(
      asList(
        asObject(ask(handler, `/conversations/${sampleConversations.long}/messages`).body['messages'])[
          'messages'
        ],
      ).length,
      20,
    );
  });

  it('ignores `page`, as the real server does', () => {
    const page = (number: string): readonly string[] => {
      const query = { locationId: sampleLocationId, page: number };
      return ids(asList(ask(handler, '/conversations/search', query).body['conversations']).map(asObject));
    };
    assert.equal(page('1').length, 20);
    assert.deepEqual(page('1'), page('2'));
  });

  it('finds two conversations of one contact', () => {
    const contactId = asText(all[0]?.['contactId']);
    assert.equal(searchAll(handler, { contactId }).length, 2);
  });

  it('tells of the last message what the thread says', () => {
    const told = all.filter(
      (row) =>
        row['lastMessageDate'] !== undefined &&
        row['id'] !== sampleConversations.vanished &&
        row['lastMessageBody'] !== null,
    );
    assert.ok(told.length > 60);
    for (const row of told) {
      const [newest] = messagesOf(handler, asText(row['id']));
      assert.equal(row['lastMessageType'], newest?.['messageType']);
      assert.equal(row['lastMessageDate'], Date.parse(asText(newest?.['dateAdded'])));
      if (newest?.['messageType'] !== 'TYPE_EMAIL') assert.equal(row['lastMessageBody'], newest?.['body']);
    }
  });

  it('leaves the last message out of a conversation that has none', () => {
    const row = asObject(all.find((one) => one['id'] === sampleConversations.empty));
    for (const name of ['lastMessageDate', 'lastMessageType', 'lastMessageBody'])
      assert.ok(!(name in row), name);
    assert.equal(sortOf(row), row['dateAdded']);
  });
});
