import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { insertPayload } from '../../../src/commands/payload';
import { commands } from '../../../src/ids';
import { layOut } from '../../../src/payload/json';
import { readSettings } from '../../../src/settings';
import type { ExplorerView } from '../../../src/tree/explorerView';
import { UserError } from '../../../src/ui/errorText';
import { sampleMessages } from '../../support/sampleIds';
import {
  closeEverything,
  messageId,
  messageTabs,
  openSample,
  openText,
  run,
  when,
  withFormat,
} from '../support/extension';

const id = sampleMessages.bigNumbers;
const activeDocument = (): vscode.TextDocument | undefined => vscode.window.activeTextEditor?.document;

/** The text of an editor after the payload was put in place of each `|…|`, and the payload in one line. */
async function inserted(marked: string, options: vscode.TextEditorOptions = {}): Promise<vscode.TextEditor> {
  const editor = await openText(marked);
  editor.options = options;
  const marks = [...marked.matchAll(/\|([^|]*)\|/g)].map(({ index, 0: whole }) => ({
    start: editor.document.positionAt(index),
    end: editor.document.positionAt(index + whole.length),
  }));
  editor.selections = marks.map(({ start, end }) => new vscode.Selection(start, end));
  await run(commands.insertPayload, messageId(id));
  return editor;
}

describe('highlevel.insertPayload', () => {
  let json = '';

  /** The payload as it should stand: later lines begin with `margin`. */
  const payload = (indent: string, margin = '', eol = '\n'): string =>
    layOut(json, 'pretty', indent).replaceAll('\n', `${eol}${margin}`);

  const check = async (
    marked: string,
    options: vscode.TextEditorOptions,
    wanted: () => string,
  ): Promise<void> => {
    const { document } = await inserted(marked, options);
    assert.equal(document.getText(), wanted());
  };

  const spaces = (tabSize: number): vscode.TextEditorOptions => ({ insertSpaces: true, tabSize });
  const tab = { insertSpaces: false, tabSize: 4 };

  before(async () => {
    await openSample();
    json = await withFormat('received', async () => String(await run(commands.copyPayload, messageId(id))));
  });
  afterEach(closeEverything);

  it('fills an empty document', () => check('||', spaces(2), () => payload('  ')));
  it('indents by what the editor indents by', () => check('||', spaces(3), () => payload('   ')));
  it('indents by tabs where the editor does', () => check('||', tab, () => payload('\t')));
  it('begins later lines where the line begins', () =>
    check('  const a = ||;', spaces(2), () => `  const a = ${payload('  ', '  ')};`));
  it('keeps a margin of tabs', () => check('\t\tx(||)', tab, () => `\t\tx(${payload('\t', '\t\t')})`));
  it('takes only the white space before the cursor for the margin', () =>
    check('  ||  ', spaces(2), () => `  ${payload('  ', '  ')}  `));
  it('replaces what is selected', () => check('a |old\ntext| b', spaces(2), () => `a ${payload('  ')} b`));
  it('inserts at each of two cursors, each with its own margin', () =>
    check('||\n    ||', spaces(4), () => `${payload('    ')}\n    ${payload('    ', '    ')}`));
  it('ends lines as the document does', () =>
    check('a\r\n  b ||\r\n', spaces(2), () => `a\r\n  b ${payload('  ', '  ', '\r\n')}\r\n`));

  it('is undone in one step', async () => {
    const { document } = await inserted('||\n||', spaces(2));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '||\n||');
  });

  it('follows the setting for the format', () =>
    withFormat('compact', () => check('  ||', spaces(2), () => `  ${layOut(json, 'compact')}`)));

  it('inserts into the last editor while a panel has the focus', async () => {
    const editor = await openText('let a = ');
    const end = new vscode.Position(0, 8);
    editor.selection = new vscode.Selection(end, end);
    await run(commands.findById, sampleMessages.showcaseCall);
    assert.equal(messageTabs().length, 1);
    await when(
      'the panel has the focus',
      () => activeDocument() === undefined,
      vscode.window.onDidChangeActiveTextEditor,
    );
    await run(commands.insertPayload, messageId(id));
    assert.equal(editor.document.getText(), `let a = ${payload('    ')}`);
    assert.equal(activeDocument(), editor.document);
  });

  it('changes nothing when the message is not found', async () => {
    const editor = await openText('as it was');
    await run(commands.insertPayload, messageId('NoSuchMessage0000001'));
    assert.equal(editor.document.getText(), 'as it was');
  });

  it('leaves a read-only document as it is', async () => {
    await run(commands.openPayload, messageId(id));
    const document = activeDocument();
    const before = document?.getText();
    await run(commands.insertPayload, messageId(sampleMessages.showcaseCall));
    assert.equal(document?.getText(), before);
    assert.equal(document?.isDirty, false);
  });

  it('refuses without an editor, before it asks for anything', async () => {
    const refusal = insertPayload(
      {
        get view(): ExplorerView {
          throw new Error('the account was asked');
        },
        activeMessage: () => undefined,
        askForRecord: () => Promise.reject(new Error('the person was asked')),
        settings: readSettings,
        lastEditor: () => undefined,
      },
      messageId(id),
      undefined,
    );
    await assert.rejects(refusal, (error) => {
      assert.ok(error instanceof UserError);
      assert.match(error.shown.text, /^There is no text editor/);
      return true;
    });
  });
});
