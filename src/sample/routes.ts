import { sampleLocationId } from './account';
import { recordingReply, transcriptReply } from './media/calls';
import { fileNamed } from './media/files';
import { anyText, complaints, limitOf, positive, type Query } from './parameters';
import { locationRecord } from './people';
import { errorReply, jsonReply, type Reply } from './replies';
import { search } from './search';
import { canonicalType, pageOf } from './thread';
import type { World } from './world';

export interface Ask {
  readonly path: string;
  readonly query: Query;
  readonly world: World;
  /** When the account was made; `recents` counts from here. */
  readonly now: number;
  /** What the answer's `traceId` is made from. */
  readonly trace: string;
}

type Route = (ask: Ask, id: string) => Reply;

/** Every path there is. `*` stands for one id. */
const routes: readonly (readonly [pattern: string, route: Route])[] = [
  ['conversations/search', (ask) => search(ask.world.searchable, ask.query, ask.now, ask.trace)],
  ['conversations/messages/email/*', oneMail],
  ['conversations/messages/*', oneMessage],
  [`conversations/messages/*/locations/${sampleLocationId}/recording`, ofCall(recordingReply)],
  [`conversations/locations/${sampleLocationId}/messages/*/transcription`, ofCall(transcriptReply)],
  ['files/*', oneFile],
  ['conversations/*/messages', messages],
  ['conversations/*', oneConversation],
  ['contacts/*', oneContact],
  ['locations/*', oneLocation],
];

/** Answers a GET of any path. */
export function answer(ask: Ask): Reply {
  const segments = ask.path.split('/').slice(1);
  for (const [pattern, route] of routes) {
    const id = match(pattern.split('/'), segments);
    if (id === undefined) continue;
    const decoded = decode(id);
    return decoded === undefined
      ? errorReply(400, `Failed to decode param '${id}'`, ask.trace)
      : route(ask, decoded);
  }
  return errorReply(404, `Cannot GET ${ask.path}`, ask.trace);
}

/** The segment in the place of `*`, or '' for a pattern without one; `undefined` when the path is another. */
function match(pattern: readonly string[], segments: readonly string[]): string | undefined {
  if (pattern.length !== segments.length) return undefined;
  const fits = pattern.every((part, i) => (part === '*' ? segments[i] !== '' : part === segments[i]));
  return fits ? (segments[pattern.indexOf('*')] ?? '') : undefined;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function oneConversation({ query, world, trace }: Ask, id: string): Reply {
  const wrong = complaints(query, {});
  if (wrong.length > 0) return errorReply(422, wrong, trace);
  const text = world.conversations.get(id);
  if (text === undefined) return errorReply(400, `Conversation with id ${id} not found`, trace);
  // Flat, unlike the other answers: the trace id joins the conversation's own members.
  const { text: tail } = jsonReply({}, trace);
  return { status: 200, text: `${text.slice(0, -1)},${tail.slice(1)}` };
}

function messages({ query, world, trace }: Ask, id: string): Reply {
  const wrong = complaints(query, { limit: positive, lastMessageId: anyText, type: anyText });
  if (wrong.length > 0) return errorReply(422, wrong, trace);
  const thread = world.threads.get(id);
  if (thread === undefined) return errorReply(400, `Conversation with id ${id} not found`, trace);
  const cursor = query['lastMessageId'];
  const last = cursor === undefined ? -1 : thread.indexOf(cursor);
  if (last === undefined) return errorReply(400, `No message found with id: ${cursor ?? ''}`, trace);
  const types = new Set((query['type'] ?? '').split(',').filter(Boolean).map(canonicalType));
  const { rows, more } = pageOf(thread, last + 1, limitOf(query, 100), types);
  const lastMessageId = JSON.stringify(rows.at(-1)?.id ?? null);
  const list = `[${rows.map((row) => row.text).join(',')}]`;
  return jsonReply(
    { messages: `{"lastMessageId":${lastMessageId},"nextPage":${more},"messages":${list}}` },
    trace,
  );
}

function oneMessage({ world, trace }: Ask, id: string): Reply {
  const text = world.message(id);
  if (text === undefined) return errorReply(400, `No message found with id: ${id}`, trace);
  return { status: 200, text };
}

function ofCall(reply: (message: string, trace: string) => Reply): Route {
  return ({ world, trace }, id) => {
    const text = world.message(id);
    return text === undefined
      ? errorReply(400, `No message found with id: ${id}`, trace)
      : reply(text, trace);
  };
}

/** Attachments, when the account is served; the extension makes them itself. */
function oneFile({ path, trace }: Ask, name: string): Reply {
  const bytes = fileNamed(name);
  if (bytes === undefined) return errorReply(404, `Cannot GET ${path}`, trace);
  return { status: 200, text: '', bytes, contentType: 'application/octet-stream' };
}

function oneMail({ world, trace }: Ask, id: string): Reply {
  const text = world.mails.get(id);
  if (text === undefined) return errorReply(400, `No message found with id: ${id}`, trace);
  return jsonReply({ emailMessage: text }, trace);
}

function oneContact({ world, trace }: Ask, id: string): Reply {
  const text = world.contacts.get(id);
  if (text === undefined) return errorReply(400, `Contact not found for id:${id}`, trace);
  return jsonReply({ contact: text }, trace);
}

function oneLocation({ trace }: Ask, id: string): Reply {
  if (id !== sampleLocationId)
    return errorReply(403, 'The token does not have access to this location.', trace);
  return jsonReply({ location: JSON.stringify(locationRecord) }, trace);
}
