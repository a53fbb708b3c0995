import type { RawValue } from './rawJson';

/*
 * What the product reads of HighLevel's objects. Every response is loosely typed, so each field may be missing:
 * `undefined` means the server did not say, never a default. The JSON as received stays beside the typed view in `raw`.
 */

export type Direction = 'inbound' | 'outbound';

/** A row of `GET /conversations/search`, or the smaller object of `GET /conversations/{conversationId}`. */
export interface Conversation {
  readonly id: string;
  readonly locationId: string | undefined;
  readonly contactId: string | undefined;
  /** Name as HighLevel shows it: `fullName`, else `contactName`, else `companyName`. */
  readonly contactName: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  /** `TYPE_PHONE` in search rows, a number in get-conversation: kept as text. */
  readonly type: string | undefined;
  readonly unreadCount: number;
  readonly starred: boolean;
  readonly deleted: boolean;
  readonly assignedTo: string | undefined;
  readonly lastMessageType: string | undefined;
  readonly lastMessageBody: string | undefined;
  readonly lastMessageDirection: Direction | undefined;
  /** Epoch milliseconds. */
  readonly lastMessageDate: number | undefined;
  /** Epoch milliseconds. */
  readonly dateAdded: number | undefined;
  /** Paging value of a search row: `sort[0]`, else `lastMessageDate`. */
  readonly cursor: number | undefined;
  readonly raw: RawValue;
}

export interface CallFacts {
  /** Seconds; `undefined` when the server said null or nothing: unknown, not zero. */
  readonly duration: number | undefined;
  readonly status: string | undefined;
}

export type SocialNetwork = 'instagram' | 'facebook' | 'tiktok' | 'google' | 'whatsapp';

/** The page or business account that a social message belongs to. */
export interface PageFacts {
  readonly network: SocialNetwork;
  readonly pageId: string | undefined;
  readonly pageName: string | undefined;
}

export interface Message {
  readonly id: string;
  readonly conversationId: string | undefined;
  readonly locationId: string | undefined;
  readonly contactId: string | undefined;
  /** The server's `messageType`, else the name of the numeric `type`, else `''`. An open list. */
  readonly messageType: string;
  readonly type: number | undefined;
  readonly direction: Direction | undefined;
  readonly status: string | undefined;
  /** Epoch milliseconds. */
  readonly dateAdded: number | undefined;
  readonly body: string;
  readonly contentType: string | undefined;
  readonly attachments: readonly string[];
  readonly source: string | undefined;
  readonly userId: string | undefined;
  readonly conversationProviderId: string | undefined;
  readonly chatWidgetId: string | undefined;
  readonly altId: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Why delivery failed. */
  readonly error: string | undefined;
  readonly call: CallFacts | undefined;
  readonly emailSubject: string | undefined;
  readonly emailMessageIds: readonly string[];
  readonly pages: readonly PageFacts[];
  /** The app that sent it, `meta.marketplace.appId`. */
  readonly marketplaceAppId: string | undefined;
  readonly raw: RawValue;
}

/**
 * One email of a thread, known by its own id. It has all that a message has, so that whatever shows messages shows it
 * too; `to` is the whole list of receivers.
 */
export interface EmailMessage extends Message {
  /** Id of the row that stands for the thread. */
  readonly threadId: string | undefined;
  readonly replyToMessageId: string | undefined;
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  /** Which service carried it, such as `mailgun`. */
  readonly provider: string | undefined;
}

export function isEmail(message: Message): message is EmailMessage {
  return 'threadId' in message;
}

export interface ConversationPage {
  readonly items: readonly Conversation[];
  /** What the server says there is; may be more than paging returns. */
  readonly total: number | undefined;
  readonly traceId: string | undefined;
}

export interface MessagePage {
  readonly items: readonly Message[];
  /** Send as `lastMessageId` for the next page. */
  readonly lastMessageId: string | undefined;
  readonly nextPage: boolean;
  readonly traceId: string | undefined;
}

export const conversationStatuses = ['all', 'read', 'unread', 'starred', 'recents'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

/** Parameters of `GET /conversations/search`; the location is the account's own. */
export interface ConversationQuery {
  readonly query?: string;
  readonly status?: ConversationStatus;
  readonly lastMessageType?: string;
  readonly lastMessageDirection?: Direction;
  readonly contactId?: string;
  readonly id?: string;
  /** Epoch milliseconds, from the last row of the page before. */
  readonly startAfterDate?: number;
  readonly limit: number;
}

/** Parameters of `GET /conversations/{conversationId}/messages`. */
export interface MessageQuery {
  readonly lastMessageId?: string;
  /** `TYPE_*` values; empty means every type. */
  readonly types?: readonly string[];
  readonly limit: number;
}

export interface Recording {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What the server calls it; documented as `audio/x-wav`. */
  readonly contentType: string | undefined;
}

/** One sentence of a transcript. */
export interface TranscriptLine {
  /** Seconds from the beginning of the recording. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  /** Who spoke, as the server counts or names them. */
  readonly speaker: string | undefined;
  readonly text: string;
}
