import type { Found } from '../explorer/lookUp';
import { conversationName, directionLabel, messageSummary } from '../ui/messageText';
import { firstLine } from '../ui/oneLine';
import { foundLabel } from '../ui/recordText';
import type { TimeFormat } from '../ui/time';

/** What is known of a record without asking anybody, in a few lines of plain text. */
export function heldText(found: Found, time: TimeFormat): string {
  return [foundLabel(found), ...details(found, time)]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
}

/** The same in a few words beside an id. */
export function heldLine(found: Found): string {
  if (found.kind === 'conversation' || found.kind === 'contact') return conversationName(found.conversation);
  return messageSummary(found.message);
}

function details(found: Found, time: TimeFormat): readonly (string | undefined)[] {
  const timeOf = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : time.local(at);
  switch (found.kind) {
    case 'message':
    case 'email': {
      const { message } = found;
      const { dateAdded, status, error } = message;
      return [
        messageSummary(message),
        join(directionLabel(message), status && firstLine(status), timeOf(dateAdded)),
        error && firstLine(error),
      ];
    }
    case 'conversation':
    case 'contact': {
      const { phone, email, lastMessageBody, lastMessageDate } = found.conversation;
      return [
        join(phone && firstLine(phone), email && firstLine(email)),
        join(timeOf(lastMessageDate), lastMessageBody && firstLine(lastMessageBody)),
      ];
    }
  }
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
