import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../../src/ids';
import { sampleLocationId } from '../../../src/sample/account';
import { sampleConversations, sampleMessages, unlistedConversations } from '../../support/sampleIds';
import { until } from '../../host/until';
import {
  closeEverything,
  extension,
  messageTabs,
  messageTabsAre,
  openSample,
  run,
} from '../support/extension';
import { answering, selectedId } from './support';

/** What VS Code calls for a link from outside. Caught here, because nothing but the system can open one. */
let handler: vscode.UriHandler | undefined;
const registerUriHandler = vscode.window.registerUriHandler.bind(vscode.window);
Object.defineProperty(vscode.window, 'registerUriHandler', {
  value: (registered: vscode.UriHandler) => {
    handler = registered;
    return registerUriHandler(registered);
  },
});

async function open(path: string): Promise<void> {
  await handler?.handleUri(vscode.Uri.parse(`${vscode.env.uriScheme}://${extensionId}${path}`, true));
}

describe('links from outside', () => {
  const message = `/message?location=${sampleLocationId}&id=${sampleMessages.showcaseCall}`;
  const opened = `Call …${sampleMessages.showcaseCall.slice(-6)}`;

  /** What the person was told or asked, answered with the first button or by closing it. */
  async function told(work: () => Promise<void>, agree = false): Promise<readonly string[]> {
    const said: string[] = [];
    const answer = (text: unknown, ...rest: readonly unknown[]): unknown => {
      said.push(String(text));
      return agree ? rest.find((button) => typeof button === 'string') : undefined;
    };
    await answering('showInformationMessage', answer, () => answering('showErrorMessage', answer, work));
    return said;
  }

  before(async () => {
    await extension().activate();
    await openSample();
  });
  afterEach(closeEverything);

  it('are handled', () => assert.notEqual(handler, undefined));

  it('open a message, without a question where its account is the one shown', async () => {
    assert.deepEqual(await told(() => open(message)), []);
    await messageTabsAre([opened]);
  });

  it('reach us when the editor itself is told to open one', async () => {
    const link = `${vscode.env.uriScheme}://${extensionId}${message}`;
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(link, true));
    await messageTabsAre([opened]);
  });

  it('select a conversation', async () => {
    for (const id of [sampleConversations.showcase, unlistedConversations.internalChat]) {
      await open(`/conversation?location=${sampleLocationId}&id=${id}`);
      await until('the row', async () => (await selectedId()) === id);
    }
  });

  it('name the account first where another one is shown, and open nothing without a yes', async () => {
    await run(commands.signOut);
    const [asked] = await told(() => open(message));
    assert.match(asked ?? '', new RegExp(sampleLocationId));
    assert.deepEqual(messageTabs(), []);
    await told(() => open(message), true);
    await messageTabsAre([opened]);
  });

  it('say so where nobody is signed in to their location', async () => {
    const [said] = await told(() => open('/message?location=AnotherLocation00001&id=Message1'));
    assert.match(said ?? '', /AnotherLocation00001.*nobody is signed in/);
    assert.deepEqual(messageTabs(), []);
  });

  for (const path of ['/signOut', '/message?id=x', `${message}&id=y`, '/message?location=..&id=..', '/']) {
    it(`are refused where they are not links of ours: ${path.slice(0, 40)}`, async () => {
      const [said] = await told(() => open(path));
      assert.match(said ?? '', /not opened/);
      assert.deepEqual(messageTabs(), []);
    });
  }
});
