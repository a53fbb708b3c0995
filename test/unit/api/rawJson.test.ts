import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeConversationPage, decodeMessage, decodeMessagePage } from '../../../src/api/decode';
import { RawSource, rawOf, rawText } from '../../../src/api/rawJson';
import { jsonText, space } from '../../support/jsonTexts';

describe('the raw text of a row', () => {
  const wrap: Readonly<Record<string, (rows: string) => string>> = {
    'a bare list': (rows) => rows,
    'a flat envelope': (rows) => `{"messages":${rows},"nextPage":false}`,
    'a nested envelope': (rows) =>
      `{ "traceId" : "t" ,\n"messages" : { "messages" :${rows} , "nextPage" : true } }`,
    'an envelope with escaped and doubled keys': (rows) =>
      `{"messages":[1,2,3],"x":{"messages":[4]},"\\u006dessages":{"messages":[5],"messages":${rows}}}`,
  };
  for (const [what, envelope] of Object.entries(wrap)) {
    it(`is what the server wrote, in ${what}, for any JSON with any white space`, () => {
      fc.assert(
        fc.property(fc.array(jsonText, { maxLength: 5 }), space, space, (rows, before, after) => {
          const list = `[${rows.map((row) => before + row + after).join(',')}]`;
          const { items } = decodeMessagePage(envelope(list));
          assert.deepEqual(
            items.map(({ raw }) => rawText(raw)),
            rows,
          );
        }),
        { numRuns: 500 },
      );
    });
  }

  it('is what the server wrote, in a page of conversations', () => {
    fc.assert(
      fc.property(fc.array(jsonText, { maxLength: 5 }), space, (rows, before) => {
        const { items } = decodeConversationPage(
          `{"total":1,"conversations" :${before}[${rows.join(before + ',')}]}`,
        );
        assert.deepEqual(
          items.map(({ raw }) => rawText(raw)),
          rows,
        );
      }),
    );
  });

  it('is what the server wrote, for one message with anything in it', () => {
    fc.assert(
      fc.property(jsonText, space, space, (value, before, after) => {
        const row = `{${before}"id"${after}:"a",${after}"meta":${value}${before}}`;
        assert.equal(rawText(decodeMessage(before + row + after).raw), row);
        assert.equal(rawText(decodeMessage(`{"message":${before}${row}${after},"traceId":"t"}`).raw), row);
      }),
    );
  });

  it('is cut out of deep nesting without running out of stack', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { items } = decodeMessagePage(`[1,${deep},2]`);
    assert.deepEqual(
      items.map(({ raw }) => rawText(raw).length),
      [1, deep.length, 1],
    );
  });

  it('is found in time that grows with the text, not with its square', () => {
    const row = `{"id":"a","body":"${'\\\\'.repeat(500_000)}${'\\"'.repeat(500_000)}"}`;
    const started = performance.now();
    assert.equal(rawText(decodeMessage(row).raw), row);
    assert.ok(performance.now() - started < 5_000);
  });

  it('is searched for only when it is wanted', () => {
    const source = new RawSource('not even JSON', ['a']);
    assert.doesNotThrow(() => ({ source, index: 3 }));
    assert.throws(() => rawText({ source: new RawSource('[1]', []), index: 1 }), RangeError);
  });

  it('is the whole value for a value that came alone', () => {
    fc.assert(
      fc.property(jsonText, space, (text, around) =>
        assert.equal(rawText(rawOf(around + text + around)), text),
      ),
    );
  });
});
