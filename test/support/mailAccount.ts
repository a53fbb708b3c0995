import type { Handler } from '../../src/api/http';
import { sampleLocationId } from '../../src/sample/account';
import { createSampleHandler } from '../../src/sample/handler';
import { jsonReply, withHeaders } from '../../src/sample/replies';
import type { JsonObject } from './ask';
import { conversationRow } from './builders';
import { messagesPage } from './pages';

export interface MailRow {
  /** Of the row that stands for the mails. */
  readonly id: string;
  /** Members of the row that replace the usual ones. */
  readonly row?: JsonObject;
  /** Members of each mail. */
  readonly mails: readonly JsonObject[];
}

/** The sample account, with rows of emails besides that are found by their id. */
export function createMailHandler(rows: readonly MailRow[]): Handler {
  const sample = createSampleHandler({ now: () => Date.now() });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (request) => {
    const [, mail, place] = /^\/conversations\/messages\/email\/(\w+)x(\d+)$/.exec(request.path) ?? [];
    const [, message] = /^\/conversations\/messages\/(\w+)$/.exec(request.path) ?? [];
    const row = byId.get(mail ?? message ?? '');
    if (row === undefined) return sample(request);
    const text =
      place === undefined
        ? JSON.stringify(rowOf(row))
        : JSON.stringify({ emailMessage: mailOf(row, Number(place)) });
    return withHeaders({ status: 200, text }, Date.now());
  };
}

export const mailConversation = 'All of the emails';

/** The same, with the rows as the messages of the one conversation that is listed. */
export function createMailListHandler(rows: readonly MailRow[]): Handler {
  const rest = createMailHandler(rows);
  const listed = conversationRow(0, { id: conversationId, fullName: mailConversation });
  return (request) => {
    const { path, query } = request;
    if (path === '/conversations/search')
      return withHeaders(
        jsonReply({ conversations: JSON.stringify([listed]), total: '1' }, 'search'),
        Date.now(),
      );
    if (path === `/conversations/${conversationId}/messages`)
      return withHeaders(messagesPage(rows.map(rowOf), query), Date.now());
    return rest(request);
  };
}

const conversationId = 'MailTestConversation';
const mailId = (row: MailRow, place: number): string => `${row.id}x${place}`;
const began = Date.UTC(2026, 4, 4, 12);

function rowOf(row: MailRow): JsonObject {
  return {
    id: row.id,
    type: 3,
    messageType: 'TYPE_EMAIL',
    locationId: sampleLocationId,
    contactId: 'MailTestContact00001',
    conversationId,
    dateAdded: new Date(began).toISOString(),
    direction: 'inbound',
    contentType: 'text/plain',
    attachments: [],
    meta: { email: { messageIds: row.mails.map((_, place) => mailId(row, place)) } },
    ...row.row,
  };
}

function mailOf(row: MailRow, place: number): JsonObject {
  return {
    id: mailId(row, place),
    threadId: row.id,
    locationId: sampleLocationId,
    contactId: 'MailTestContact00001',
    conversationId,
    dateAdded: new Date(began + place * 60_000).toISOString(),
    direction: 'inbound',
    subject: `Email ${place}`,
    body: '',
    contentType: 'text/html',
    from: 'Ada Example <ada@example.com>',
    to: ['hello@example.com'],
    attachments: [],
    ...row.mails[place],
  };
}
