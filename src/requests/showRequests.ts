import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { RequestEntry } from '../api/requestLog';
import { curlCommand } from '../payload/formats/requests/shell';
import { limitsTooltip } from '../ui/limitsText';
import { requestItem, type RequestItem } from './items';
import { saveHar } from './saveHar';
import { urlOf } from './url';

/** The last requests of this window, newest first. A request is copied as a command; all of them are saved as HAR. */
export async function showRequests(accounts: Accounts): Promise<void> {
  const { t } = vscode.l10n;
  const { requests } = await accounts.traffic();
  const curl: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('terminal'),
    tooltip: t('Copy as cURL'),
  };
  const save: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('save'),
    tooltip: t('Save as HAR…'),
  };
  const pick = vscode.window.createQuickPick<RequestItem>();
  const show = (): void => {
    // New rows come on top while somebody reads: what they are at stays, and so does where they have scrolled to.
    const at = pick.activeItems[0]?.entry;
    const items = requests.entries.toReversed().map((entry) => requestItem(entry, [curl]));
    pick.items = items;
    const same = items.find(({ entry }) => entry === at);
    if (same !== undefined) pick.activeItems = [same];
    pick.placeholder =
      requests.entries.length === 0
        ? t('No request was sent yet')
        : t('Enter copies a request as cURL, with the token as a variable');
  };
  pick.title = [t('Requests of This Window'), limitsOf(accounts)].filter((part) => part !== '').join(' · ');
  pick.buttons = [save];
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.keepScrollPosition = true;
  show();
  const stop = requests.onDidChange(show);
  const chosen = await new Promise<RequestEntry | 'save' | undefined>((resolve) => {
    pick.onDidTriggerButton(() => resolve('save'));
    pick.onDidTriggerItemButton(({ item }) => resolve(item.entry));
    pick.onDidAccept(() => resolve(pick.selectedItems[0]?.entry));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  stop();
  pick.dispose();
  if (chosen === 'save') await saveHar(requests.entries);
  else if (chosen !== undefined) await copyAsCurl(chosen);
}

async function copyAsCurl(entry: RequestEntry): Promise<void> {
  if (entry.method !== undefined) {
    const text = vscode.l10n.t('Not copied: the renewal of a token is made of secrets.');
    vscode.window.setStatusBarMessage(text, 5_000);
    return;
  }
  await vscode.env.clipboard.writeText(curlCommand({ url: urlOf(entry), version: entry.version }));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied. The token is taken from HIGHLEVEL_TOKEN.'), 5_000);
}

function limitsOf({ state }: Accounts): string {
  return state.kind === 'active' ? limitsTooltip(state.governor.state).replaceAll('\n', ' · ') : '';
}
