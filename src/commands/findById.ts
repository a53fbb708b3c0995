import * as vscode from 'vscode';
import { ApiError, isApiError } from '../api/errors';
import { isId } from '../api/operations';
import type { Message } from '../api/types';
import type { ExplorerView } from '../tree/explorerView';
import { channelIcon, channelLabel } from '../ui/channelText';
import { UserError } from '../ui/errorText';
import { withoutIcons } from '../ui/oneLine';
import { commands } from '../ids';
import type { LookUpHistory } from './lookUpHistory';

export interface FindByIdOptions {
  readonly view: ExplorerView;
  readonly history: LookUpHistory;
  show(messageId: string): Promise<void>;
}

interface IdItem extends vscode.QuickPickItem {
  readonly id: string | undefined;
}

/** Looks a message up by id, opens it and selects its row if that is loaded. Held messages cost no request. */
export async function findById(options: FindByIdOptions, argument: unknown): Promise<void> {
  const { view } = options;
  view.requireSession();
  const id = typeof argument === 'string' ? argument.trim() : undefined;
  const message =
    id === undefined ? await pickAndLookUp(options) : await lookUp(options, id, new AbortController().signal);
  await Promise.all([options.show(message.id), view.revealMessage(message.id)]);
}

/** Lets the person choose a message id, for a command that needs one. @throws CancellationError */
export async function askForMessage(options: FindByIdOptions): Promise<string> {
  return (await pickAndLookUp(options)).id;
}

async function lookUp({ view, history }: FindByIdOptions, id: string, signal: AbortSignal): Promise<Message> {
  const { account, store } = view.requireSession();
  if (!isId(id)) throw new ApiError({ operation: 'getMessage', kind: 'invalidRequest' });
  try {
    const message = await store.lookUp(id, signal);
    await history.add(account.key, { id, messageType: message.messageType, at: Date.now() });
    return message;
  } catch (error) {
    if (!isApiError(error, 'notFound')) throw error;
    const { traceId } = error.facts;
    const trace = traceId === undefined ? '' : ` ${vscode.l10n.t('(trace id {0})', traceId)}`;
    throw new UserError({
      text:
        vscode.l10n.t(
          'No message {0} in this location. It may belong to another location, or be the id of something else: the ids in meta.email.messageIds are email message ids, which are looked up elsewhere.',
          id,
        ) + trace,
      actions: [{ label: vscode.l10n.t('Try Another Id'), command: commands.findById }],
    });
  }
}

/** The box stays open, busy, while the request runs; leaving it cancels the request. */
async function pickAndLookUp(options: FindByIdOptions): Promise<Message> {
  const pick = vscode.window.createQuickPick<IdItem>();
  const abort = new AbortController();
  pick.title = vscode.l10n.t('Find Message by Id');
  pick.placeholder = vscode.l10n.t('Message id, such as ve9EPM428h8vShlRW1KT');
  pick.matchOnDescription = true;
  // Ids come from logs and other windows: looking there for one must not close the box, nor end a look-up.
  pick.ignoreFocusOut = true;
  const suggestions = await suggestedItems(options);
  pick.items = suggestions;
  try {
    return await new Promise<Message>((resolve, reject) => {
      pick.onDidChangeValue((value) => (pick.items = withTyped(value.trim(), suggestions)));
      pick.onDidHide(() => {
        abort.abort();
        reject(new vscode.CancellationError());
      });
      pick.onDidAccept(() => {
        // Enter right after a paste comes before the row for what was pasted.
        const id = pick.activeItems.length > 0 ? pick.activeItems[0]?.id : idIn(pick.value);
        if (id === undefined) return;
        pick.busy = true;
        pick.enabled = false;
        lookUp(options, id, abort.signal).then(resolve, reject);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function idIn(typed: string): string | undefined {
  const value = typed.trim();
  return isId(value) && !looksLikeToken(value) ? value : undefined;
}

function withTyped(value: string, suggestions: readonly IdItem[]): readonly IdItem[] {
  if (value === '' || suggestions.some(({ id }) => id === value)) return suggestions;
  if (looksLikeToken(value)) {
    return [
      {
        id: undefined,
        label: vscode.l10n.t('This looks like a token, not an id'),
        iconPath: new vscode.ThemeIcon('warning'),
        alwaysShow: true,
      },
    ];
  }
  if (!isId(value)) {
    return [
      {
        id: undefined,
        label: vscode.l10n.t('Not an id: letters, digits, - and _ only, at most 64'),
        iconPath: new vscode.ThemeIcon('warning'),
        alwaysShow: true,
      },
    ];
  }
  const typed: IdItem = {
    id: value,
    label: vscode.l10n.t('Look up {0}', value),
    iconPath: new vscode.ThemeIcon('search'),
    alwaysShow: true,
  };
  return [typed, ...suggestions];
}

/** The editor's selection and the clipboard first, where they look like an id; then what was looked up before. */
async function suggestedItems({ view, history }: FindByIdOptions): Promise<readonly IdItem[]> {
  const { account } = view.requireSession();
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection).trim() ?? '';
  const copied = (await vscode.env.clipboard.readText()).trim();
  const recent = history.list(account.key);
  const items: IdItem[] = [];
  const offer = (id: string, description: string, icon: string): void => {
    if (!items.some((item) => item.id === id))
      items.push({ id, label: id, description, iconPath: new vscode.ThemeIcon(icon) });
  };
  if (looksLikeId(selected)) offer(selected, vscode.l10n.t('from the selection'), 'selection');
  if (looksLikeId(copied)) offer(copied, vscode.l10n.t('from the clipboard'), 'clippy');
  if (recent.length > 0) {
    items.push({ id: undefined, label: vscode.l10n.t('recent'), kind: vscode.QuickPickItemKind.Separator });
  }
  for (const { id, messageType } of recent)
    offer(id, withoutIcons(channelLabel(messageType)), channelIcon(messageType));
  return items;
}

/** Stricter than what is accepted when typed: a word on the clipboard is not an id. */
function looksLikeId(text: string): boolean {
  return (
    /^[A-Za-z0-9_-]{16,64}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text) && !looksLikeToken(text)
  );
}

/** A token on the clipboard must not be put on the screen. */
function looksLikeToken(text: string): boolean {
  return /^pit-/i.test(text) || /^eyJ/.test(text);
}
