import assert from 'node:assert/strict';
import { clipped, rowFacts, rowText } from '../../../src/reading/rowText';
import { messageOf, range } from '../../support/builders';

const t = (text: string, ...args: (string | number)[]): string =>
  text.replace(/\{(\d)\}/g, (_, n: string) => String(args[Number(n)]));

const mail = { messageType: 'TYPE_EMAIL', type: 3, contentType: 'text/html' };

describe('the text of a row', () => {
  it('has all lines of an email, as words', () => {
    const body = `<html><head><style>p{}</style></head><body>${range(0, 30)
      .map((n) => `<p>Line ${n} &amp; more</p>`)
      .join('')}</body></html>`;
    const text = rowText(messageOf(0, { ...mail, meta: { email: { subject: 'Hi' } }, body }), t);
    assert.equal(text.split('\n\n').length, 30);
    assert.ok(text.startsWith('Line 0 & more\n\nLine 1 & more'));
    const shown = clipped(text);
    assert.equal(shown.text.split('\n').length, 18);
    assert.equal(shown.text.length + shown.more, text.length);
  });

  it('is what was written where that is no mark-up, or nothing but a tag', () => {
    for (const body of ['<name> asked\n  twice', '5 < 6', '<br>', 'a\n\n\n\nb'])
      assert.equal(rowText(messageOf(0, { body }), t), body);
  });

  it('of an email of pictures alone is what it is, under its subject nothing', () => {
    const body = '<p><img src="x"></p>';
    assert.equal(rowText(messageOf(0, { ...mail, body }), t), 'Email');
    assert.equal(rowText(messageOf(0, { ...mail, body, meta: { email: { subject: 'Hi' } } }), t), '');
  });

  it('is beside how many emails it stands for, where there are several', () => {
    const facts = (ids: readonly string[]): readonly string[] =>
      rowFacts(messageOf(0, { ...mail, meta: { email: { messageIds: ids } } }), t).map(({ text }) => text);
    assert.deepEqual(facts(['a', 'b', 'c']), ['3 emails']);
    assert.deepEqual(facts(['a']), []);
  });
});
