import type * as vscode from 'vscode';
import type { EmailMessage, Message } from '../api/types';
import type { MediaSource } from './mediaDesk';

export interface LoadedMessage {
  readonly message: Message;
  readonly contactName: string | undefined;
  readonly accountLabel: string;
}

/** One sentence and at most one button: the panel has one of its own. */
export interface Problem {
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly command: string }[];
}

export interface DetailsOptions {
  readonly extensionUri: vscode.Uri;
  /** The message from what is held, else by one request. Rejects with any error. */
  load(id: string, signal: AbortSignal): Promise<LoadedMessage>;
  /** One email of a thread: held, else by one request. Rejects with any error. */
  loadEmail(id: string, signal: AbortSignal): Promise<EmailMessage>;
  /** What is held already is shown without a loading state. */
  held(id: string): LoadedMessage | undefined;
  readonly media: MediaSource;
  /** The buttons run their command with the message as argument. */
  describeError(error: unknown): Problem;
  /** Of the editor that the person last wrote in. */
  readonly codeLanguage: () => string;
  setContext(key: string, value: boolean): void;
  readonly log: { warn(text: string): void };
}

/** Argument of every command that the page runs. */
export interface MessageReference {
  readonly kind: 'messageId';
  readonly id: string;
}
