import * as vscode from 'vscode';
import type { Found } from '../explorer/lookUp';
import { candidatesIn, candidatesOffered, type Candidate } from '../links/candidates';
import { heldLine } from '../links/heldText';
import { looksLikeToken } from '../links/shapes';
import { channelLabel } from '../ui/channelText';
import { withoutIcons } from '../ui/oneLine';
import { recordIcon, recordLabel } from '../ui/recordText';
import type { LookUp } from './lookUpHistory';

export interface IdItem extends vscode.QuickPickItem {
  readonly candidate: Candidate | undefined;
}

/** Rows of one origin; a whole log in the clipboard must not fill the box. */
const mostOfOrigin = 10;

/** The editor's selection and the clipboard first, where they hold ids; then what was looked up before. */
export async function suggestedItems(
  recent: readonly LookUp[],
  held: (id: string) => Found | undefined,
): Promise<readonly IdItem[]> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  const copied = await vscode.env.clipboard.readText();
  const items: IdItem[] = [];
  const offer = (item: IdItem): void => {
    if (!items.some(({ candidate }) => candidate?.id === item.candidate?.id)) items.push(item);
  };
  for (const candidate of candidatesOffered(selected).slice(0, mostOfOrigin)) {
    offer(candidateItem(candidate, 'selection', vscode.l10n.t('from the selection')));
  }
  for (const candidate of candidatesOffered(copied).slice(0, mostOfOrigin)) {
    offer(candidateItem(candidate, 'clippy', vscode.l10n.t('from the clipboard')));
  }
  if (recent.length > 0) {
    const kind = vscode.QuickPickItemKind.Separator;
    items.push({ candidate: undefined, label: vscode.l10n.t('recent'), kind });
  }
  for (const { id, kind, messageType } of recent) {
    // Names and texts are not remembered; where they are held, an id alone would tell less.
    const found = held(id);
    const channel = messageType === undefined ? '' : channelLabel(messageType);
    const known = found === undefined ? channel : heldLine(found);
    offer(candidateItem({ id, kind }, recordIcon(kind, messageType), known));
  }
  return items;
}

/** The rows for what is in the box, above the suggestions. */
export function typedItems(text: string, suggestions: readonly IdItem[]): readonly IdItem[] {
  const value = text.trim();
  if (value === '' || suggestions.some(({ candidate }) => candidate?.id === value)) return suggestions;
  if (looksLikeToken(value)) return [warning(vscode.l10n.t('This looks like a token, not an id'))];
  const candidates = candidatesIn(value);
  if (candidates.length === 0) {
    return [warning(vscode.l10n.t('There is no id in this: letters, digits, - and _ only, at most 64'))];
  }
  const [only] = candidates;
  const typed = candidates.map((candidate) => ({
    ...candidateItem(candidate, 'search', ''),
    ...(only !== undefined && candidates.length === 1
      ? { label: vscode.l10n.t('Look up {0}', only.id) }
      : {}),
    alwaysShow: true,
  }));
  return [...typed, ...suggestions];
}

export function candidateItem(candidate: Candidate, icon: string, origin: string): IdItem {
  const { id, kind, locationId } = candidate;
  const parts = [
    kind === undefined ? '' : recordLabel(kind),
    origin,
    locationId === undefined ? '' : vscode.l10n.t('location {0}', locationId),
  ];
  return {
    candidate,
    label: id,
    description: withoutIcons(parts.filter((part) => part !== '').join(' · ')),
    iconPath: new vscode.ThemeIcon(icon),
  };
}

function warning(label: string): IdItem {
  return { candidate: undefined, label, iconPath: new vscode.ThemeIcon('warning'), alwaysShow: true };
}
