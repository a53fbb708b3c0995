import type { Handler } from '../../src/api/http';
import { sampleLocationId } from '../../src/sample/account';
import { errorReply, jsonReply, withHeaders, type Reply } from '../../src/sample/replies';
import type { JsonObject } from './ask';
import { attacks, ownAttacks } from './attacks';
import { firstFit, inChunks, oneLine } from './packing';
import { conversationRow, messageRow } from './builders';
import { messagesPage } from './pages';

/*
 * An account of which every text is an attack. One conversation has a message for each of them, one is the subject of
 * each test that needs many in one place, and each of them is also somebody's name and last message.
 */

const number = (n: number): string => String(n).padStart(6, '0');

export const everything = 'HostileEveryMessage1';
export const packed = 'HostilePackedTexts01';
export const packedContact = 'HostilePackedPerson1';
/** The message of which every member that takes a text or a list has them all. */
export const whole = 'HostileWholeMessage1';
export const packedMessage = (n: number): string => `HostilePacked0${number(n)}`;

/** What stands in one line wherever the product shows one, as many texts in it as it shows of a line. */
const lines = firstFit(
  attacks.map((text) => oneLine(text).slice(0, 155)),
  155,
  ' ',
).map((line) => `: ${line}`);
const lineOf = (n: number): string => lines[n] ?? lines[n % lines.length] ?? '';

/** Texts of more than a line, and those that a line has no room for: as much of each as a tooltip shows. */
const paragraphs = firstFit(
  attacks.filter((text) => oneLine(text) !== text || text.length > 155).map((text) => text.slice(0, 430)),
  430,
  '\n',
);

/** The rows of which tooltips and hovers show every text: a line each of body, status, error and type. */
export const packedRows: readonly JsonObject[] = Array.from(
  { length: Math.max(Math.ceil(lines.length / 4), paragraphs.length) },
  (_, n) => {
    const [first = '', second = '', third = '', fourth = ''] = [0, 1, 2, 3].map((at) => lineOf(4 * n + at));
    return messageRow(n, {
      id: packedMessage(n),
      conversationId: packed,
      body: `${first}\n${paragraphs[n] ?? ''}`,
      status: second,
      error: third,
      source: second,
      messageType: fourth,
    });
  },
);

const wholeRow = messageRow(packedRows.length, {
  id: whole,
  conversationId: packed,
  body: `Whole: ${attacks.join('\n')}`,
  status: ownAttacks.join('\n'),
  attachments: attacks,
  meta: Object.fromEntries(inChunks(attacks, 150).map((texts, n) => [`part ${n}`, membersOf(texts)])),
});

function membersOf(texts: readonly string[]): JsonObject {
  return Object.fromEntries(texts.map((text) => [text, text]));
}

const everyRow = attacks.map((text, n) =>
  messageRow(n, {
    id: `HostileEvery0${number(n)}`,
    conversationId: everything,
    body: `: ${text}`,
    status: text,
    dateAdded: undefined,
  }),
);

export const packedName = `Packed ${ownAttacks.map(oneLine).join(' ')}`;

const conversations = [
  conversationRow(0, { id: everything, fullName: 'Everything', lastMessageBody: 'Every one of them' }),
  conversationRow(1, {
    id: packed,
    contactId: packedContact,
    fullName: packedName,
    phone: lineOf(0),
    email: lineOf(1),
    lastMessageBody: lineOf(2),
  }),
  ...attacks.map((text, n) =>
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
  const packedList = [wholeRow, ...packedRows].map((row) => ({ ...row, $schema: schema }));
  return ({ path, query }) => withHeaders(answer(path, query, packedList), now);
}

function answer(
  path: string,
  query: Readonly<Record<string, string>>,
  packedList: readonly JsonObject[],
): Reply {
  if (path === '/conversations/search') return search(query);
  if (path === `/locations/${sampleLocationId}`)
    return jsonReply({ location: JSON.stringify({ id: sampleLocationId, name: packedName }) }, path);
  if (path === `/conversations/${everything}/messages`) return messagesPage(everyRow, query);
  if (path === `/conversations/${packed}/messages`) return messagesPage(packedList, query);
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
