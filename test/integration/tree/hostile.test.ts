import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { faultOf, hostileTexts } from '../support/hostile';
import { conversationRowOf, descriptionOf, labelOf, messageRowOf } from '../support/tree';

describe('tree: hostile text', () => {
  const longest = 400;

  const lines = (item: vscode.TreeItem): Readonly<Record<string, string>> => ({
    label: labelOf(item),
    description: descriptionOf(item),
    'what is read out': item.accessibilityInformation?.label ?? '',
  });

  const check = async (row: (text: string) => Promise<vscode.TreeItem>): Promise<void> => {
    const found: string[] = [];
    for (const [name, text] of hostileTexts) {
      const item = await row(text);
      for (const [where, line] of Object.entries(lines(item))) {
        const fault = faultOf(line, longest);
        if (fault !== undefined) found.push(`${name}: the ${where} ${fault}`);
      }
      assert.notEqual(labelOf(item), '', `${name}: no label`);
      assert.equal(typeof (item.label ?? ''), 'string', `${name}: the label can be Markdown`);
      assert.equal(typeof (item.tooltip ?? ''), 'string', `${name}: the tooltip can be Markdown`);
      assert.equal(item.tooltip === undefined || !strays(item.tooltip), true, `${name}: the tooltip`);
    }
    assert.deepEqual(found, []);
  };

  /** A tooltip has lines, and no other character that steers what shows it. */
  const strays = (tooltip: vscode.TreeItem['tooltip']): boolean =>
    typeof tooltip === 'string' && tooltip.split('\n').some((line) => faultOf(line, Infinity) !== undefined);

  const messageParts: Readonly<Record<string, (text: string) => Readonly<Record<string, unknown>>>> = {
    body: (text) => ({ body: text }),
    status: (text) => ({ status: text }),
    type: (text) => ({ messageType: text }),
    'activity type': (text) => ({ messageType: `TYPE_ACTIVITY_${text}` }),
    subject: (text) => ({ meta: { email: { subject: text } } }),
    'call status': (text) => ({ body: '', meta: { call: { status: text } } }),
    error: (text) => ({ error: text }),
  };

  for (const [part, members] of Object.entries(messageParts)) {
    it(`is inert as a message’s ${part}`, () => check((text) => messageRowOf(members(text))));
  }

  const conversationParts: Readonly<Record<string, (text: string) => Readonly<Record<string, unknown>>>> = {
    name: (text) => ({ fullName: text }),
    'contact id, where there is no name': (text) => ({ fullName: null, contactName: null, contactId: text }),
    phone: (text) => ({ fullName: null, contactName: null, phone: text }),
    'last message': (text) => ({ lastMessageBody: text }),
    'type of the last message': (text) => ({ lastMessageBody: '', lastMessageType: text }),
  };

  for (const [part, members] of Object.entries(conversationParts)) {
    it(`is inert as a conversation’s ${part}`, () => check((text) => conversationRowOf(members(text))));
  }
});
