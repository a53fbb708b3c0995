import type * as vscode from 'vscode';

/** Runs work that no other window does at the same time under that name. @throws where it stays taken for too long */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Between all windows that share the extension's storage. Its code comes with the first use. */
export function createLock(storage: vscode.Uri): Lock {
  const folder = storage.scheme === 'file' ? storage.fsPath : undefined;
  let made: Promise<Lock> | undefined;
  return async (name, work) => {
    made ??= import('./onDemand').then(({ createWindowLock }) => createWindowLock(folder));
    return (await made)(name, work);
  };
}
