import * as vscode from 'vscode';
import { conversationStatuses, type Conversation } from '../api/types';
import { lastMessageTypes, messageTypeFilters, withPart, type ConversationFilter } from '../explorer/filters';
import type { ExplorerView } from '../tree/explorerView';
import { askChoice, askText } from '../ui/ask';
import { refuseToken } from './askToken';
import { channelIcon, channelLabel } from '../ui/channelText';
import { statusLabel } from '../ui/filterText';
import { conversationName, directionName } from '../ui/messageText';
import { firstLine, withoutIcons } from '../ui/oneLine';

/** What a question about the whole list needs of the view. */
type FilterView = Pick<ExplorerView, 'requireSession' | 'setFilter'>;

/** Searches on the server, by contact name, phone or email. An empty text takes the search away. */
export async function searchConversations(view: FilterView, argument: unknown): Promise<void> {
  const { store } = view.requireSession();
  const text =
    typeof argument === 'string'
      ? argument
      : await askText({
          title: vscode.l10n.t('Search Conversations'),
          prompt: vscode.l10n.t(
            'HighLevel searches the names, phone numbers and emails of contacts. Leave empty for all.',
          ),
          value: store.filter.query ?? '',
        });
  refuseToken(text);
  store.requireHeld('searchConversations');
  const query = text.trim();
  view.setFilter(withPart(store.filter, 'query', query === '' ? undefined : query));
}

/** Narrows the list by one part at a time, until the person leaves. */
export async function filterConversations(view: FilterView): Promise<void> {
  const { store } = view.requireSession();
  const title = vscode.l10n.t('Filter Conversations');
  const part = await askChoice(partItems(store.filter), { title });
  const filter = await part.choose(store.filter, title);
  // The questions may have outlasted the account.
  store.requireHeld('searchConversations');
  view.setFilter(filter);
}

export function clearFilters(view: ExplorerView): void {
  view.setFilter({});
}

interface PartItem extends vscode.QuickPickItem {
  choose(filter: ConversationFilter, title: string): Promise<ConversationFilter>;
}

function partItems(filter: ConversationFilter): readonly PartItem[] {
  const { t } = vscode.l10n;
  const any = t('any');
  const status = (filter: ConversationFilter, title: string): Promise<ConversationFilter> =>
    choose(
      filter,
      'status',
      title,
      conversationStatuses.map((value) => ({ label: statusLabel(value), value })),
    );
  const type = (filter: ConversationFilter, title: string): Promise<ConversationFilter> =>
    choose(filter, 'lastMessageType', title, [
      { label: any, value: undefined },
      ...lastMessageTypes.map(typeItem),
    ]);
  const direction = (filter: ConversationFilter, title: string): Promise<ConversationFilter> =>
    choose(filter, 'lastMessageDirection', title, [
      { label: any, value: undefined },
      {
        label: directionName('inbound'),
        description: t('the contact wrote last'),
        value: 'inbound' as const,
      },
      {
        label: directionName('outbound'),
        description: t('your side wrote last'),
        value: 'outbound' as const,
      },
    ]);
  return [
    { label: t('Status'), description: statusLabel(filter.status ?? 'all'), choose: status },
    { label: t('Type of the last message'), description: filter.lastMessageType ?? any, choose: type },
    {
      label: t('Direction of the last message'),
      description:
        filter.lastMessageDirection === undefined ? any : directionName(filter.lastMessageDirection),
      choose: direction,
    },
  ];
}

async function choose<K extends keyof ConversationFilter>(
  filter: ConversationFilter,
  part: K,
  title: string,
  items: readonly (vscode.QuickPickItem & { readonly value: ConversationFilter[K] | undefined })[],
): Promise<ConversationFilter> {
  const { value } = await askChoice(items, { title, matchOnDescription: true });
  return withPart(filter, part, value === 'all' ? undefined : value);
}

function typeItem<T extends string>(value: T): vscode.QuickPickItem & { readonly value: T } {
  return {
    label: channelLabel(value),
    description: value,
    iconPath: new vscode.ThemeIcon(channelIcon(value)),
    value,
  };
}

/** Chooses which types of message one conversation shows; the server filters. */
export async function filterMessages(view: ExplorerView, argument: unknown): Promise<void> {
  const conversationId = conversationOf(view, argument) ?? (await askConversation(view));
  const { store } = view.requireSession();
  const chosen = new Set(store.messageTypes(conversationId));
  const items = messageTypeFilters.map((value) => ({ ...typeItem(value), picked: chosen.has(value) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Show Only These Messages'),
    placeHolder: vscode.l10n.t('Nothing chosen shows every type'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  store.requireHeld('listMessages');
  view.setMessageTypes(
    conversationId,
    picked.map(({ value }) => value),
  );
  await view.revealConversation(conversationId);
}

export async function clearMessageFilter(view: ExplorerView, argument: unknown): Promise<void> {
  const { store } = view.requireSession();
  const clicked = conversationOf(view, argument);
  const filtered = store.filteredMessages.filter((id) => clicked === undefined || id === clicked);
  const [first] = filtered;
  if (first === undefined) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('There is no message filter to clear.'), 5_000);
    return;
  }
  const conversations = filtered.flatMap((id) => store.conversation(id) ?? []);
  const chosen = filtered.length === 1 ? first : await chooseConversation(conversations);
  store.requireHeld('listMessages');
  view.setMessageTypes(chosen, []);
}

/** The conversation of a row: its own, or the one it belongs to. */
export function conversationOf(view: ExplorerView, argument: unknown): string | undefined {
  const node = view.asNode(argument) ?? (argument === undefined ? view.selection[0] : undefined);
  switch (node?.kind) {
    case 'conversation':
      return node.id;
    case 'message':
      return node.conversationId;
    case 'group':
    case 'loadMore':
    case 'notice':
      return node.list.kind === 'messages' ? node.list.conversationId : undefined;
    case undefined:
      return undefined;
  }
}

/** @throws CancellationError when left */
export async function askConversation(view: ExplorerView): Promise<string> {
  const { store } = view.requireSession();
  await store.conversations.ensureLoaded();
  store.requireHeld('searchConversations');
  return chooseConversation(store.conversations.items);
}

async function chooseConversation(conversations: readonly Conversation[]): Promise<string> {
  const items = conversations.map(conversationItem);
  const title = vscode.l10n.t('Choose a Conversation');
  return (await askChoice(items, { title, matchOnDescription: true })).id;
}

/** What is read of the id may differ from it: the server could send icons or line breaks as one. */
export function conversationItem(
  conversation: Conversation,
): vscode.QuickPickItem & { readonly id: string; readonly description: string } {
  return {
    id: conversation.id,
    label: withoutIcons(conversationName(conversation)),
    description: withoutIcons(firstLine(conversation.id)),
    iconPath: new vscode.ThemeIcon(channelIcon(conversation.lastMessageType ?? '')),
  };
}
