import * as vscode from 'vscode';
import { parseJson } from '../api/read';
import { rawText } from '../api/rawJson';
import { isEmail, type Conversation, type Message } from '../api/types';
import { comparedDocument, type ComparedForm } from '../documents/uri';
import type { Comparisons } from '../documents/payloadDocuments';
import { commands } from '../ids';
import { sortKeys } from '../payload/sortKeys';
import { notify } from '../ui/notify';
import { UserError } from '../ui/errorText';
import {
  payloadOf,
  resolveTarget,
  resolveTargets,
  withViewProgress,
  type Target,
  type TargetSources,
} from './targets';

export interface CompareOptions extends TargetSources {
  readonly comparisons: Comparisons;
}

interface Side {
  readonly form: ComparedForm;
  readonly id: string;
  readonly json: string;
}

/** Two rows. */
export async function compareSelected(
  options: CompareOptions,
  clicked: unknown,
  selected: unknown,
): Promise<void> {
  // Rows and nothing else: the message in a panel is but one, and so is one that is asked for.
  const rowsOnly = {
    ...options,
    activeMessage: () => undefined,
    askForRecord: () => Promise.reject(notTwo()),
  };
  const rows = await resolveTargets(rowsOnly, clicked, selected);
  const [first, second] = rows;
  if (first === undefined || second === undefined || rows.length > 2) throw notTwo();
  await compare(options, side('first', first), side('second', second));
}

function notTwo(): UserError {
  const text = vscode.l10n.t('Select two rows to compare, with Ctrl or Cmd and a click.');
  return new UserError({ text, actions: [] });
}

export async function compareWithClipboard(options: CompareOptions, clicked: unknown): Promise<void> {
  const row = await resolveTarget(options, clicked);
  const { store } = options.view.requireSession();
  const json = (await vscode.env.clipboard.readText()).trim();
  store.requireHeld();
  if (parseJson(json) === undefined) {
    throw new UserError({
      text: vscode.l10n.t('There is no JSON on the clipboard. Copy a payload, then compare again.'),
      actions: [],
    });
  }
  await compare(options, { form: 'clipboard', id: 'clipboard', json }, side('row', row));
}

/** A row as its list had it with what its own call answers now. */
export async function compareWithFetched(options: CompareOptions, clicked: unknown): Promise<void> {
  const row = await resolveTarget(options, clicked);
  const { api, store } = options.view.requireSession();
  const fetched = await withViewProgress(async (signal): Promise<Message | Conversation> => {
    if (row.kind === 'conversation') return api.getConversation(row.conversation.id, signal);
    const { message } = row;
    return isEmail(message) ? api.getEmail(message.id, signal) : api.getMessage(message.id, signal);
  });
  store.requireHeld();
  await compare(options, side('listed', row), sideOf('fetched', fetched));
}

export async function compareWithEarlier(options: CompareOptions, clicked: unknown): Promise<void> {
  const row = await resolveTarget(options, clicked);
  const { store } = options.view.requireSession();
  const earlier = store.earlier(idOf(row));
  if (earlier === undefined) {
    throw new UserError({
      text: vscode.l10n.t('This row was not loaded before the last refresh. Refresh, then compare again.'),
      actions: [{ label: vscode.l10n.t('Refresh'), command: commands.refresh }],
    });
  }
  await compare(options, sideOf('before', earlier), side('now', row));
}

async function compare({ view, comparisons }: CompareOptions, left: Side, right: Side): Promise<void> {
  const texts = [sortKeys(left.json), sortKeys(right.json)];
  if (texts[0] === texts[1]) {
    void notify(
      'information',
      vscode.l10n.t('Nothing differs: {0} and {1} have the same members and values.', ...labels(left, right)),
    );
    return;
  }
  const { locationId } = view.requireSession().account;
  count++;
  const uris = [left, right].map(({ form, id }) => comparedDocument(locationId, count, form, id || 'no-id'));
  uris.forEach((uri, index) => comparisons.add(uri.toString(), texts[index] ?? ''));
  const of = left.id === right.id || left.form === 'clipboard' ? `…${right.id.slice(-6)}: ` : '';
  const title = of + labels(left, right).join(' ↔ ');
  await vscode.commands.executeCommand('vscode.diff', ...uris, title, { preview: true });
}

/** Tells the documents of one window apart. */
let count = 0;
function side(form: ComparedForm, target: Target): Side {
  return { form, id: idOf(target), json: payloadOf(target) };
}

function sideOf(form: ComparedForm, { id, raw }: Message | Conversation): Side {
  return { form, id, json: rawText(raw) };
}

function idOf(target: Target): string {
  return target.kind === 'message' ? target.message.id : target.conversation.id;
}

function labels(...sides: readonly Side[]): string[] {
  return sides.map(({ form, id }) => {
    switch (form) {
      case 'first':
      case 'second':
      case 'row':
        return `…${id.slice(-6)}`;
      case 'clipboard':
        return vscode.l10n.t('clipboard');
      case 'listed':
        return vscode.l10n.t('as listed');
      case 'fetched':
        return vscode.l10n.t('fetched alone');
      case 'before':
        return vscode.l10n.t('before the refresh');
      case 'now':
        return vscode.l10n.t('now');
    }
  });
}
