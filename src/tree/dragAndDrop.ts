import * as vscode from 'vscode';
import { rawText } from '../api/rawJson';
import type { Node } from '../explorer/nodes';
import type { ConversationStore } from '../explorer/store';
import { rowsMime } from '../ids';

/** Says what dragged rows are: to an editor which rows, to everything else their payloads. */
export function fillDrag(
  nodes: readonly Node[],
  transfer: vscode.DataTransfer,
  store: ConversationStore | undefined,
): void {
  const rows = nodes.flatMap((node) => dragged(node, store) ?? []);
  if (rows.length === 0) return;
  transfer.set(rowsMime, new vscode.DataTransferItem(JSON.stringify(rows.map(({ row }) => row))));
  transfer.set('text/plain', new vscode.DataTransferItem(rows.map(({ json }) => json()).join('\n')));
}

interface Dragged {
  readonly row: { readonly kind: 'message' | 'conversation'; readonly id: string };
  readonly json: () => string;
}

function dragged(node: Node, store: ConversationStore | undefined): Dragged | undefined {
  if (node.kind === 'message') {
    const { id, raw } = node.message;
    return { row: { kind: 'message', id }, json: () => rawText(raw) };
  }
  const conversation = node.kind === 'conversation' ? store?.conversation(node.id) : undefined;
  if (conversation === undefined) return undefined;
  return { row: { kind: 'conversation', id: conversation.id }, json: () => rawText(conversation.raw) };
}
