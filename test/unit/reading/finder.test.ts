import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matcher, placesIn } from '../../../src/reading/findText';
import { Finder } from '../../../src/reading/finder';
import { SearchTexts } from '../../../src/reading/searchTexts';
import { messageOf, range } from '../../support/builders';

const english = (text: string, ...args: (string | number)[]): string =>
  text.replace(/\{(\d)\}/g, (_, n: string) => String(args[Number(n)]));
const finderOf = (query: string): Finder => {
  const texts = new SearchTexts(english);
  return new Finder(query, (row) => texts.of(row));
};

const never = new AbortController().signal;
const rows = range(0, 40).map((n) => messageOf(n, { body: n % 4 === 0 ? `A Needle (${n})` : `Hay ${n}` }));

async function found(query: string, list = rows): Promise<Finder> {
  const finder = finderOf(query);
  assert.equal(await finder.search(list, never), true);
  return finder;
}

describe('the search', () => {
  it('finds what is written, in either case, newest first', async () => {
    assert.deepEqual(
      (await found('nEEdle')).matches,
      range(0, 10).map((n) => n * 4),
    );
    assert.deepEqual((await found('needle (8)')).matches, [2 * 4]);
    assert.deepEqual((await found('  ')).matches, []);
  });

  it('looks into subjects and errors, too', async () => {
    const list = [
      messageOf(0, {
        meta: { email: { subject: 'Invoice' } },
        messageType: 'TYPE_EMAIL',
        type: 3,
      }),
      messageOf(1, { error: 'Unreachable destination' }),
    ];
    assert.deepEqual((await found('unreachable', list)).matches, [1]);
    assert.deepEqual((await found('invoice', list)).matches, [0]);
  });

  it('finds what a row says: words of mark-up and not the mark-up, titles, file names, labels of records', async () => {
    const list = [
      messageOf(0, { body: '<div style="color:red">Bring the <b>tow</b>el &amp;<br>a smile</div>' }),
      messageOf(1, { messageType: 'TYPE_CALL', type: 1, body: undefined, meta: { call: { duration: 125 } } }),
      messageOf(2, { attachments: ['https://example.com/files/price%20list.pdf?token=div'] }),
      messageOf(3, {
        messageType: 'TYPE_ACTIVITY_APPOINTMENT',
        type: 31,
        direction: undefined,
        body: 'Booked',
      }),
      messageOf(4, { body: `${'x'.repeat(5_000)} far behind` }),
      messageOf(5, { attachments: range(0, 9).map((n) => `https://example.com/picture-${n}.png`) }),
      messageOf(6, { messageType: 'TYPE_EMAIL', meta: { email: { messageIds: ['a', 'b', 'c'] } } }),
    ];
    const places = {
      div: [],
      style: [],
      '&amp;': [],
      token: [],
      'the towel &': [0],
      'call of 2:05': [1],
      'price list': [2],
      'activity: appointment': [3],
      booked: [3],
      'far behind': [4],
      'picture-8': [5],
      '3 emails': [6],
      '4 more': [],
    };
    for (const [query, rowsOf] of Object.entries(places))
      assert.deepEqual((await found(query, list)).matches, rowsOf, query);
  });

  it('keeps what it has made of rows as far as there is room', () => {
    const [mail, plain] = [messageOf(0, { body: '<p>Hello</p>' }), messageOf(1)];
    const small = new SearchTexts(english, 100);
    assert.equal(small.of(mail), small.of(mail));
    assert.notEqual(small.of(plain), small.of(plain), 'it stands in the message');
    const other = messageOf(2, { body: '<p>Hello again</p>' });
    assert.notEqual(small.of(other), small.of(other), 'no room is left');
    assert.deepEqual(small.of(other), ['Hello again']);
  });

  it('finds accents however they are written, in letters or behind them', async () => {
    const spellings = ['Señor Núñez, 서울', 'Å'].flatMap((text) => [
      text.normalize('NFC'),
      text.normalize('NFD'),
    ]);
    const list = spellings.map((body, n) => messageOf(n, { body }));
    for (const query of ['núñez', 'núñez'.normalize('NFD'), '서울', '서울'.normalize('NFD')])
      assert.deepEqual((await found(query, list)).matches, [0, 1], query);
    assert.deepEqual((await found('\u212b', list)).matches, [2, 3]);
  });

  it('means every character as it is, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, query) => {
        const wanted = matcher(query);
        if (wanted === undefined) {
          assert.equal(query.trim(), '');
          return;
        }
        const places = placesIn(before + query, wanted, 1_000);
        assert.ok(places.length > 0);
        for (const [start, end] of places)
          assert.equal((before + query).slice(start, end).length, end - start);
      }),
      // A pattern that knows all of Unicode's cases takes milliseconds to build.
      { numRuns: 30 },
    );
  });

  it('begins at what is in sight and goes on to older ones', async () => {
    const finder = await found('needle');
    assert.equal(finder.from(0), 0);
    assert.equal(finder.from(5), 8);
    assert.equal(finder.from(39), 36, 'no older one: the oldest');
    assert.equal((await found('nothing')).from(3), undefined);
  });

  it('counts as one reads, and goes round at the ends', async () => {
    const finder = await found('needle');
    assert.equal(finder.ordinal(36), 1);
    assert.equal(finder.ordinal(0), 10);
    assert.equal(finder.ordinal(1), 0);
    assert.equal(finder.next(8, 1), 4);
    assert.equal(finder.next(8, -1), 12);
    assert.equal(finder.next(0, 1), 36);
    assert.equal(finder.next(36, -1), 0);
  });

  it('goes on where it was when older rows come, and begins anew when rows move', async () => {
    const finder = finderOf('needle');
    await finder.search(rows.slice(0, 20), never);
    finder.changed({ at: 20, removed: 0, inserted: 20 }, false);
    assert.equal(finder.matches.length, 5, 'what was found stays');
    await finder.search(rows, never);
    assert.equal(finder.matches.length, 10);
    finder.changed({ at: 0, removed: 0, inserted: 1 }, false);
    const moved = [messageOf(99), ...rows];
    await finder.search(moved, never);
    assert.deepEqual(finder.matches[0], 1);
  });

  it('keeps nobody waiting, and stops when it is told to', async () => {
    // So much text that no machine looks through it within two turns.
    const long = rows.map(({ body }, n) => messageOf(n, { body: 'Hay '.repeat(1_000) + body }));
    const many = range(0, 40_000).map((n) => long[n % long.length] ?? messageOf());
    const finder = finderOf('needle');
    const abort = new AbortController();
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const searching = finder.search(many, abort.signal);
    setImmediate(() => abort.abort());
    assert.equal(await searching, false);
    assert.ok(finder.matches.length < 10_000);
    await finderOf('needle').search(many, never);
    clearInterval(clock);
    assert.ok(turns > 0, 'nothing else could run');
  });
});
