import * as vscode from 'vscode';
import { documentScheme } from '../ids';
import type { ExplorerView } from '../tree/explorerView';

/** Its code comes with the first document. */
export type ReadDocument = (uri: vscode.Uri) => Promise<string>;

/**
 * Serves `highlevel:` documents: from what is held, else by one request. They are files of a read-only file system,
 * because VS Code opens only files again after a reload.
 */
export function registerDocuments(view: ExplorerView, read: ReadDocument): vscode.Disposable {
  const isReadonly = new vscode.MarkdownString(
    vscode.l10n.t('A payload is shown as the server sent it, and cannot be changed.'),
  );
  return vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(documentScheme, new PayloadFiles(read), { isReadonly }),
    view.onDidLeaveSession(() => void closeDocuments()),
  );
}

/** VS Code watches for changes, and there are none: what was opened stays as it was. */
class PayloadFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = () => nothing;

  constructor(private readonly read: ReadDocument) {}

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.readFile(uri);
    return {
      type: vscode.FileType.File,
      permissions: vscode.FilePermission.Readonly,
      ctime: 0,
      mtime: 0,
      size: length,
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return new TextEncoder().encode(await this.read(uri));
  }

  watch(): vscode.Disposable {
    return nothing;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

const nothing: vscode.Disposable = { dispose: () => undefined };

/** Nothing of an account stays on screen once it is left. */
async function closeDocuments(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(
    tabs.filter(({ input }) => shown(input).some(isPayload)),
    true,
  );
}

function shown(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}

/** A report of the doctor belongs to no account. */
const isPayload = (uri: vscode.Uri): boolean =>
  uri.scheme === documentScheme && !uri.path.startsWith('/report/');
