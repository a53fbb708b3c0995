import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeEmail, decodeMessage } from '../../../src/api/decode';
import {
  decodeFromPage,
  decodePageState,
  decodeToPage,
  type FromPage,
  type ToPage,
} from '../../../src/details/protocol';
import { mailView } from '../../../src/details/mail/mailView';
import { pageStrings } from '../../../src/details/strings';
import { messageView } from '../../../src/details/view';
import { plain } from './builders';

const state = { id: 'm1', pinned: false, locationId: 'l1' };

const fromPage: readonly FromPage[] = [
  { type: 'ready' },
  { type: 'painted', seq: 1 },
  { type: 'pin', pinned: true },
  { type: 'command', seq: 1, command: 'copyPayload' },
  { type: 'problemAction', seq: 1, index: 0 },
  { type: 'copyField', seq: 1, section: 0, field: 2 },
  { type: 'copyTime', seq: 1 },
  { type: 'copyBody', seq: 1 },
  { type: 'copyJson', seq: 1, start: 0, end: 10 },
  { type: 'copyPath', seq: 1, path: ['meta', 'ids', 0] },
  { type: 'openAttachment', seq: 1, index: 0 },
  { type: 'wantBody', seq: 1, from: 65_536 },
  { type: 'wantJson', seq: 1 },
  { type: 'openLink', seq: 1, url: 'https://example.com/' },
  { type: 'wantMail', seq: 1, mail: 0 },
  { type: 'wantMailJson', seq: 1, mail: 0 },
  { type: 'copyMailField', seq: 1, mail: 0, field: 2 },
  { type: 'copyMailSource', seq: 1, mail: 0 },
  { type: 'copyMailJson', seq: 1, mail: 0, start: 0, end: 10 },
  { type: 'mailRemedy', seq: 1, mail: 0 },
  { type: 'mediaRemedy', seq: 1, item: 'recording' },
  { type: 'openMailAttachment', seq: 1, mail: 0, index: 0 },
  { type: 'showRemote', seq: 1, mail: 0 },
  { type: 'wantMedia', seq: 1, item: 'recording' },
  { type: 'saveMedia', seq: 1, item: 0, mail: 2 },
  { type: 'cancelMedia', seq: 1, item: 'transcript' },
  { type: 'saveMedia', seq: 1, item: 2 },
];

const { view } = messageView(
  decodeMessage('{"id":"m1","body":"x","attachments":["https://a.test/b.png","http://a.test/c"]}'),
  { contactName: 'Ada', accountLabel: 'Sample' },
  plain,
);

const { view: mail } = mailView(
  decodeEmail(
    '{"id":"e1","subject":"Hi","from":"Ada <a@example.com>","body":"<p>x</p>","attachments":["https://a.test/b.png"]}',
  ),
  false,
  plain,
);

const toPage: readonly ToPage[] = [
  { type: 'init', strings: pageStrings(plain), language: 'en' },
  { type: 'loading', seq: 0, state },
  { type: 'message', seq: 0, state, view },
  { type: 'problem', seq: 0, state, text: 'no', actions: ['Try Again'] },
  { type: 'pinned', state },
  { type: 'bodyPart', seq: 0, from: 3, text: 'x' },
  { type: 'json', seq: 0, text: '{}' },
  { type: 'copied', seq: 0 },
  { type: 'mail', seq: 0, mail: 0, view: mail },
  { type: 'mailProblem', seq: 0, mail: 0, text: 'no', remedy: 'Sign In Again' },
  { type: 'mailJson', seq: 0, mail: 0, text: '{}' },
  { type: 'mediaProgress', seq: 0, item: 1, received: 10, total: 20 },
  { type: 'mediaEnded', seq: 0, item: 'recording', text: 'none', absent: true, remedy: 'Show Log' },
  { type: 'transcript', seq: 0, lines: [{ start: 1, voice: 0, speaker: 'Speaker 1', text: 'Hello' }] },
  { type: 'mediaSaved', seq: 0, item: 1, text: 'Saved' },
];

/** A message as it arrives on the other side. */
const sent = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

describe('the protocol of the details page', () => {
  for (const message of fromPage) {
    it(`hears ${message.type} of the page`, () => assert.deepEqual(decodeFromPage(sent(message)), message));
  }

  for (const message of toPage) {
    it(`hears ${message.type} of the host`, () =>
      assert.deepEqual(decodeToPage(sent(message)), sent(message)));
  }

  it('makes nothing of anything else, and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true, withBigInt: true }), (data) => {
        assert.equal(decodeFromPage(data), undefined);
        assert.equal(decodeToPage(data), undefined);
      }),
    );
  });

  it('makes nothing of a known message with any one field out of place', () => {
    const wrong = fc.constantFrom<unknown>(
      undefined,
      null,
      -1,
      0.5,
      Number.NaN,
      2 ** 60,
      {},
      [{}],
      'toString',
      '__proto__',
    );
    const field = fc
      .constantFrom(...fromPage)
      .chain((message) => fc.tuple(fc.constant(message), fc.constantFrom(...Object.keys(message)), wrong));
    fc.assert(
      fc.property(field, ([message, key, value]) => {
        // Any text may be a link until the host looks at it.
        fc.pre(!(key === 'url' && typeof value === 'string'));
        assert.equal(decodeFromPage({ ...message, [key]: value }), undefined);
      }),
    );
  });

  it('passes on no field that is not in it', () => {
    assert.deepEqual(decodeFromPage({ type: 'ready', html: '<b>' }), { type: 'ready' });
  });
});

describe('the state of a panel', () => {
  it('comes back as it was kept', () => {
    assert.deepEqual(decodePageState(sent(state)), state);
    assert.deepEqual(decodePageState({ id: 'm1', pinned: true }), { id: 'm1', pinned: true });
  });

  it('is nothing without an id, or with one that is no id', () => {
    for (const odd of [
      undefined,
      null,
      {},
      { id: '', pinned: false },
      { id: 7, pinned: false },
      { id: 'm1' },
    ]) {
      assert.equal(decodePageState(odd), undefined);
    }
    assert.equal(decodePageState({ id: 'x'.repeat(201), pinned: false }), undefined);
  });
});
