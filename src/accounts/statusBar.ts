import * as vscode from 'vscode';
import { commands, section } from '../ids';
import { firstLine, withoutIcons } from '../ui/oneLine';
import type { Accounts } from './accounts';

/** What is said beside and below the account: the state of its rate limits. */
export interface StatusDetails {
  readonly onDidChange: vscode.Event<unknown>;
  /** What keeps everybody waiting, in a few words: a narrow view has no room for it in its title. Empty: nothing. */
  readonly heldUp: string;
  /** For the tooltip. Whole lines, in plain text; none where there is nothing to say. */
  lines(): readonly string[];
}

/** The account that this window shows; a click changes it. Nothing while nobody is signed in. */
export function registerStatusBar(accounts: Accounts, details?: StatusDetails): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('account', vscode.StatusBarAlignment.Left, 0);
  item.name = vscode.l10n.t('HighLevel Account');
  item.command = commands.switchAccount;
  const show = (): void => {
    const { active } = accounts;
    const wanted = vscode.workspace.getConfiguration(section).get<unknown>('statusBar') !== false;
    if (active === undefined || !wanted) {
      item.hide();
      return;
    }
    const label = firstLine(active.label);
    const texts = [withoutIcons(label), details?.heldUp ?? ''];
    item.text = `$(comment-discussion) ${texts.filter((text) => text !== '').join(' · ')}`;
    item.accessibilityInformation = { label: vscode.l10n.t('HighLevel account: {0}', label) };
    item.tooltip = tooltip(label, active.locationId, details?.lines() ?? []);
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    accounts.onDidChange(show),
    accounts.onDidChangeList(show),
    details?.onDidChange(show) ?? { dispose: () => undefined },
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${section}.statusBar`)) show();
    }),
  );
}

function tooltip(label: string, locationId: string, more: readonly string[]): string {
  const lines = [
    vscode.l10n.t('HighLevel account: {0}', label),
    ...(label === locationId ? [] : [vscode.l10n.t('Location {0}', locationId)]),
    ...more,
    vscode.l10n.t('Click to switch accounts.'),
  ];
  return lines.join('\n');
}
