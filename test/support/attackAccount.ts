import type { Handler } from '../../src/api/http';
import { sampleLocationId } from '../../src/sample/account';
import { errorReply, jsonReply, withHeaders, type Reply } from '../../src/sample/replies';
import { type JsonObject } from './ask';
import { attacks, ownAttacks } from './attacks';
import { everyVector } from './corpora';
import { conversationRow, messageRow } from './builders';
import { firstFit, inChunks, oneLine } from './packing';
import { messagesPage } from './pages';

/*
 * An account of which every text is an attack. One conversation has them all as messages, one is the subject of each test
 * that needs many in one place, and all of them are also somebody's name and last message.
 */

const number = (n: number): string => String(n).padStart(6, '0');

export const everything = 'HostileEveryMessage1';
/** Those that have so many texts in a row as a tooltip shows. */
export const packed = (list: number): string => `HostilePacked${number(list)}x`;
export const packedContact = 'HostilePackedPerson1';
/** The message of which every member that takes a text or a list has them all. */
export const whole = 'HostileWholeMessage1';
export const packedMessage = (n: number): string => `HostilePacked0${number(n)}`;

/** Some of every list, and all of our own. */
export const sampled: readonly string[] = [
  ...ownAttacks,
  ...attacks.slice(ownAttacks.length).filter((_, n) => n % 12 === 0),
];

/** What a row shows of a text, less what stands before it. */
const room = 150;

/** All of them, as rows: as many side by side as a row shows, as a workbench draws some fifty rows a second. */
export const listed: readonly string[] = [
  ...ownAttacks,
  ...firstFit(attacks.slice(ownAttacks.length).map(oneLine), room, ' '),
];

/** The same as names. A name that begins with a tag loses its tags: those of ours do, the others keep theirs. */
export const names: readonly string[] = listed.map((text, n) => (n < ownAttacks.length ? text : `: ${text}`));

/** Texts side by side, as many as there is room for. */
export function inRows(texts: readonly string[], room: number, between = '\n'): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const text of texts) {
    if (row !== '' && row.length + between.length + text.length > room) {
      rows.push(row);
      row = '';
    }
    row += row === '' ? text : between + text;
  }
  return [...rows, row];
}

/** What a tooltip shows of a text. */
const roomOfTooltip = 540;

/** As many side by side as a tooltip shows: all of them, or some that are short, from every list. */
const bodies = everyVector
  ? firstFit(
      attacks.map((text) => text.slice(0, roomOfTooltip)),
      roomOfTooltip,
      '\n',
    )
  : inRows(
      [
        ...ownAttacks,
        ...attacks.slice(ownAttacks.length).filter((text, n) => text.length < 150 && n % 80 === 0),
      ],
      roomOfTooltip,
    );
const lines = inRows(
  ownAttacks.map((text) => text.replaceAll(/\s+/g, ' ')),
  150,
  ' ',
);
const lineOf = (n: number): string => `: ${lines[n % lines.length] ?? ''}`;

/** Rows that are in sight at once. */
const perList = 30;

/** What a tooltip shows of one row: lines for its body, a line each for its status and its error. By conversation. */
export const packedLists: readonly (readonly JsonObject[])[] = inChunks(
  bodies.map((text, n) => packedRow(text, n)),
  perList,
);

function packedRow(text: string, n: number): JsonObject {
  return messageRow(n, {
    id: packedMessage(n),
    conversationId: packed(Math.floor(n / perList)),
    body: `Row ${n}: ${text}`,
    status: lineOf(n),
    error: lineOf(n + 1),
    source: lineOf(n + 2),
    messageType: n % 2 === 0 ? 'TYPE_SMS' : lineOf(n + 3),
  });
}

const wholeRow = messageRow(bodies.length, {
  id: whole,
  conversationId: packed(0),
  body: `Whole: ${attacks.join('\n')}`,
  status: ownAttacks.join('\n'),
  attachments: attacks,
  meta: Object.fromEntries(inMembers(sampled, 150).map((texts, n) => [`part ${n}`, membersOf(texts)])),
});

function inMembers(texts: readonly string[], most: number): readonly (readonly string[])[] {
  const parts: (readonly string[])[] = [];
  for (let at = 0; at < texts.length; at += most) parts.push(texts.slice(at, at + most));
  return parts;
}

function membersOf(texts: readonly string[]): JsonObject {
  return Object.fromEntries(texts.map((text) => [text, text]));
}

const everyRow = listed.map((text, n) =>
  messageRow(n, {
    id: `HostileEvery0${number(n)}`,
    conversationId: everything,
    body: `: ${text}`,
    status: text,
    dateAdded: undefined,
  }),
);

export const packedName = `Packed ${lines.join(' ')}`;

const conversations = [
  conversationRow(0, { id: everything, fullName: 'Everything', lastMessageBody: 'Every one of them' }),
  ...packedLists.map((_, list) =>
    conversationRow(1, {
      id: packed(list),
      contactId: list === 0 ? packedContact : `HostilePackedPer${number(list)}`,
      fullName: packedName,
      phone: lineOf(0),
      email: lineOf(1),
      lastMessageBody: lineOf(2),
    }),
  ),
  ...names.map((text, n) =>
    conversationRow(n + 2, {
      id: `HostileConver${number(n)}x`,
      contactId: `HostilePerson${number(n)}x`,
      fullName: text,
      lastMessageBody: `: ${text}`,
    }),
  ),
];

/** `schema`: an address that payloads name as that of their schema, for an editor to fetch. */
export function createAttackHandler(schema: string, now = Date.now()): Handler {
  const lists = packedLists.map((rows, list) =>
    [...(list === 0 ? [wholeRow] : []), ...rows].map((row) => ({ ...row, $schema: schema })),
  );
  return ({ path, query }) => withHeaders(answer(path, query, lists), now);
}

function answer(
  path: string,
  query: Readonly<Record<string, string>>,
  lists: readonly (readonly JsonObject[])[],
): Reply {
  if (path === '/conversations/search') return search(query);
  if (path === `/locations/${sampleLocationId}`)
    return jsonReply({ location: JSON.stringify({ id: sampleLocationId, name: packedName }) }, path);
  if (path === `/conversations/${everything}/messages`) return messagesPage(everyRow, query);
  const list = lists.find((_, n) => path === `/conversations/${packed(n)}/messages`);
  if (list !== undefined) return messagesPage(list, query);
  if (/^\/conversations\/\w+\/messages$/.test(path)) return messagesPage([], query);
  return errorReply(404, `Not found: ${path}`, path);
}

function search({ contactId, startAfterDate, limit }: Readonly<Record<string, string>>): Reply {
  const found = conversations.filter((row) => contactId === undefined || row['contactId'] === contactId);
  const rest =
    startAfterDate === undefined
      ? found
      : found.filter((row) => Number(row['lastMessageDate']) < Number(startAfterDate));
  return jsonReply(
    { conversations: JSON.stringify(rest.slice(0, Number(limit ?? 20))), total: String(found.length) },
    'search',
  );
}
