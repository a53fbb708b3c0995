import { rename } from 'node:fs/promises';
import * as vscode from 'vscode';
import { UserError } from './errorText';

/**
 * The one way to write a file that a person chose: whole beside it first, then in its place. Whatever goes wrong, and
 * whoever is killed when, the target is absent, as it was, or complete.
 */
export async function saveFile(target: vscode.Uri, bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
  const written = besideOf(target);
  try {
    await vscode.workspace.fs.writeFile(written, bytes);
    signal?.throwIfAborted();
    await replace(target, written);
  } catch (error) {
    await removeQuietly(written);
    signal?.throwIfAborted();
    throw refused(error);
  }
}

/** Not the target's name and more: that may be as long as a name can be already. */
const besideOf = (target: vscode.Uri): vscode.Uri =>
  vscode.Uri.joinPath(target, '..', `conversation-explorer-${crypto.randomUUID()}.part`);

/**
 * VS Code renames over a file by deleting that file first. A disk does it in one step; elsewhere the old one steps
 * aside, and comes back if the new one cannot take its place.
 */
async function replace(target: vscode.Uri, written: vscode.Uri): Promise<void> {
  if (target.scheme === 'file') return rename(written.fsPath, target.fsPath);
  const { fs } = vscode.workspace;
  const old = (await exists(target)) ? besideOf(target) : undefined;
  if (old !== undefined) await fs.rename(target, old);
  try {
    await fs.rename(written, target);
  } catch (error) {
    if (old !== undefined) await fs.rename(old, target);
    throw error;
  }
  if (old !== undefined) await removeQuietly(old);
}

const exists = (file: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(file)).then(
    () => true,
    () => false,
  );

/** Where nothing can be written, nothing can be removed either. */
const removeQuietly = (file: vscode.Uri): Promise<void> =>
  Promise.resolve(vscode.workspace.fs.delete(file)).catch(() => undefined);

function refused(error: unknown): UserError {
  const { t } = vscode.l10n;
  const why = reasonOf(error);
  if (/ENOSPC|EDQUOT|QuotaExceeded|no space|quota/i.test(why)) {
    return sentence(
      t(
        'Not saved: the disk is full. What was there before is unchanged. Free some space, or choose another place.',
      ),
    );
  }
  if (/EROFS|EACCES|EPERM|NoPermissions|read-?only/i.test(why)) {
    return sentence(
      t('Not saved: nothing may be written there. What was there before is unchanged. Choose another place.'),
    );
  }
  return sentence(
    t('Not saved ({0}). What was there before is unchanged. Choose another place.', codeOf(error)),
  );
}

const sentence = (text: string): UserError => new UserError({ text, actions: [] });

/** VS Code has no code for a full disk: the system's own stands in its message, among names of files. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return `${error.name} ${codeOf(error)} ${error.message.replace(/'[^']*'/g, '')}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : vscode.l10n.t('the disk refused');
}
