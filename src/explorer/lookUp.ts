import { isApiError, type ApiError } from '../api/errors';
import type { Conversation, Message } from '../api/types';
import { isEmail } from '../api/types';
import { meansAbsent } from './absent';
import type { ConversationStore } from './store';

/** What an id can be of. In the order in which a person most often means it. */
export const recordKinds = ['message', 'email', 'conversation', 'contact'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** An id, and what the words around it say it is of. */
export interface Reference {
  readonly id: string;
  readonly kind?: RecordKind | undefined;
}

export type Found =
  | { readonly kind: 'message' | 'email'; readonly message: Message }
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  /** `conversation` is one of the contact's, for its name. */
  | { readonly kind: 'contact'; readonly contactId: string; readonly conversation: Conversation };

/** No record of any kind has the id, as far as the token can see. */
export class NothingFound extends Error {
  /** @param traceId of the first call, which asked for the likeliest kind */
  constructor(readonly traceId: string | undefined) {
    super('nothing found');
    this.name = 'NothingFound';
  }
}

/** What is held under an id, without any request. */
export function heldOf(store: ConversationStore, id: string): Found | undefined {
  const message = store.message(id);
  if (message !== undefined) return { kind: isEmail(message) ? 'email' : 'message', message };
  const conversation = store.conversation(id);
  if (conversation !== undefined) return { kind: 'conversation', conversation };
  const ofContact = store.conversations.items.find((row) => row.contactId === id);
  return ofContact && { kind: 'contact', contactId: id, conversation: ofContact };
}

/**
 * Finds out what an id is of: from what is held, else by at most one request a kind, the likeliest first.
 * @throws NothingFound, or the ApiError that kept us from knowing
 */
export async function lookUp(
  store: ConversationStore,
  reference: Reference,
  signal: AbortSignal,
): Promise<Found> {
  const { id } = reference;
  const held = heldOf(store, id);
  if (held !== undefined) return held;
  let unseen: ApiError | undefined;
  let traceId: string | undefined;
  for (const kind of likeliestFirst(reference.kind ?? mentionedAs(store, id))) {
    try {
      const found = await ask(store, kind, id, signal);
      if (found !== undefined) return found;
    } catch (error) {
      // A scope that is missing for one kind may not be needed for the next.
      if (isApiError(error, 'missingScope')) unseen ??= error;
      else if (!meansAbsent(error)) throw error;
      if (isApiError(error)) traceId ??= error.facts.traceId;
    }
  }
  throw unseen ?? new NothingFound(traceId);
}

async function ask(
  store: ConversationStore,
  kind: RecordKind,
  id: string,
  signal: AbortSignal,
): Promise<Found | undefined> {
  switch (kind) {
    case 'message':
      return { kind, message: await store.lookUpMessage(id, signal) };
    case 'email':
      return { kind, message: await store.lookUpEmail(id, signal) };
    case 'conversation':
      return { kind, conversation: await store.lookUpConversation(id, signal) };
    case 'contact': {
      const conversation = await store.lookUpContact(id, signal);
      return conversation && { kind, contactId: id, conversation };
    }
  }
}

function likeliestFirst(kind: RecordKind | undefined): readonly RecordKind[] {
  return kind === undefined ? recordKinds : [kind, ...recordKinds.filter((other) => other !== kind)];
}

/** As what the loaded rows name an id that is not itself loaded. */
function mentionedAs(store: ConversationStore, id: string): RecordKind | undefined {
  for (const { items } of store.messageLists) {
    for (const message of items) {
      if (message.emailMessageIds.includes(id)) return 'email';
      if (message.conversationId === id) return 'conversation';
      if (message.contactId === id) return 'contact';
    }
  }
  return undefined;
}
