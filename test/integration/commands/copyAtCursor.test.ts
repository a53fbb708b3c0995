import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, type CommandId } from '../../../src/ids';
import { sampleMessages } from '../../support/sampleIds';
import { closeEverything, openSample, openText, run } from '../support/extension';

/** Opens a payload, puts the cursor behind a text of it, and copies. */
async function copyAt(behind: string, command: CommandId): Promise<string> {
  await run(commands.openPayload, sampleMessages.showcaseCall);
  const editor = vscode.window.activeTextEditor ?? assert.fail('no editor');
  const { document } = editor;
  const at = document.getText().indexOf(behind);
  assert.ok(at >= 0, behind);
  const position = document.positionAt(at + behind.length);
  editor.selection = new vscode.Selection(position, position);
  const text = String(await run(command));
  assert.equal(await vscode.env.clipboard.readText(), text);
  return text;
}

describe('copying at the cursor of an opened payload', () => {
  before(openSample);
  afterEach(closeEverything);

  it('takes a value: the characters of a text, everything else as received', async () => {
    assert.equal(await copyAt('"messageType"', commands.copyValueAtCursor), 'TYPE_CALL');
    assert.match(await copyAt('"meta"', commands.copyValueAtCursor), /^\{\n {4}"call": \{\n/);
  });

  it('takes the way to it', async () => {
    assert.equal(await copyAt('"duration"', commands.copyPathAtCursor), 'meta.call.duration');
  });

  it('takes the expression that reads it, in the language that one writes in', async () => {
    const { document } = await openText('');
    await vscode.languages.setTextDocumentLanguage(document, 'python');
    assert.equal(
      await copyAt('"duration"', commands.copyAccessorAtCursor),
      'message["meta"]["call"]["duration"]',
    );
  });

  it('takes JavaScript where the language has no such expression', async () => {
    await openText('');
    assert.equal(await copyAt('"duration"', commands.copyAccessorAtCursor), 'message.meta?.call?.duration');
  });

  it('copies nothing where no payload is open', async () => {
    await openText('{"id": 1}');
    await vscode.env.clipboard.writeText('as it was');
    assert.equal(await run(commands.copyValueAtCursor), undefined);
    assert.equal(await vscode.env.clipboard.readText(), 'as it was');
  });
});
