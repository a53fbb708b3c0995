import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { Governor } from '../api/policy/governor';
import type { PagedList } from '../explorer/pagedList';
import type { ListRef } from '../explorer/store';
import type { ExplorerView } from '../tree/explorerView';
import { withCancellableProgress } from '../ui/ask';
import { limitsLine } from '../ui/limitsText';
import { agree, few } from './cost';
import { askConversation, conversationOf } from './filters';

/*
 * What is about the whole view has a command of its own beside the one for a row: VS Code passes the row that has the
 * focus to a button of the view's title as well, and there it means nothing.
 */

/** Reads everything on screen again; where the keyring failed, who is signed in. */
export async function refresh(view: ExplorerView, accounts: Accounts): Promise<void> {
  const { state } = accounts;
  if (state.kind !== 'none' || state.reason !== 'keyringFailed') return view.refresh(undefined);
  await accounts.tryAgain();
  view.requireSession();
}

/** Reads one conversation's messages again. */
export async function refreshMessages(view: ExplorerView, argument: unknown): Promise<void> {
  await view.refresh(conversationOf(view, argument) ?? (await askConversation(view)));
}

/** The next page of a list. A second call while it loads does nothing more. */
export async function loadMore(view: ExplorerView, argument: unknown): Promise<void> {
  const { store } = view.askedSession();
  await store.list(listOf(view, argument)).loadMore();
}

/** Every conversation, with progress and cancel; what came until then stays. */
export async function loadAll(view: ExplorerView): Promise<void> {
  await loadWhole(view, { kind: 'conversations' });
}

/** Every message of one conversation, in the same way. */
export async function loadAllMessages(view: ExplorerView, argument: unknown): Promise<void> {
  view.requireSession();
  const conversationId = conversationOf(view, argument) ?? (await askConversation(view));
  await loadWhole(view, { kind: 'messages', conversationId });
}

async function loadWhole(view: ExplorerView, ref: ListRef): Promise<void> {
  const { store, governor } = view.requireSession();
  const list = store.list(ref);
  // Only search says how many there are.
  if (ref.kind === 'conversations') await list.ensureLoaded();
  const cost = costOf(list, store.pageSize);
  if (cost !== undefined && cost > few)
    await agreeToLoad(governor, vscode.l10n.t('Loading everything takes about {0} more requests.', cost));
  governor.tryAgain();
  await withCancellableProgress(vscode.l10n.t('Loading all'), async (signal, progress) => {
    let loaded = list.items.length;
    let total = list.total;
    const say = (): void => progress.report({ message: progressText(loaded, total, governor) });
    const stop = governor.onDidChange(say);
    const everySecond = setInterval(say, 1_000);
    try {
      let pages = 0;
      await list.loadAll(signal, async (...now) => {
        [loaded, total] = now;
        say();
        if (cost === undefined && ++pages === few && list.state !== 'complete')
          await agreeToLoad(governor, longerThan(pages, loaded));
      });
    } finally {
      stop();
      clearInterval(everySecond);
    }
  });
}

/** Requests until the end of the list; `undefined` for messages, of which the server gives no total. */
function costOf({ items, total, state }: PagedList<unknown>, pageSize: number): number | undefined {
  if (state === 'complete') return 0;
  return total === undefined ? undefined : Math.ceil(Math.max(0, total - items.length) / pageSize);
}

const longerThan = (requests: number, loaded: number): string =>
  vscode.l10n.t(
    '{0} messages are loaded after {1} requests, and HighLevel does not say how many follow.',
    loaded,
    requests,
  );

function agreeToLoad(governor: Governor, question: string): Promise<void> {
  const { t } = vscode.l10n;
  const detail = t(
    'It can be cancelled at any time; what was loaded until then stays. Other requests go first.',
  );
  return agree(governor, question, t('Load All'), detail);
}

function progressText(loaded: number, total: number | undefined, governor: Governor): string {
  const { t } = vscode.l10n;
  const count =
    total === undefined ? t('{0} loaded', loaded) : t('{0} of {1}', loaded, Math.max(loaded, total));
  return [count, limitsLine(governor.state)].filter((part) => part !== '').join(', ');
}

/** The list that a row belongs to; a conversation stands for its messages. Without a row, the conversations. */
function listOf(view: ExplorerView, argument: unknown): ListRef {
  const conversationId = conversationOf(view, argument);
  return conversationId === undefined ? { kind: 'conversations' } : { kind: 'messages', conversationId };
}
