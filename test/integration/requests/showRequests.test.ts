import assert from 'node:assert/strict';
import { setTimeout as nextTurn } from 'node:timers/promises';
import * as vscode from 'vscode';
import { showRequests } from '../../../src/requests/showRequests';
import { until } from '../../host/until';
import { never } from '../../support/apiHarness';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { openAccounts, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';

describe('the list of requests', () => {
  let server: LoopbackApi;
  let opened: OpenAccounts;
  const send = async (limit: number): Promise<unknown> => opened.api().searchConversations({ limit }, never);

  before(async () => {
    server = await startLoopbackApi({ synthetic: { conversations: 3, messagesPer: 1 } });
    opened = openAccounts({ apiBaseUrl: server.url });
    await opened.accounts.signIn(credentials({ apiBaseUrl: server.url }));
  });
  after(async () => {
    opened.dispose();
    await server.close();
  });

  it('takes new requests in above the row that somebody is at, and leaves them there', async () => {
    for (const limit of [1, 2, 3]) await send(limit);
    const made = nextQuickPick();
    const shown = showRequests(opened.accounts);
    const pick = await made.pick;
    const at = (): string => /limit=\d+/.exec(pick.activeItems[0]?.detail ?? '')?.[0] ?? 'nothing';
    const down = async (): Promise<unknown> =>
      vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await until('the newest row', () => at() === 'limit=3');
    await down();
    await until('the row below', () => at() === 'limit=2');
    await send(4);
    assert.equal(pick.items.length, 4);
    // What is set is told to the window in the next turn.
    await nextTurn();
    await down();
    await until('the row below that', () => at() === 'limit=1');
    pick.hide();
    await shown;
  });
});

/** The real one that is made next, to look into. */
function nextQuickPick(): { readonly pick: Promise<vscode.QuickPick<vscode.QuickPickItem>> } {
  const { createQuickPick } = vscode.window;
  const pick = new Promise<vscode.QuickPick<vscode.QuickPickItem>>((resolve) => {
    const instead = (): vscode.QuickPick<vscode.QuickPickItem> => {
      Object.assign(vscode.window, { createQuickPick });
      const made = createQuickPick();
      resolve(made);
      return made;
    };
    Object.assign(vscode.window, { createQuickPick: instead });
  });
  return { pick };
}
