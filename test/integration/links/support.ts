import * as vscode from 'vscode';
import { until } from '../../host/until';

/** `text -> argument of the look-up` of every link of ours in a document. */
export async function idLinks(
  document: vscode.TextDocument,
): Promise<readonly (readonly [string, unknown])[]> {
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    document.uri,
    100,
  );
  return links.flatMap(({ range, target }) => {
    if (target?.scheme !== 'command' || target.path !== 'highlevel.findById') return [];
    const query: unknown = JSON.parse(target.query);
    return [[document.getText(range), Array.isArray(query) ? asOne(query) : undefined] as const];
  });
}

function asOne([argument]: readonly unknown[]): unknown {
  return argument;
}

/** The Markdown of every hover at a place, with its spaces as spaces. */
export async function hoverText(document: vscode.TextDocument, at: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(at) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : JSON.stringify(content)))
    .join('\n')
    .replaceAll('&nbsp;', ' ');
}

/** The label of the tab in front, once it is as wanted. */
export function activeTab(wanted: RegExp): Promise<string> {
  return until(`a tab ${String(wanted)} in front`, () => {
    const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
    return Promise.resolve(wanted.test(label) ? label : undefined);
  });
}

/** Stands in for one method of `vscode.window` while the work runs. */
export async function answering<T>(
  method: 'showErrorMessage' | 'showInformationMessage' | 'showQuickPick',
  answer: (...asked: readonly unknown[]) => unknown,
  work: () => Thenable<T>,
): Promise<T> {
  const original = Object.getOwnPropertyDescriptor(vscode.window, method);
  Object.defineProperty(vscode.window, method, {
    ...original,
    value: (...asked: readonly unknown[]) => Promise.resolve(answer(...asked)),
  });
  try {
    return await work();
  } finally {
    if (original !== undefined) Object.defineProperty(vscode.window, method, original);
  }
}

/** The id of the tree's selected row, by the command that copies it. */
export async function selectedId(): Promise<string> {
  await vscode.env.clipboard.writeText('');
  let ended = false;
  const copied = vscode.commands.executeCommand('highlevel.copyId', { from: 'selection' });
  copied.then(
    () => (ended = true),
    () => (ended = true),
  );
  // The tree tells of its selection a moment after it has it: while there is none, the command asks for an id.
  await until('the command to end', async () => {
    if (!ended) await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    return ended;
  });
  return vscode.env.clipboard.readText();
}
