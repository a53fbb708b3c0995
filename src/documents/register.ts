import * as vscode from 'vscode';
import { documentScheme } from '../ids';

/** Its code comes with the first document. */
export type ReadDocument = (uri: vscode.Uri) => Promise<string>;

/**
 * Serves `highlevel:` documents: from what is held, else by one request. They are files of a read-only file system,
 * because VS Code opens only files again after a reload.
 */
export function registerDocuments(read: ReadDocument): vscode.Disposable {
  const isReadonly = new vscode.MarkdownString(
    vscode.l10n.t('A payload is shown as the server sent it, and cannot be changed.'),
  );
  return vscode.workspace.registerFileSystemProvider(documentScheme, new PayloadFiles(read), { isReadonly });
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
