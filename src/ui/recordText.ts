import * as vscode from 'vscode';
import type { Found, RecordKind } from '../explorer/lookUp';
import { channelIcon, channelLabel } from './channelText';
import { conversationName } from './messageText';

/** What an id is of, in the editor's language. */
export function recordLabel(kind: RecordKind): string {
  switch (kind) {
    case 'message':
      return vscode.l10n.t('Message');
    case 'email':
      return vscode.l10n.t('Email');
    case 'conversation':
      return vscode.l10n.t('Conversation');
    case 'contact':
      return vscode.l10n.t('Contact');
  }
}

export function recordIcon(kind: RecordKind, messageType = ''): string {
  switch (kind) {
    case 'message':
      return channelIcon(messageType);
    case 'email':
      return channelIcon('EMAIL');
    case 'conversation':
      return 'comment-discussion';
    case 'contact':
      return 'account';
  }
}

/** One line that names a found record: `Message · SMS`, `Contact · Ada Example`. */
export function foundLabel(found: Found): string {
  switch (found.kind) {
    case 'message':
      return `${recordLabel(found.kind)} · ${channelLabel(found.message.messageType)}`;
    case 'email':
      return recordLabel(found.kind);
    case 'conversation':
    case 'contact':
      return `${recordLabel(found.kind)} · ${conversationName(found.conversation)}`;
  }
}
