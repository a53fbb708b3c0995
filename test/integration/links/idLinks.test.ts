import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleConversations, sampleMails, sampleMessages } from '../../support/sampleIds';
import { until } from '../../host/until';
import { activeTab, hoverText, idLinks } from './support';
import { closeEverything, openSample, openText } from '../support/extension';

const { showcaseEmail, showcaseCall } = sampleMessages;

async function set(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('highlevel.idLinks');
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
}

async function textOf(content: string, language = 'log'): Promise<vscode.TextDocument> {
  const { document } = await openText(content);
  return vscode.languages.setTextDocumentLanguage(document, language);
}

describe('ids in documents', () => {
  before(openSample);
  afterEach(async () => {
    for (const name of ['enabled', 'languages']) await set(name, undefined);
    await closeEverything();
  });

  it('are links that carry the id and what it is of', async () => {
    const document = await textOf(
      `12:00 messageId=${showcaseCall} done\n12:01 GET /conversations/${sampleConversations.showcase}/messages\n`,
    );
    assert.deepEqual(await idLinks(document), [
      [showcaseCall, { id: showcaseCall, kind: 'message' }],
      [sampleConversations.showcase, { id: sampleConversations.showcase, kind: 'conversation' }],
    ]);
  });

  it('are links in an output channel', async () => {
    const channel = vscode.window.createOutputChannel('Worker');
    try {
      channel.appendLine(`messageId=${showcaseCall}`);
      channel.show(true);
      const found = await until('the links of the channel', async () => {
        const document = vscode.workspace.textDocuments.find(
          (one) => one.uri.scheme === 'output' && one.getText().includes(showcaseCall),
        );
        const links = document === undefined ? [] : await idLinks(document);
        return links.length > 0 ? links : undefined;
      });
      assert.deepEqual(found, [[showcaseCall, { id: showcaseCall, kind: 'message' }]]);
    } finally {
      channel.dispose();
    }
  });

  it('are links in files of any language, and no links where there are false friends', async () => {
    const source = await textOf(`const x = { contactId: 'AdaExampleConta6O0Lw' };`, 'python');
    assert.equal((await idLinks(source)).length, 1);
    const hash = await textOf(
      'commit 1290dea4f5b6c7d8e9f0a1b2c3d4e5f60718293a\nmessageId: newMessageIdentifier\n',
    );
    assert.deepEqual(await idLinks(hash), []);
  });

  it('open what they are of when clicked', async () => {
    const document = await textOf(`{"emailMessageId":"${sampleMails.quoteTable}"}`, 'json');
    const [, argument] = await until('a link', async () => (await idLinks(document))[0]);
    await vscode.commands.executeCommand('highlevel.findById', argument);
    await activeTab(new RegExp(`^Email …${sampleMails.quoteTable.slice(-6)}$`));
  });

  it('have a hover once they are held, and none before', async () => {
    const id = sampleMessages.hostileMail;
    const document = await textOf(`messageId: ${id}\n`);
    assert.doesNotMatch(await hoverText(document, id), /Message ·/);
    await vscode.commands.executeCommand('highlevel.findById', { id, kind: 'message' });
    await activeTab(new RegExp(id.slice(-6)));
    const text = await hoverText(document, id);
    assert.match(text, /Message ·/);
    // What a stranger wrote is escaped: no whole tag, no link, no image.
    assert.match(text, /script/);
    assert.doesNotMatch(text, /<[a-z/][^\\>]*>|\]\(|!\[/i);
  });

  it('are links no more where that is switched off, wholly or for a language', async () => {
    const text = `messageId: ${showcaseEmail}\n`;
    const [log, markdown] = [await textOf(text, 'log'), await textOf(text, 'markdown')];
    const links = async (): Promise<readonly number[]> => [
      (await idLinks(log)).length,
      (await idLinks(markdown)).length,
    ];
    assert.deepEqual(await links(), [1, 1]);
    await set('languages', ['*', '!markdown']);
    assert.deepEqual(await links(), [1, 0]);
    await set('languages', ['markdown']);
    assert.deepEqual(await links(), [0, 1]);
    await set('languages', undefined);
    await set('enabled', false);
    assert.deepEqual(await links(), [0, 0]);
  });
});
