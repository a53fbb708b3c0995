import * as vscode from 'vscode';
import { ApiError } from '../api/errors';
import { requestText, type RequestLine } from '../api/requestLine';

/** The one door to the output channel. It takes names and numbers; text from outside cannot get in. */
export interface Log extends vscode.Disposable {
  request(line: RequestLine): void;
  info(text: string): void;
  readonly warn: (text: string) => void;
  /** An error without its text, unless it is ours: anything else may quote a payload, a path or a token. */
  error(where: string, error: unknown): void;
  show(): void;
}

export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('HighLevel Conversations', { log: true });
  return {
    request: (line) => {
      const text = visible(requestText(line));
      if (line.outcome === 'ok' || line.outcome === 'cancelled') channel.info(text);
      else channel.warn(text);
    },
    info: (text) => channel.info(visible(text)),
    warn: (text) => channel.warn(visible(text)),
    error: (where, error) => channel.error(visible(`${where}: ${nameOf(error)}`)),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}

function nameOf(error: unknown): string {
  if (error instanceof ApiError) {
    return error.cause === undefined ? error.message : `${error.message}, by ${nameOf(error.cause)}`;
  }
  if (!(error instanceof Error)) return typeof error;
  // The stack says where in our own code; its first lines are the message, which may quote anything.
  const frames = (error.stack ?? '').split('\n').flatMap((line) => /^\s+(at .*)/.exec(line)?.[1] ?? []);
  return [error.name, ...frames.slice(0, 8).map((frame) => `    ${frame}`)].join('\n');
}

/** Control and bidirectional characters as what they are, so that a log line cannot pretend to be another. */
function visible(text: string): string {
  return text.replace(hidden, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

const hidden = /(?!\n)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
