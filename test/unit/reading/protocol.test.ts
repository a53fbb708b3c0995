import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeFromPage, decodePageState, decodeToPage } from '../../../src/reading/protocol';

describe('what host and page of the reading view say', () => {
  it('is taken only in the words of the protocol, whatever is sent', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        assert.equal(decodeToPage(data), undefined);
        assert.equal(decodeFromPage(data), undefined);
        assert.equal(decodePageState(data), undefined);
      }),
    );
  });

  it('from the page names rows by number and key, within bounds', () => {
    const want = { type: 'want', seq: 1, rev: 2, from: 0, to: 40 };
    assert.deepEqual(decodeFromPage(want), want);
    for (const wrong of [{ from: -1 }, { to: 1.5 }, { to: Infinity }, { rev: '2' }])
      assert.equal(decodeFromPage({ ...want, ...wrong }), undefined, JSON.stringify(wrong));
    assert.equal(decodeFromPage({ type: 'open', seq: 1, key: 'x'.repeat(500) }), undefined);
    assert.equal(decodeFromPage({ type: 'find', seq: 1, query: 'a', near: 0, step: 2 }), undefined);
    assert.equal(decodeFromPage({ type: 'command', seq: 1, command: 'anything' }), undefined);
  });

  it('leaves behind, over a reload, ids and one choice and nothing else', () => {
    const state = { id: 'AnyConversation', locationId: 'AnyLocation', at: 'AnyMessage' };
    assert.deepEqual(decodePageState({ ...state, name: 'Ada Example', body: 'Hello' }), state);
    assert.equal(decodePageState({ ...state, id: '' }), undefined);
  });
});
