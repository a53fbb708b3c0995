import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { failures, hour, iconOf, minutesAgo } from '../support/rows';
import { conversationRowOf, descriptionOf, labelOf, messageRowOf } from '../support/tree';

type Members = Readonly<Record<string, unknown>>;

describe('tree: the row of a message', () => {
  const dateAdded = minutesAgo(3 * hour + 30);
  const row = (members: Members): Promise<vscode.TreeItem> => messageRowOf({ dateAdded, ...members });

  const labels: Readonly<Record<string, readonly [Members, string]>> = {
    'an inbound text': [{ body: 'Hello\nthere' }, '← 3h Hello'],
    'an outbound text': [{ direction: 'outbound', body: 'Hello' }, '→ 3h Hello'],
    'a text without a direction': [{ direction: undefined, body: 'Hello' }, '· 3h Hello'],
    'an activity, which has none whatever it says': [
      { messageType: 'TYPE_ACTIVITY_CONTACT', direction: 'inbound', body: 'Created' },
      '· 3h Created',
    ],
    'a text without a date': [{ dateAdded: undefined, body: 'Hello' }, '← Hello'],
    'a right-to-left text, kept in its place': [{ body: 'مرحبا' }, '← 3h \u2068مرحبا\u2069'],
    'an HTML body': [{ body: '<style>p{}</style><p>Hello &amp; <b>bye</b></p>' }, '← 3h Hello & bye'],
    'an email, by its subject': [{ body: 'Dear', meta: { email: { subject: 'Invoice' } } }, '← 3h Invoice'],
    'a call, by its length': [
      { messageType: 'TYPE_CALL', body: '', meta: { call: { duration: 125 } } },
      '← 3h Call of 2:05',
    ],
    'a call nobody took, by its status': [
      { messageType: 'TYPE_CALL', body: '', meta: { call: { status: 'no-answer' } } },
      '← 3h Call: no-answer',
    ],
    'an attachment': [{ body: '', attachments: ['https://example.com/a'] }, '← 3h 1 attachment'],
    attachments: [
      { body: ' ', attachments: ['https://a.example', 'https://b.example'] },
      '← 3h 2 attachments',
    ],
    'nothing at all, by its channel': [{ body: '' }, '← 3h SMS'],
    'a type never seen before, by its own name': [
      { messageType: 'TYPE_PIGEON', body: '' },
      '← 3h TYPE_PIGEON',
    ],
  };

  for (const [what, [members, label]] of Object.entries(labels)) {
    it(`shows ${what}`, async () => assert.equal(labelOf(await row(members)), label));
  }

  const descriptions: Readonly<Record<string, readonly [Members, string]>> = {
    'status and channel': [{ status: 'delivered' }, 'delivered · SMS'],
    'the channel alone': [{ status: undefined, messageType: 'TYPE_WHATSAPP' }, 'WhatsApp'],
    'an activity in words': [
      { status: undefined, messageType: 'TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG' },
      'Activity: employee action log',
    ],
  };

  for (const [what, [members, description]] of Object.entries(descriptions)) {
    it(`adds ${what}`, async () => assert.equal(descriptionOf(await row(members)), description));
  }

  for (const status of failures) {
    it(`makes ${status} stand out`, async () => {
      const item = await row({ status });
      assert.equal(item.resourceUri?.toString(), 'highlevel-row:/failed/0');
      assert.deepEqual(iconOf(item).color, new vscode.ThemeColor('list.errorForeground'));
    });
  }

  for (const status of ['delivered', 'read', 'pending', 'sent', undefined]) {
    it(`leaves ${String(status)} plain`, async () => {
      assert.equal((await row({ status })).resourceUri, undefined);
    });
  }

  it('opens on a click, and keeps the focus in the tree', async () => {
    const { command } = await row({ id: 'TheMessage1' });
    assert.equal(command?.command, 'highlevel.openMessage');
    assert.deepEqual(command.arguments, [{ kind: 'messageId', id: 'TheMessage1' }, { preserveFocus: true }]);
  });

  it('has the context value that its menu asks for, and cannot be expanded', async () => {
    const item = await row({});
    assert.equal(item.contextValue, 'message');
    assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.None);
  });

  it('is read out with everything in words', async () => {
    const { accessibilityInformation } = await row({
      direction: 'outbound',
      body: 'Hello',
      status: 'failed',
    });
    assert.equal(accessibilityInformation?.label, 'Outbound, SMS, Hello, 3 hours ago, failed');
  });

  it('says the rest in a tooltip that is text, not Markdown', async () => {
    const { tooltip } = await row({ body: '**bold** [x](command:y)', error: 'Carrier refused', id: 'M1' });
    assert.ok(typeof tooltip === 'string');
    assert.match(tooltip, /^Inbound · SMS\n\*\*bold\*\* \[x\]\(command:y\)\nTime: /);
    assert.match(tooltip, /\nStatus: delivered\nError: Carrier refused\nMessage: M1$/);
  });
});

describe('tree: the row of a conversation', () => {
  const lastMessageDate = minutesAgo(2 * 24 * hour + hour);
  const row = (members: Members): Promise<vscode.TreeItem> =>
    conversationRowOf({ lastMessageDate, ...members });

  const shown: Readonly<Record<string, readonly [Members, label: string, description: string]>> = {
    'name, age and last message': [{}, 'Ada Example 0', '2d · Last of 0'],
    'who wrote last': [{ lastMessageDirection: 'outbound' }, 'Ada Example 0', '2d · You: Last of 0'],
    'nobody who wrote what nobody sends': [
      { lastMessageDirection: 'outbound', lastMessageType: 'TYPE_ACTIVITY_APPOINTMENT' },
      'Ada Example 0',
      '2d · Last of 0',
    ],
    'the channel for a last message without text': [
      { lastMessageBody: '', lastMessageType: 'TYPE_CALL' },
      'Ada Example 0',
      '2d · Call',
    ],
    'the number of a contact without a name': [
      { fullName: null, contactName: null, phone: '+15550100' },
      '+15550100',
      '2d · Last of 0',
    ],
    'the id of a contact without anything': [
      { fullName: null, contactName: null, contactId: 'Contact1' },
      'No name (Contact1)',
      '2d · Last of 0',
    ],
    'a right-to-left name in its place': [{ fullName: 'علي' }, '\u2068علي\u2069', '2d · Last of 0'],
    'a conversation without a message': [
      { lastMessageBody: null, lastMessageDate: null, lastMessageType: null, sort: null },
      'Ada Example 0',
      '',
    ],
  };

  for (const [what, [members, label, description]] of Object.entries(shown)) {
    it(`shows ${what}`, async () => {
      const item = await row(members);
      assert.deepEqual([labelOf(item), descriptionOf(item)], [label, description]);
    });
  }

  it('asks for a badge when there are unread messages', async () => {
    const item = await row({ unreadCount: 3 });
    assert.equal(item.resourceUri?.toString(), 'highlevel-row:/unread/3');
    assert.match(item.accessibilityInformation?.label ?? '', /^Ada Example 0, 3 unread, 2 days ago, /);
  });

  it('asks for none when there are none', async () => {
    assert.equal((await row({ unreadCount: 0 })).resourceUri, undefined);
  });

  it('has the context value that its menus ask for, and can be expanded', async () => {
    const item = await row({});
    assert.equal(item.contextValue, 'conversation');
    assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
  });
});
