import * as vscode from 'vscode';
import type { ContextKey } from '../ids';

export type SetContext = (key: ContextKey, value: string | boolean) => void;

/** Tells VS Code only what changed: each call crosses to another process. */
export function createContextSetter(): SetContext {
  const known = new Map<ContextKey, string | boolean>();
  return (key, value) => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
}
