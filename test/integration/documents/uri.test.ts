import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { conversationDocument, messageDocument, subjectOf } from '../../../src/documents/uri';

describe('addresses of payload documents', () => {
  const location = 'Location1';
  const parse = (text: string): vscode.Uri => vscode.Uri.parse(text, true);

  for (const id of ['abc', '0b7f9a52-1c3d-4e5f-8a90-5a3b1e000001', '_-_', 'a'.repeat(64)]) {
    it(`say what they show, and are read back: ${id.slice(0, 40)}`, () => {
      const message = parse(messageDocument(location, id).toString());
      assert.deepEqual(subjectOf(message), { kind: 'message', locationId: location, id });
      const conversation = parse(conversationDocument(location, id).toString());
      assert.deepEqual(subjectOf(conversation), { kind: 'conversation', locationId: location, id });
    });
  }

  it('end in .json, so that the editor knows what they are', () => {
    assert.equal(messageDocument(location, 'abc').toString(), 'highlevel:/Location1/message/abc.json');
  });

  const hostile: readonly string[] = [
    'highlevel:/Location1/message/../contacts/abc.json',
    'highlevel:/Location1/message/%2e%2e.json',
    'highlevel:/Location1/message/a%2fb.json',
    'highlevel:/Location1/message/a%0d%0ab.json',
    'highlevel:/Location1/message/a%00.json',
    'highlevel:/Location1/message/a b.json',
    'highlevel:/Location1/message/ä.json',
    'highlevel:/Location1/message/a?x.json',
    'highlevel:/Location1/message/.json',
    'highlevel:/Location1/message/abc',
    'highlevel:/Location1/message/abc.JSON',
    'highlevel:/Location1/message/abc.json/',
    'highlevel:/Location1/message/abc.json/x.json',
    'highlevel:/Location1/contact/abc.json',
    'highlevel:/Location1/__proto__/abc.json',
    'highlevel:/Location1/abc.json',
    'highlevel://Location1/message/abc.json',
    'highlevel:///../message/abc.json',
    'highlevel:/',
    `highlevel:/Location1/message/${'a'.repeat(65)}.json`,
    `highlevel:/${'a'.repeat(65)}/message/abc.json`,
    'file:///Location1/message/abc.json',
    'https://example.com/Location1/message/abc.json',
    'highlevel-row:/Location1/message/abc.json',
    'untitled:/Location1/message/abc.json',
  ];

  for (const text of hostile) {
    it(`are not ${text.slice(0, 60)}`, () => assert.equal(subjectOf(parse(text)), undefined));
  }
});
