import * as vscode from 'vscode';
import type { FormatGroup } from '../payload/formats/format';
import { formatIds, formatOf, type FormatId } from '../payload/formats/table';
import { askChoice } from '../ui/ask';
import type { Way } from './copyAsMemory';
import { targetLabel, type Target } from './targets';

interface FormatItem extends vscode.QuickPickItem {
  readonly format?: FormatId;
}

/** Asks for a format; the one that was used last, or that fits the editor, comes first. @throws CancellationError */
export async function pickFormat(
  way: Way,
  suggested: FormatId,
  targets: readonly Target[],
): Promise<FormatId> {
  const offered = formatIds.filter((id) => targets.length === 1 || formatOf(id).rows === 'many');
  const items: FormatItem[] = offered.includes(suggested)
    ? [separator(vscode.l10n.t('suggested')), item(suggested)]
    : [];
  let group: FormatGroup | undefined;
  for (const id of offered) {
    const { group: own } = formatOf(id);
    if (own !== group) items.push(separator(groupTitle(own)));
    group = own;
    if (id !== suggested) items.push(item(id));
  }
  const { format } = await askChoice(items, {
    title: title(way, targets),
    placeHolder: vscode.l10n.t('Format'),
    matchOnDescription: true,
  });
  if (format === undefined) throw new vscode.CancellationError();
  return format;
}

function item(format: FormatId): FormatItem {
  const { label, detail } = formatOf(format);
  const description = detail === undefined ? {} : { description: vscode.l10n.t(detail) };
  return { label: vscode.l10n.t(label), ...description, format };
}

function separator(label: string): FormatItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function groupTitle(group: FormatGroup): string {
  const { t } = vscode.l10n;
  const titles: Readonly<Record<FormatGroup, string>> = {
    json: t('payload'),
    value: t('part of a payload'),
    literal: t('constant in code'),
    types: t('types'),
    request: t('request'),
    text: t('text for people'),
    webhook: t('webhook'),
    fixture: t('fixture without personal data'),
  };
  return titles[group];
}

/** Says of what: with a panel and rows on screen it could be either. */
function title(way: Way, targets: readonly Target[]): string {
  const { t } = vscode.l10n;
  const one: Readonly<Record<Way, string>> = {
    copy: t('Copy As'),
    insert: t('Insert As'),
    open: t('Open As'),
  };
  const [target] = targets;
  if (targets.length !== 1 || target === undefined) return t('{0} ({1} rows)', one[way], targets.length);
  return `${one[way]}: ${targetLabel(target)}`;
}
