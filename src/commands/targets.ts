import * as vscode from 'vscode';
import { isObject } from '../api/read';
import { rawText, type RawValue } from '../api/rawJson';
import type { Conversation, Message } from '../api/types';
import type { Found } from '../explorer/lookUp';
import type { Node } from '../explorer/nodes';
import { conversationKey } from '../explorer/sources';
import type { ConversationStore } from '../explorer/store';
import type { ExplorerView } from '../tree/explorerView';
import { channelLabel } from '../ui/channelText';
import { conversationName, messageSummary } from '../ui/messageText';

/** What a payload command acts on. */
export type Target =
  | { readonly kind: 'message'; readonly message: Message; readonly conversationId: string | undefined }
  | { readonly kind: 'conversation'; readonly conversation: Conversation };

export interface TargetSources {
  readonly view: ExplorerView;
  /** The message in the focused details panel, or that somebody is at in the focused reading view. */
  activeMessage(): string | undefined;
  /** Asks the person for an id of anything. @throws CancellationError */
  askForRecord(): Promise<Found>;
}

/**
 * The rows a command was called on: the selection it was called with, one row, a message named by id, or from the
 * palette the focused panel, the tree's selection, and at last a question.
 */
export async function resolveTargets(
  sources: TargetSources,
  clicked: unknown,
  selected: unknown,
): Promise<readonly Target[]> {
  const { view } = sources;
  const { store } = view.requireSession();
  const id = messageIdOf(clicked) ?? (clicked === undefined ? sources.activeMessage() : undefined);
  if (id === undefined) {
    const targets = unique(nodesOf(view, clicked, selected).flatMap((node) => targetsOf(node, view)));
    if (targets.length > 0) return inTreeOrder(targets, store);
  }
  if (id === undefined) return [targetOfRecord(await sources.askForRecord())];
  return [await messageTarget(store, id)];
}

/** A contact has no payload of its own that can be read with the scopes asked for: its newest conversation has. */
function targetOfRecord(found: Found): Target {
  return 'message' in found
    ? { kind: 'message', message: found.message, conversationId: found.message.conversationId }
    : { kind: 'conversation', conversation: found.conversation };
}

async function messageTarget(store: ConversationStore, id: string): Promise<Target> {
  const message = await withViewProgress((signal) => store.lookUp(id, signal));
  store.requireHeld();
  return { kind: 'message', message, conversationId: message.conversationId };
}

/** The first of the targets, for commands that act on one. */
export async function resolveTarget(sources: TargetSources, clicked: unknown): Promise<Target> {
  const [target] = await resolveTargets(sources, clicked, undefined);
  if (target === undefined) throw new vscode.CancellationError();
  return target;
}

export function rawOfTarget(target: Target): RawValue {
  return target.kind === 'message' ? target.message.raw : target.conversation.raw;
}

export function payloadOf(target: Target): string {
  return rawText(rawOfTarget(target));
}

/** A row in a few words, as a person knows it from the list. */
export function targetLabel(target: Target): string {
  if (target.kind === 'conversation') return conversationName(target.conversation);
  const { message } = target;
  const summary = messageSummary(message);
  const line = summary.length > 40 ? `${summary.slice(0, 40).trimEnd()}…` : summary;
  const channel = channelLabel(message.messageType);
  return line === channel ? channel : `${channel} · ${line}`;
}

/** `'<id>'` or `{ kind: 'messageId', id }`, as links, keybindings and the details page send it. */
export function messageIdOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (isObject(argument) && argument['kind'] === 'messageId' && typeof argument['id'] === 'string') {
    return argument['id'];
  }
  return undefined;
}

/**
 * Shows progress in the view's title bar for as long as the work takes. It has no Cancel of its own: Cancel Waiting and
 * leaving the account end the request.
 */
export function withViewProgress<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return Promise.resolve(
    vscode.window.withProgress({ location: { viewId: 'highlevel.conversations' } }, () =>
      work(new AbortController().signal),
    ),
  );
}

function nodesOf(view: ExplorerView, clicked: unknown, selected: unknown): readonly Node[] {
  const one = view.asNode(clicked);
  if (one !== undefined) {
    const many = Array.isArray(selected) ? selected.flatMap((entry) => view.asNode(entry) ?? []) : [];
    return many.includes(one) ? many : [one];
  }
  // A keybinding of the tree has no row to pass; it says that it means the selection.
  const meansSelection = isObject(clicked) && clicked['from'] === 'selection';
  return clicked === undefined || meansSelection ? view.selection : [];
}

function targetsOf(node: Node, view: ExplorerView): readonly Target[] {
  switch (node.kind) {
    case 'message':
      return [{ kind: 'message', message: node.message, conversationId: node.conversationId }];
    case 'conversation': {
      const conversation = view.requireSession().store.conversation(node.id);
      return conversation === undefined ? [] : [{ kind: 'conversation', conversation }];
    }
    case 'group':
      // A fold that is selected stands for its rows: nobody who selects all means only those that are unfolded.
      return view.rowsIn(node).flatMap((row) => targetsOf(row, view));
    case 'loadMore':
    case 'notice':
      return [];
  }
}

/** A row may be selected together with its fold. */
function unique(targets: readonly Target[]): readonly Target[] {
  const byRow = new Map(
    targets.map((target) => [target.kind === 'message' ? target.message : target.conversation, target]),
  );
  return [...byRow.values()];
}

function inTreeOrder(targets: readonly Target[], store: ConversationStore): readonly Target[] {
  if (targets.length < 2) return targets;
  const conversations = new Map(store.conversations.items.map((row, index) => [conversationKey(row), index]));
  const messages = new Map<Message, number>();
  const position = (target: Target): readonly [number, number] => {
    if (target.kind === 'conversation')
      return [conversations.get(conversationKey(target.conversation)) ?? Infinity, -1];
    const { conversationId = '', message } = target;
    if (!messages.has(message)) {
      store.messages(conversationId).items.forEach((item, index) => messages.set(item, index));
    }
    return [conversations.get(conversationId) ?? Infinity, messages.get(message) ?? Infinity];
  };
  return targets
    .map((target) => ({ target, at: position(target) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
    .map(({ target }) => target);
}
