import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { messageDocument } from '../../../src/documents/uri';
import { commands } from '../../../src/ids';
import { layOut } from '../../../src/payload/json';
import { sampleLocationId } from '../../../src/sample/account';
import { sampleConversations, sampleMessages } from '../../support/sampleIds';
import { closeEverything, messageId, openSample, run } from '../support/extension';
import { servedMessage, withoutDates } from '../support/sample';

describe('highlevel.openPayload', () => {
  const opened = async (id: string): Promise<vscode.TextEditor> => {
    await run(commands.openPayload, messageId(id));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor, 'no document was opened');
    return editor;
  };

  const location = vscode.Uri.from({ scheme: 'highlevel', path: `/${sampleLocationId}` });
  const open = (path: string): Thenable<vscode.TextDocument> =>
    vscode.workspace.openTextDocument(location.with({ path }));

  before(openSample);
  afterEach(closeEverything);

  it('opens a JSON document whose address says what it is', async () => {
    const { document } = await opened(sampleMessages.bigNumbers);
    assert.equal(document.languageId, 'json');
    const address = messageDocument(sampleLocationId, sampleMessages.bigNumbers);
    assert.equal(document.uri.toString(), address.toString());
  });

  for (const [name, id] of Object.entries(sampleMessages)) {
    it(`lays out what the server sent: ${name}`, async () => {
      const { document } = await opened(id);
      const text = withoutDates(document.getText());
      assert.equal(text, withoutDates(layOut(servedMessage(id), 'pretty')));
      // VS Code keeps a document for minutes: it may be of a sample account that was opened before.
      const copied = String(await run(commands.copyPayload, id));
      assert.equal(text, withoutDates(layOut(copied, 'pretty')));
    });
  }

  it('cannot be typed into', async () => {
    const editor = await opened(sampleMessages.bigNumbers);
    const before = editor.document.getText();
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(editor.document.getText(), before);
    assert.equal(editor.document.isDirty, false);
  });

  it('cannot be written as a file', async () => {
    const { document } = await opened(sampleMessages.bigNumbers);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(document.uri, new Uint8Array()));
    assert.notEqual(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), true);
  });

  it('opens a conversation by its address', async () => {
    const document = await open(`/${sampleLocationId}/conversation/${sampleConversations.showcase}.json`);
    assert.match(document.getText(), new RegExp(`"id": "${sampleConversations.showcase}"`));
  });

  const refused: Readonly<Record<string, readonly [path: string, said: RegExp]>> = {
    'another location': ['/AnotherLocation000001/message/abc.json', /not signed in here/],
    'a message that is not there': [`/${sampleLocationId}/message/NoSuchMessage00.json`, /Not found/],
    'something else': [`/${sampleLocationId}/contact/abc.json`, /not a HighLevel payload/],
  };

  for (const [what, [path, said]] of Object.entries(refused)) {
    it(`says why when it is asked for ${what}`, async () => {
      await assert.rejects(async () => open(path), said);
    });
  }
});
