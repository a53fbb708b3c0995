import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { conversationDocument } from '../../../src/documents/uri';
import { commands } from '../../../src/ids';
import { sampleLocationId } from '../../../src/sample/account';
import { sampleConversations, sampleMessages } from '../../support/sampleIds';
import {
  closeEverything,
  messageId,
  messageTabs,
  messageTabsAre,
  openSample,
  openText,
  run,
  tabs,
  when,
} from '../support/extension';

describe('highlevel.signOut', () => {
  const emptied = 'HighLevel message';
  const textTabs = (): readonly string[] =>
    tabs().flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : []));

  beforeEach(openSample);
  afterEach(closeEverything);

  it('empties the open panels', async () => {
    await run(commands.findById, sampleMessages.showcaseCall);
    assert.notDeepEqual(messageTabs(), [emptied]);
    await run(commands.signOut);
    await messageTabsAre([emptied]);
  });

  it('leaves nothing to copy, to insert or to find', async () => {
    await run(commands.findById, sampleMessages.showcaseCall);
    await run(commands.signOut);
    await messageTabsAre([emptied]);
    assert.equal(await run(commands.copyPayload, messageId(sampleMessages.showcaseCall)), undefined);
    assert.equal(await run(commands.copyPayload), undefined);
    await run(commands.findById, sampleMessages.bigNumbers);
    assert.deepEqual(messageTabs(), [emptied]);
  });

  it('leaves no document to be read', async () => {
    await run(commands.signOut);
    // One that no test has opened: VS Code keeps a closed document for a while.
    const uri = conversationDocument(sampleLocationId, sampleConversations.callShapes);
    await assert.rejects(async () => vscode.workspace.openTextDocument(uri), /not signed in here/);
  });

  it('closes the documents that show payloads, and no other editor', async () => {
    const { document } = await openText('mine');
    await run(commands.openPayload, messageId(sampleMessages.oddSpelling));
    assert.equal(textTabs().length, 2);
    await run(commands.signOut);
    await when('one is closed', () => textTabs().length === 1, vscode.window.tabGroups.onDidChangeTabs);
    assert.deepEqual(textTabs(), [document.uri.toString()]);
  });

  it('is undone by opening the account again', async () => {
    await run(commands.signOut);
    await openSample();
    assert.notEqual(await run(commands.copyPayload, messageId(sampleMessages.showcaseCall)), undefined);
  });

  it('does no harm twice', async () => {
    await run(commands.signOut);
    await run(commands.signOut);
    assert.equal(await run(commands.copyPayload, messageId(sampleMessages.showcaseCall)), undefined);
  });
});
