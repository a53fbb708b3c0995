import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { RequestEntry } from '../api/requestLog';
import { curlCommand } from '../payload/formats/requests/shell';
import { limitsTooltip } from '../ui/limitsText';
import { requestItem, type RequestItem } from './items';
import { saveHar } from './saveHar';
import { urlOf } from './url';

/**
 * The last requests of this window, newest first. A request is copied as a command, or its trace id alone; all of them
 * are saved as HAR.
 */
export async function showRequests(accounts: Accounts): Promise<void> {
  const { t } = vscode.l10n;
  const { requests } = await accounts.traffic();
  const buttons = {
    curl: { iconPath: new vscode.ThemeIcon('terminal'), tooltip: t('Copy as cURL') },
    traceId: { iconPath: new vscode.ThemeIcon('tag'), tooltip: t('Copy Trace Id') },
  } as const satisfies Record<string, vscode.QuickInputButton>;
  const save: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('save'),
    tooltip: t('Save as HAR…'),
  };
  const pick = vscode.window.createQuickPick<RequestItem>();
  const show = (): void => {
    // New rows come on top while somebody reads: what they are at stays, and so does where they have scrolled to.
    const at = pick.activeItems[0]?.entry;
    const items = requests.entries.toReversed().map((entry) => requestItem(entry, buttons));
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
  const act = await new Promise<(() => Promise<void>) | undefined>((resolve) => {
    pick.onDidTriggerButton(() => resolve(() => saveHar(requests.entries)));
    pick.onDidTriggerItemButton(({ item: { entry }, button }) =>
      resolve(() => (button === buttons.traceId ? copyTraceId(entry) : copyAsCurl(entry))),
    );
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      resolve(item && (() => copyAsCurl(item.entry)));
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  stop();
  pick.dispose();
  await act?.();
}

async function copyTraceId({ traceId }: RequestEntry): Promise<void> {
  if (traceId === undefined) return;
  await vscode.env.clipboard.writeText(traceId);
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Trace id copied')}`, 3_000);
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
