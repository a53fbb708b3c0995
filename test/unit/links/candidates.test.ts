import assert from 'node:assert/strict';
import { candidatesIn, candidatesOffered } from '../../../src/links/candidates';
import { deepLink } from '../../../src/links/deepLink';

const id = 've9EPM428h8vShlRW1KT';
const other = 'AnotherId42h8vShlRW1';
const locationId = 'SampleLocation7Qx2Ld';

describe('what a person may mean', () => {
  it('is the id that they typed, of whatever shape', () => {
    assert.deepEqual(candidatesIn(` ${id}\n`), [{ id }]);
    assert.deepEqual(candidatesIn('short-1'), [{ id: 'short-1' }]);
  });

  it('is a page of the web application on any https host', () => {
    const page = `/v2/location/${locationId}/conversations/conversations/short`;
    for (const host of ['app.gohighlevel.com', 'app.leadwaycrm.com', 'crm.example.com:8443']) {
      const expected = [{ id: 'short', kind: 'conversation', locationId }];
      assert.deepEqual(candidatesIn(`https://${host}${page}`), expected);
      assert.deepEqual(candidatesIn(`https://${host}${page}/?x=1#y`), expected);
    }
    for (const refused of [
      `http://app.gohighlevel.com${page}`,
      `https://user:secret@app.gohighlevel.com${page}`,
      `https://app.gohighlevel.com/v2/location/${locationId}/conversations/conversations/..%2f..`,
      `https://app.gohighlevel.com/v2/location/${locationId}/settings/short`,
    ]) {
      assert.deepEqual(candidatesIn(refused), [], refused);
    }
    assert.deepEqual(
      candidatesIn(`https://crm.example.com/v2/location/${locationId}/contacts/detail/${id}`),
      [{ id, kind: 'contact', locationId }],
    );
  });

  it('is no piece of a token or of base64', () => {
    const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJ${'aB3'.repeat(27)}.${'x9Yz'.repeat(11)}`;
    const texts = [
      `Authorization: Bearer ${jwt}`,
      `Authorization: Bearer pit-0f3b9c1a-77aa-4bcd-9e21-5f6f7a8b9c0d`,
      `-----\n${'Ab3d'.repeat(21)}\n-----`,
      `AAAA+${id}/BBBB ${id}== x.${id}.y`,
    ];
    for (const text of texts) {
      assert.deepEqual(candidatesIn(text), []);
      assert.deepEqual(candidatesOffered(text), []);
    }
    assert.deepEqual(candidatesIn(`(${id}), "${other}".`), [{ id }, { id: other }]);
  });

  it('is one of our links', () => {
    const link = deepLink('vscode-insiders', { kind: 'conversation', locationId, id });
    assert.deepEqual(candidatesIn(link), [{ id, kind: 'conversation', locationId }]);
  });

  it('is any id of a pasted payload, its own first', () => {
    const payload = { id, conversationId: other, direction: 'inbound', contactId: id };
    assert.deepEqual(
      candidatesIn(JSON.stringify(payload)).map(({ id: value, kind }) => [value, kind]),
      [
        [id, 'message'],
        [other, 'conversation'],
      ],
    );
  });

  it('is the message of a webhook first, in whatever order it names its ids', () => {
    const event = {
      type: 'InboundMessage',
      contactId: 'Contact42h8vShlRW1aa',
      conversationId: other,
      messageId: id,
    };
    assert.deepEqual(
      candidatesIn(JSON.stringify(event)).map(({ kind }) => kind),
      ['message', 'conversation', 'contact'],
    );
  });

  it('is each id of a column', () => {
    assert.deepEqual(candidatesIn(`${id}\n${other}, ${id}`), [{ id }, { id: other }]);
  });

  it('is never a token, and nothing where there is no id', () => {
    const token = 'pit-00000000-0000-4000-8000-000000000000';
    for (const text of ['', '  ', token, 'a few words', '../../etc', 'eyJhbGciOiJIUzI1NiIsInR5']) {
      assert.deepEqual(candidatesIn(text), [], text);
    }
  });

  it('is offered unasked only where it looks like an id', () => {
    assert.deepEqual(candidatesOffered(id), [{ id }]);
    for (const word of ['word', 'someVariableNameOfMine', '1290dea4f5b6c7d8e9f0a1b2c3d4e5f60718293a']) {
      assert.deepEqual(candidatesOffered(word), [], word);
    }
  });
});
