import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Governor } from '../../../src/api/policy/governor';
import { commands, rowsMime, type CommandId } from '../../../src/ids';
import { dropEdit } from '../../../src/commands/dropEdit';
import { readSettings } from '../../../src/settings';
import { createTransport } from '../../../src/api/axiosTransport';
import { createClient } from '../../../src/api/client';
import { createSampleHandler, sampleLocationId } from '../../../src/sample/handler';
import { fillDrag } from '../../../src/tree/dragAndDrop';
import { asList, asObject } from '../../support/ask';
import { sampleConversations, sampleMails, sampleMessages } from '../../support/sampleIds';
import { testAgent, testToken } from '../../support/apiHarness';
import { parseFormat, parseScript } from '../../support/parseFormat';
import { startLoopbackApi } from '../../support/loopbackApi';
import { createMailHandler } from '../../support/mailAccount';
import { closeEverything, openSample, openText, run } from '../support/extension';
import { signInFor, signOutFrom } from '../support/signedIn';
import { openTree, type OpenTree } from '../support/tree';

const id = sampleMessages.bigNumbers;
const as = (format: string, of: string = id): unknown => ({ kind: 'messageId', id: of, format });
const plain = { kind: 'messageId', id };
const text = async (command: CommandId, argument: unknown): Promise<string> =>
  String(await run(command, argument));

/** An editor with a text in a language. */
async function openIn(language: string, content: string): Promise<vscode.TextEditor> {
  const { document } = await openText(content);
  const changed = await vscode.languages.setTextDocumentLanguage(document, language);
  return vscode.window.showTextDocument(changed, { preview: false });
}

describe('copying as', () => {
  before(openSample);
  afterEach(closeEverything);

  it('puts the text on the clipboard, with its last digit', async () => {
    await vscode.env.clipboard.writeText('');
    const copied = await text(commands.copyAs, as('literal.python'));
    assert.equal(await vscode.env.clipboard.readText(), copied);
    assert.match(copied, /^message = \{/m);
    const payload = await text(commands.copyPayload, plain);
    for (const digits of payload.match(/\d{17,}/g) ?? []) assert.ok(copied.includes(digits), digits);
    assert.ok((payload.match(/\d{17,}/g) ?? []).length > 0);
  });

  it('inserts at every cursor with the indentation of the editor', async () => {
    const editor = await openIn('typescript', 'function a() {\n\t\n\t\t\n}');
    editor.options = { insertSpaces: false, tabSize: 4 };
    editor.selections = [1, 2].map((line) => {
      const end = editor.document.lineAt(line).range.end;
      return new vscode.Selection(end, end);
    });
    await run(commands.insertAs, as('literal.typescript'));
    const whole = editor.document.getText();
    const [, first, second] = whole.split(/(?=const message)/);
    assert.match(first ?? '', /^const message = \{\n\t\tid: /);
    assert.match(second ?? '', /^const message = \{\n\t\t\tid: /);
    assert.match(whole, /\n\t\} satisfies Record<string, unknown>;\n/);
    assert.deepEqual(parseScript(whole).errors, []);
  });

  it('inserts a value without its declaration where a value is wanted', async () => {
    const editor = await openIn('python', 'payload = \n');
    editor.selection = new vscode.Selection(0, 10, 0, 10);
    await run(commands.insertAs, as('literal.python'));
    const whole = editor.document.getText();
    assert.match(whole, /^payload = \{\n/);
    assert.deepEqual((await parseFormat('literal.python', whole))?.errors, []);
  });

  it('opens a document in the language of the format', async () => {
    const opened = await text(commands.openAs, as('types.go'));
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.languageId, 'go');
    assert.equal(document.getText(), opened);
    assert.deepEqual((await parseFormat('types.go', opened))?.errors, []);
  });

  it('takes what fits the language of the editor, until something else was chosen there', async () => {
    await openIn('ruby', '');
    assert.match(await text(commands.repeatCopyAs, plain), /^message = \{\n +"id" => /);
    await run(commands.copyAs, as('types.rust'));
    assert.match(await text(commands.repeatCopyAs, plain), /pub struct Message/);
    await openIn('php', '');
    assert.match(await text(commands.repeatCopyAs, plain), /^\$message = \[/);
  });

  it('repeats where the text went, too', async () => {
    const editor = await openIn('lua', '');
    await run(commands.insertAs, as('json.compact'));
    assert.equal(editor.document.getText(), await text(commands.copyAs, as('json.compact')));
    await run(commands.insertAs, as('json.compact'));
    await run(commands.repeatCopyAs, plain);
    assert.equal(editor.document.getText().split('"messageType"').length, 4);
  });

  it('makes the webhook event of an email row from its newest email', async () => {
    const event = asObject(JSON.parse(await text(commands.copyAs, as('webhook', sampleMessages.quoteEmail))));
    assert.equal(event['emailMessageId'], sampleMails.quoteTable);
    assert.equal(event['threadId'], sampleMessages.quoteEmail);
    assert.match(String(event['body']), /<table/);
    assert.doesNotMatch(JSON.stringify(event), /get the email to know it/);
  });

  it('finds the newest email of a row by its date, not by the place of its id', async () => {
    const dates = ['2026-05-03', '2026-05-05', '2026-05-04'];
    const thread = {
      id: 'ShuffledMailRow000',
      mails: dates.map((dateAdded) => ({ dateAdded, body: dateAdded })),
    };
    const server = await startLoopbackApi({ handler: createMailHandler([thread]) });
    try {
      await signInFor(server, 'pit-00000000-0000-4000-8000-000000000000');
      const event = asObject(JSON.parse(await text(commands.copyAs, as('webhook', thread.id))));
      assert.equal(event['body'], '2026-05-05');
      assert.equal(event['emailMessageId'], `${thread.id}x1`);
    } finally {
      await signOutFrom();
      await server.close();
      await openSample();
    }
  });

  it('asks for an email by the call that answers with one', async () => {
    const mail = as('request.curl', sampleMails.quoteTable);
    assert.match(await text(commands.copyAs, mail), /\/conversations\/messages\/email\/OttoQuoteE2/);
    assert.match(
      await text(commands.copyAs, as('request.curl')),
      /\/conversations\/messages\/BigNumbersM002/,
    );
  });

  it('says why a format cannot hold a row, and copies nothing', async () => {
    await vscode.env.clipboard.writeText('as it was');
    assert.equal(
      await run(commands.copyAs, { kind: 'messageId', id: 'NoSuchMessage0000001', format: 'webhook' }),
      undefined,
    );
    assert.equal(await vscode.env.clipboard.readText(), 'as it was');
  });
});

describe('rows that are dragged into an editor', () => {
  let opened: OpenTree;
  const state = new Map<string, unknown>();
  const memento: vscode.Memento = {
    keys: () => [...state.keys()],
    get: (key: string, otherwise?: unknown) => state.get(key) ?? otherwise,
    update: (key, value) => Promise.resolve(void state.set(key, value)),
  };

  const drop = async (language: string, transfer: vscode.DataTransfer): Promise<unknown> => {
    const { document } = await openIn(language, '  \n');
    const view = { session: { store: opened.store, governor: new Governor() } };
    const edit = await dropEdit(
      { view, memento, settings: readSettings },
      document,
      new vscode.Position(0, 2),
      transfer,
    );
    return edit?.insertText;
  };

  const dragged = async (count: number): Promise<vscode.DataTransfer> => {
    const list = opened.store.messages(sampleConversations.showcase);
    await list.ensureLoaded();
    const [conversation] = await opened.rows();
    assert.ok(conversation);
    const transfer = new vscode.DataTransfer();
    fillDrag((await opened.rows(conversation)).slice(0, count), transfer, opened.store);
    return transfer;
  };

  beforeEach(() => {
    state.clear();
    const handler = createSampleHandler({ now: () => Date.now() });
    const api = createClient({
      locationId: sampleLocationId,
      userAgent: testAgent,
      version: undefined,
      token: () => Promise.resolve(testToken),
      connect: () => Promise.resolve(createTransport({ baseUrl: 'https://sample.invalid', handler })),
    });
    opened = openTree(api);
  });
  afterEach(async () => {
    opened.dispose();
    await closeEverything();
  });

  it('arrive in the format that fits its language', async () => {
    const transfer = await dragged(1);
    assert.match(String(await drop('python', transfer)), /^message = \{\n {6}"id": "/);
    assert.match(String(await drop('ruby', transfer)), /=>/);
  });

  it('arrive as a list, in the order they were in', async () => {
    const found = String(await drop('json', await dragged(3)));
    const ids = asList(JSON.parse(found)).map((row) => JSON.stringify(row).slice(0, 40));
    assert.equal(new Set(ids).size, 3);
  });

  it('are their payloads everywhere else', async () => {
    const plainText = await (await dragged(1)).get('text/plain')?.asString();
    assert.equal(typeof JSON.parse(plainText ?? ''), 'object');
  });

  it('are nothing where no such row is held, or nothing was dragged', async () => {
    const transfer = new vscode.DataTransfer();
    assert.equal(await drop('json', transfer), undefined);
    for (const rows of ['[]', 'x', '{}', '[{"kind":"message","id":"Elsewhere"}]', '[1,null,{"id":1}]']) {
      transfer.set(rowsMime, new vscode.DataTransferItem(rows));
      assert.equal(await drop('json', transfer), undefined, rows);
    }
  });
});
