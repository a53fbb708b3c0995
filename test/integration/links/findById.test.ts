import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  sampleContacts,
  sampleConversations,
  sampleMails,
  sampleMessages,
  unlistedConversations,
} from '../../support/sampleIds';
import { sampleLocationId } from '../../../src/sample/account';
import { until } from '../../host/until';
import { activeTab, answering, selectedId } from './support';
import { closeEverything, openSample } from '../support/extension';

const find = (what: unknown): Thenable<unknown> => vscode.commands.executeCommand('highlevel.findById', what);

describe('finding by id', () => {
  before(openSample);
  afterEach(async () => {
    await vscode.commands.executeCommand('highlevel.clearFilters');
    await closeEverything();
  });

  it('opens a message in the panel', async () => {
    await find(sampleMessages.showcaseCall);
    await activeTab(/^Call …QOYGB3$/);
  });

  it('opens an email in the panel, and its payload as a document', async () => {
    await find(sampleMails.showcaseFirst);
    await activeTab(/^Email …KEkv8t$/);
    await vscode.commands.executeCommand('highlevel.openPayload', sampleMails.showcaseFirst);
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor');
    const email: unknown = JSON.parse(document.getText());
    assert.ok(typeof email === 'object' && email !== null && 'threadId' in email);
  });

  it('selects a conversation in the tree, one that search does not know too', async () => {
    for (const id of [sampleConversations.quote, unlistedConversations.groupSms]) {
      await find(id);
      await until('the row to be selected', async () => (await selectedId()) === id || undefined);
    }
  });

  it('takes an address of the web application under any label', async () => {
    const page = `https://crm.example.com/v2/location/${sampleLocationId}/conversations/conversations/`;
    await find(page + sampleConversations.failures);
    await until('the row', async () => (await selectedId()) === sampleConversations.failures || undefined);
  });

  it('lists the ids of a payload and opens the chosen one', async () => {
    const payload = {
      id: sampleMessages.showcaseCall,
      conversationId: sampleConversations.showcase,
      contactId: sampleContacts.showcase,
      direction: 'inbound',
    };
    const offered: unknown[] = [];
    await answering(
      'showQuickPick',
      (items) => {
        assert.ok(Array.isArray(items));
        offered.push(...items.map((item: vscode.QuickPickItem) => `${item.description ?? ''} ${item.label}`));
        return items.find((item: vscode.QuickPickItem) => item.label === payload.id);
      },
      () => find(JSON.stringify(payload)),
    );
    assert.deepEqual(offered, [
      `Message ${payload.id}`,
      `Conversation ${payload.conversationId}`,
      `Contact ${payload.contactId}`,
    ]);
    await activeTab(/^Call …QOYGB3$/);
  });

  it('says that an id is nothing here, with the trace id', async () => {
    const said: unknown[] = [];
    await answering(
      'showErrorMessage',
      (text) => void said.push(text),
      () => find('NobodysIdAtAll000001'),
    );
    assert.match(String(said[0]), /^Not found in this location: NobodysIdAtAll000001 .*\(trace id [\w-]+\)$/);
  });

  it('says to which location an address belongs when it is not the one shown', async () => {
    const said: unknown[] = [];
    await answering(
      'showErrorMessage',
      (text) => void said.push(text),
      () => find('https://app.gohighlevel.com/v2/location/AnotherLocation00001/contacts/detail/Somebody'),
    );
    assert.match(String(said[0]), /AnotherLocation00001/);
  });

  it('copies a link that names location and id, and nothing else', async () => {
    await vscode.commands.executeCommand('highlevel.copyLink', {
      kind: 'messageId',
      id: sampleMessages.showcaseCall,
    });
    assert.equal(
      await vscode.env.clipboard.readText(),
      `${vscode.env.uriScheme}://conversation-explorer.highlevel-conversations/message?location=${sampleLocationId}&id=${sampleMessages.showcaseCall}`,
    );
  });
});
