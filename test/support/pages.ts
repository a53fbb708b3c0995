import { jsonReply, type Reply } from '../../src/sample/replies';
import { asText, type JsonObject } from './ask';

/** What the server answers of a conversation that has these messages. */
export function messagesPage(rows: readonly JsonObject[], query: Readonly<Record<string, string>>): Reply {
  const { lastMessageId, limit } = query;
  const from = lastMessageId === undefined ? 0 : rows.findIndex(({ id }) => id === lastMessageId) + 1;
  const some = rows.slice(from, from + Number(limit ?? 20));
  const messages = {
    lastMessageId: some.length === 0 ? null : asText(some.at(-1)?.['id']),
    nextPage: from + some.length < rows.length,
    messages: some,
  };
  return jsonReply({ messages: JSON.stringify(messages) }, 'messages');
}
