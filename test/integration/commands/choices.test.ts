import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { sampleMessages } from '../../support/sampleIds';
import { answering } from '../links/support';
import { messageId, openSample, run } from '../support/extension';

/** What a command lets one choose from, first of all; nothing is chosen. */
async function choices(work: () => Promise<unknown>): Promise<readonly vscode.QuickPickItem[]> {
  const asked: unknown[] = [];
  await answering('showQuickPick', (items) => void asked.push(items), work);
  const [items] = asked;
  return Array.isArray(items) ? items.filter(isItem) : [];
}

const isItem = (item: unknown): item is vscode.QuickPickItem =>
  typeof item === 'object' && item !== null && 'label' in item && typeof item.label === 'string';

describe('the choices of a question', () => {
  before(openSample);

  it('have one word for a filter that lets everything through', async () => {
    const parts = await choices(() => run(commands.filterConversations));
    assert.deepEqual(
      parts.map(({ description }) => description),
      ['any', 'any', 'any'],
    );
  });

  it('are none where no message filter is set: that is said', async () => {
    const { setStatusBarMessage } = vscode.window;
    const said: string[] = [];
    Object.assign(vscode.window, { setStatusBarMessage: (text: string) => void said.push(text) });
    try {
      assert.deepEqual(await choices(() => run(commands.clearMessageFilter)), []);
    } finally {
      Object.assign(vscode.window, { setStatusBarMessage });
    }
    assert.ok(said.includes('There is no message filter to clear.'));
  });

  it('are no group of formats that is called like one of its formats', async () => {
    const items = await choices(() => run(commands.copyAs, messageId(sampleMessages.bigNumbers)));
    const isGroup = ({ kind }: vscode.QuickPickItem): boolean => kind === vscode.QuickPickItemKind.Separator;
    const names = (group: boolean): string[] =>
      items.filter((item) => isGroup(item) === group).map(({ label }) => label.toLowerCase());
    assert.ok(names(true).length > 5);
    assert.deepEqual(
      names(true).filter((group) => names(false).includes(group)),
      [],
    );
  });
});
