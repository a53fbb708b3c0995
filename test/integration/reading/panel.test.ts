import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { sampleMessages } from '../../support/sampleIds';
import { closeEverything, messageId, openSample, run, tabs, when } from '../support/extension';

/** Titles of the open reading views. */
const titles = (): readonly string[] =>
  tabs()
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.includes('highlevel.conversation'),
    )
    .map(({ label }) => label);

async function titlesAre(wanted: readonly string[]): Promise<void> {
  await when(
    `reading views [${wanted.join()}]`,
    () => titles().join() === wanted.join(),
    vscode.window.tabGroups.onDidChangeTabs,
  );
}

describe('the reading view', () => {
  before(openSample);
  afterEach(closeEverything);

  it('opens for the conversation of a message, under a title without a name', async () => {
    await run(commands.openConversation, messageId(sampleMessages.showcaseNewest));
    await titlesAre(['Conversation …rVGJWL']);
  });

  it('has the icon of the extension on its tab', async () => {
    const { createWebviewPanel } = vscode.window;
    const made: vscode.WebviewPanel[] = [];
    const noting = (...args: Parameters<typeof createWebviewPanel>): vscode.WebviewPanel => {
      const panel = createWebviewPanel(...args);
      made.push(panel);
      return panel;
    };
    Object.assign(vscode.window, { createWebviewPanel: noting });
    try {
      await run(commands.openConversation, messageId(sampleMessages.showcaseNewest));
    } finally {
      Object.assign(vscode.window, { createWebviewPanel });
    }
    const [icon] = made.map(({ iconPath }) => iconPath);
    assert.ok(icon instanceof vscode.Uri && icon.path.endsWith('/media/icon.png'));
    assert.ok((await vscode.workspace.fs.stat(icon)).size > 0);
  });

  it('is one panel, which the next conversation takes over', async () => {
    await run(commands.openConversation, messageId(sampleMessages.showcaseNewest));
    await run(commands.openConversation, messageId(sampleMessages.failedSms));
    await titlesAre(['Conversation …Z6JGPO']);
    assert.equal(titles().length, 1);
  });

  it('opens anew after it was closed', async () => {
    await run(commands.openConversation, messageId(sampleMessages.longOldest));
    await titlesAre(['Conversation …nc404X']);
    await closeEverything();
    await run(commands.openConversation, messageId(sampleMessages.longNewest));
    await titlesAre(['Conversation …nc404X']);
  });

  it('keeps no name of what it showed when the account is left', async () => {
    await run(commands.openConversation, messageId(sampleMessages.showcaseNewest));
    await titlesAre(['Conversation …rVGJWL']);
    await run(commands.signOut);
    await titlesAre(['HighLevel conversation']);
    await openSample();
  });
});
