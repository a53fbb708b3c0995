import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isId } from '../../../src/api/operations';
import { deepLink, readDeepLink, type DeepLink } from '../../../src/links/deepLink';
import { texts } from '../../support/corpora';

const anyId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const good = 'location=Location1&id=Message1';

describe('a deep link', () => {
  it('reads back as what it was made of', () => {
    const link = fc.record({
      kind: fc.constantFrom('message' as const, 'conversation' as const),
      locationId: anyId,
      id: anyId,
    });
    fc.assert(
      fc.property(link, (made: DeepLink) => {
        const url = new URL(deepLink('vscode', made));
        assert.equal(url.hostname, 'conversation-explorer.highlevel-conversations');
        assert.deepEqual(readDeepLink(url.pathname, url.search.slice(1)), { ...made });
      }),
    );
  });

  it('may have parts of a later version, which mean nothing', () => {
    assert.equal(readDeepLink('/message', `${good}&token=x&host=evil.example`)?.id, 'Message1');
  });

  const refused: readonly (readonly [string, string])[] = [
    ['/', good],
    ['/messages', good],
    ['/message/', good],
    ['/Message', good],
    ['/signIn', good],
    ['//message', good],
    ['/message', ''],
    ['/message', 'id=Message1'],
    ['/message', 'location=Location1'],
    ['/message', `${good}&id=Other`],
    ['/message', `${good}&location=Other`],
    ['/message', 'location=Location1&id='],
    ['/message', 'location=a/b&id=Message1'],
    ['/message', 'location=Location1&id=..'],
    ['/message', 'location=Location1&id=%2e%2e%2f'],
    ['/message', 'location=Location1&id=a%00b'],
    ['/message', `location=Location1&id=${'x'.repeat(65)}`],
  ];
  for (const [path, query] of refused) {
    it(`is refused: ${path}?${query.slice(0, 50)}`, () => {
      assert.equal(readDeepLink(path, query), undefined);
    });
  }

  it('never passes on what is no id, for any text', () => {
    const hostile = ['path-traversal', 'open-redirect', 'shell-injection'].flatMap((name) => texts(name, []));
    for (const text of [...hostile, ...fc.sample(fc.string({ unit: 'binary' }), 2_000)]) {
      for (const query of [
        `location=L&id=${text}`,
        `location=L&id=${encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'))}`,
        text,
      ]) {
        const read = readDeepLink('/message', query);
        assert.ok(read === undefined || (isId(read.id) && isId(read.locationId)), query);
      }
    }
  });
});
