import * as vscode from 'vscode';
import { rawText } from '../api/rawJson';
import { documentScheme } from '../ids';
import { layOut } from '../payload/json';
import type { ExplorerView, Session } from '../tree/explorerView';
import { UserError, describeError } from '../ui/errorText';
import { subjectOf, type DocumentSubject } from './uri';

/**
 * Serves `highlevel:` documents: from what is held, else by one request. They are files of a read-only file system,
 * because VS Code opens only files again after a reload.
 */
export function registerPayloadDocuments(view: ExplorerView): vscode.Disposable {
  const isReadonly = new vscode.MarkdownString(
    vscode.l10n.t('A payload is shown as the server sent it, and cannot be changed.'),
  );
  return vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(documentScheme, new PayloadFiles(view), { isReadonly }),
    view.onDidLeaveSession(() => void closeDocuments()),
  );
}

/** VS Code watches for changes, and there are none: what was opened stays as it was. */
class PayloadFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = () => nothing;

  constructor(private readonly view: ExplorerView) {}

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
    const subject = subjectOf(uri);
    if (subject === undefined) throw unavailable(vscode.l10n.t('This is not a HighLevel payload.'));
    const { signal } = new AbortController();
    try {
      const session = await sessionFor(subject, this.view, signal);
      return new TextEncoder().encode(layOut(await payload(subject, session, signal), 'pretty'));
    } catch (error) {
      // The editor shows this text in place of the document, and offers to try again.
      throw unavailable(describeError(error)?.text ?? vscode.l10n.t('Cancelled.'));
    }
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

const unavailable = (text: string): vscode.FileSystemError => vscode.FileSystemError.Unavailable(text);

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

const isPayload = (uri: vscode.Uri): boolean => uri.scheme === documentScheme;

async function payload(subject: DocumentSubject, { store }: Session, signal: AbortSignal): Promise<string> {
  switch (subject.kind) {
    case 'message':
      return rawText((await store.lookUp(subject.id, signal)).raw);
    case 'conversation':
      return rawText((await store.lookUpConversation(subject.id, signal)).raw);
  }
}

/** After a reload a document may be asked for before the account is known. */
async function sessionFor(
  subject: DocumentSubject,
  view: ExplorerView,
  signal: AbortSignal,
): Promise<Session> {
  const session = await view.settled(signal);
  if (session?.account.locationId === subject.locationId) return session;
  throw new UserError({
    text: vscode.l10n.t(
      'This payload belongs to location {0}, which is not signed in here.',
      subject.locationId,
    ),
    actions: [],
  });
}
