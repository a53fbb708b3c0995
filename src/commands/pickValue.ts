import * as vscode from 'vscode';
import { childrenOf, rootNode, type JsonNode } from '../details/jsonRows';
import { jsonPath, type JsonPath } from '../payload/jsonPath';
import { askChoice } from '../ui/ask';
import { firstLine, withoutIcons } from '../ui/oneLine';

/** More than a person looks through; beyond it one opens the payload. */
const most = 2_000;
/** Of an array: its items look alike. */
const mostOfParent = 200;

interface ValueItem extends vscode.QuickPickItem {
  readonly path: JsonPath;
}

/** Asks for one value of a payload, whole objects and arrays among them. @throws CancellationError */
export async function pickValue(json: string): Promise<JsonPath> {
  const items: ValueItem[] = [];
  const visit = (parent: JsonNode, above: JsonPath): void => {
    for (const node of childrenOf(json, parent, mostOfParent).nodes) {
      if (items.length >= most || node.key === undefined) return;
      const path = [...above, node.key];
      items.push({ label: withoutIcons(jsonPath(path)), description: shown(json, node), path });
      if (node.count > 0) visit(node, path);
    }
  };
  visit(rootNode(json), []);
  return (await askChoice(items, { title: vscode.l10n.t('Which Value?'), matchOnDescription: true })).path;
}

function shown(json: string, { start, end, kind, count }: JsonNode): string {
  if (kind === 'object') return count === 0 ? '{}' : '{…}';
  if (kind === 'array') return count === 0 ? '[]' : '[…]';
  return withoutIcons(firstLine(json.slice(start, Math.min(end, start + 200))));
}
