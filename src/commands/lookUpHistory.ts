import type * as vscode from 'vscode';
import { isObject } from '../api/read';
import { recordKinds, type RecordKind } from '../explorer/lookUp';

/** What was looked up: an id, what it was, and when. Never a body or a name. */
export interface LookUp {
  readonly id: string;
  readonly kind: RecordKind;
  /** Of messages and emails, for their icon. */
  readonly messageType?: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface LookUpHistory {
  /** Newest first. */
  list(accountKey: string): readonly LookUp[];
  add(accountKey: string, lookUp: LookUp): Promise<void>;
  /** The account is left for good. */
  forget(accountKey: string): Promise<void>;
}

const kept = 20;

/** Remembers look-ups per account, across restarts. */
export function createLookUpHistory(memento: vscode.Memento): LookUpHistory {
  const list = (accountKey: string): readonly LookUp[] => {
    const stored = memento.get<unknown>(keyOf(accountKey));
    return Array.isArray(stored) ? stored.flatMap((entry) => decode(entry) ?? []) : [];
  };
  return {
    list,
    add: async (accountKey, { id, kind, messageType, at }) => {
      const others = list(accountKey).filter((other) => other.id !== id);
      await memento.update(keyOf(accountKey), [{ id, kind, messageType, at }, ...others].slice(0, kept));
    },
    forget: async (accountKey) => memento.update(keyOf(accountKey), undefined),
  };
}

const keyOf = (accountKey: string): string => `highlevel.lookUps.${accountKey}`;

/** Entries of the first version have no kind: every one was a message, and had its type. */
function decode(entry: unknown): LookUp | undefined {
  if (!isObject(entry)) return undefined;
  const { id, messageType: type, at } = entry;
  const messageType = typeof type === 'string' ? type : undefined;
  const kind = entry['kind'] ?? (messageType === undefined ? undefined : 'message');
  const known = recordKinds.find((name) => name === kind);
  if (typeof id !== 'string' || known === undefined || typeof at !== 'number') return undefined;
  return { id, kind: known, messageType, at };
}
