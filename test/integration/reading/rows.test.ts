import assert from 'node:assert/strict';
import type { Message } from '../../../src/api/types';
import { channels } from '../../../src/channels';
import { rowView, slice } from '../../../src/reading/rows';
import type { RowView } from '../../../src/reading/rowSchema';
import type { JsonObject } from '../../support/ask';
import { messageOf, range, timeOf } from '../../support/builders';

const row = (members: JsonObject, above?: Message): RowView =>
  rowView(messageOf(0, members), above, 'Ada Example');

describe('a row of the reading view', () => {
  it('says who wrote it: the contact, our side, or the team', () => {
    assert.deepEqual(
      [row({}), row({ direction: 'outbound' })].map(({ who, side, kind }) => [who, side, kind]),
      [
        ['Ada Example', 'in', 'message'],
        ['You', 'out', 'message'],
      ],
    );
    const comment = row({ messageType: 'TYPE_INTERNAL_COMMENT', type: 37, direction: 'outbound' });
    assert.deepEqual([comment.who, comment.kind], ['Team', 'team']);
  });

  it('is a record where something happened and nobody wrote', () => {
    for (const messageType of ['TYPE_ACTIVITY_INVOICE', 'TYPE_LIVE_CHAT_INFO_MESSAGE'])
      assert.deepEqual(
        [row({ messageType, direction: undefined })].map(({ who, kind, status }) => [who, kind, status]),
        [['', 'record', undefined]],
      );
  });

  it('is what the table of channels says it is', () => {
    for (const { names, kind } of Object.values(channels)) {
      for (const name of names) {
        const shown = row({ messageType: `TYPE_${name}`, direction: 'inbound' });
        const wanted = {
          call: 'call',
          team: 'team',
          note: 'record',
          message: 'message',
          email: 'message',
          unknown: 'message',
          activity: 'record',
        }[kind];
        assert.deepEqual([name, shown.kind], [name, wanted]);
      }
    }
  });

  it('has for a call without text what it was', () => {
    const call = row({
      messageType: 'TYPE_CALL',
      type: 1,
      body: undefined,
      meta: { call: { duration: 132, status: 'completed' } },
    });
    assert.deepEqual([call.kind, call.text], ['call', 'Call of 2:12']);
  });

  it('shows a type never seen before by its name', () => {
    assert.equal(row({ messageType: 'TYPE_HOLOGRAM', type: 4711 }).channel.label, 'TYPE_HOLOGRAM');
  });

  it('carries the beginning of a long text, and says how much there is behind it', () => {
    const long = row({ body: 'x'.repeat(2_000_000) });
    assert.ok(long.text.length <= 1_200);
    assert.equal(long.text.length + long.more, 2_000_000);
    const lines = row({ body: 'line\n'.repeat(1_000) });
    assert.ok(lines.text.split('\n').length <= 18);
    assert.equal(lines.text.length + lines.more, 5_000);
    const cut = row({ body: '😀'.repeat(1_000).padStart(2_001, '.') });
    assert.doesNotMatch(cut.text, /\p{Surrogate}/u, 'half a character');
  });

  it('stands with the one above it where the same hand wrote a moment before', () => {
    const [above, long] = [messageOf(3), messageOf(300)];
    assert.equal(row({}, above).follows, true);
    assert.equal(row({}, long).follows, false);
    assert.equal(row({ direction: 'outbound' }, above).follows, false);
    assert.equal(row({}).follows, false);
    assert.equal(row({}, above).previousAt, timeOf(3));
  });

  it('says that it failed, and why', () => {
    const failed = row({ direction: 'outbound', status: 'undelivered', error: 'Unreachable' });
    assert.deepEqual([failed.status, failed.error], [{ label: 'undelivered', failed: true }, 'Unreachable']);
  });

  it('names attachments, whatever their addresses are', () => {
    const attachments = [
      'https://example.com/files/a.jpg?token=1',
      'javascript:alert(1)',
      '',
      ...range(0, 9).map((n) => `https://example.com/${n}`),
    ];
    const { facts } = row({ attachments });
    assert.equal(facts[0]?.text, 'a.jpg');
    const [spaced] = row({ attachments: ['https://example.com/price%20list.pdf'] }).facts;
    assert.equal(spaced?.text, 'price list.pdf');
    assert.ok(facts.length <= 6);
    for (const { text } of facts) assert.doesNotMatch(text, /token/);
  });

  it('can be told apart from others even where the server sent no id', () => {
    const odd = row({ id: undefined, body: 'one' });
    assert.equal(odd.id, undefined);
    assert.notEqual(odd.key, row({ id: undefined, body: 'two' }).key);
  });

  it('comes with its neighbours, counted from the newest', () => {
    const list = range(0, 10).map((n) => messageOf(n));
    const { from, rows } = slice(list, 8, 12, 'Ada Example');
    assert.equal(from, 8);
    assert.deepEqual(
      rows.map(({ previousAt }) => previousAt),
      [timeOf(9), undefined],
    );
  });
});
