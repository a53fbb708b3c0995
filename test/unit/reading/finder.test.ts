import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matcher, placesIn } from '../../../src/reading/findText';
import { Finder } from '../../../src/reading/finder';
import { messageOf, range } from '../../support/builders';

const never = new AbortController().signal;
const rows = range(0, 40).map((n) => messageOf(n, { body: n % 4 === 0 ? `A Needle (${n})` : `Hay ${n}` }));

async function found(query: string, list = rows): Promise<Finder> {
  const finder = new Finder(query);
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
        subject: 'Invoice',
      }),
      messageOf(1, { error: 'Unreachable destination' }),
    ];
    assert.deepEqual((await found('unreachable', list)).matches, [1]);
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
    const finder = new Finder('needle');
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
    const finder = new Finder('needle');
    const abort = new AbortController();
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const searching = finder.search(many, abort.signal);
    setImmediate(() => abort.abort());
    assert.equal(await searching, false);
    assert.ok(finder.matches.length < 10_000);
    await new Finder('needle').search(many, never);
    clearInterval(clock);
    assert.ok(turns > 0, 'nothing else could run');
  });
});
