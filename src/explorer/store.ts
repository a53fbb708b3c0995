import type { HighLevelApi } from '../api/client';
import { ApiError } from '../api/errors';
import type { OperationName } from '../api/operations';
import { isEmail, type Conversation, type EmailMessage, type Message } from '../api/types';
import { meansAbsent } from './absent';
import { apiUntil } from './apiUntil';
import { BoundedMap } from './boundedMap';
import type { ConversationFilter } from './filters';
import { PagedList } from './pagedList';
import { SharedCalls } from './sharedCalls';
import { conversationKey, conversationSource, messageSource } from './sources';

/** Which list changed: the conversations, or the messages of one of them. */
export type ListRef =
  { readonly kind: 'conversations' } | { readonly kind: 'messages'; readonly conversationId: string };

export interface StoreOptions {
  readonly api: HighLevelApi;
  readonly pageSize: number;
  readonly prefetch: boolean;
  onChange(list: ListRef): void;
}

interface MessageList {
  readonly list: PagedList<Message>;
  types: readonly string[];
}

/** Messages and emails that were looked up by id and are on no loaded page. Bounded, because a log has many ids. */
const maxLookedUp = 500;
/** Looked-up conversations that stand above the list. */
const maxOnTop = 20;

/** Everything held of one account. Lives as long as the account is the active one. */
export class ConversationStore {
  readonly conversations: PagedList<Conversation>;
  readonly #api: HighLevelApi;
  readonly #left = new AbortController();
  #filter: ConversationFilter = {};
  readonly #messages = new Map<string, MessageList>();
  readonly #lookedUp = new BoundedMap<Message>(maxLookedUp);
  readonly #askedMessages = new SharedCalls<Message>('getMessage');
  readonly #askedEmails = new SharedCalls<EmailMessage>('getEmail');
  readonly #askedConversations = new SharedCalls<Conversation>('getConversation');
  readonly #singles = new Map<string, Conversation>();
  #onTop: readonly Conversation[] = [];
  #earlier: readonly (readonly (Message | Conversation)[])[] = [];

  constructor(private readonly options: StoreOptions) {
    this.#api = apiUntil(this.#left.signal, options.api);
    this.conversations = new PagedList(
      conversationSource(this.#api, options.pageSize, () => this.#filter),
      { prefetch: options.prefetch, onChange: () => options.onChange({ kind: 'conversations' }) },
    );
  }

  get pageSize(): number {
    return this.options.pageSize;
  }

  get filter(): ConversationFilter {
    return this.#filter;
  }

  /** Begins the list anew under the filter; messages already loaded stay. */
  setFilter(filter: ConversationFilter): void {
    this.#filter = filter;
    this.#onTop = [];
    this.conversations.reset();
  }

  conversation(id: string): Conversation | undefined {
    return this.conversations.get(id) ?? this.#onTop.find((row) => row.id === id) ?? this.#singles.get(id);
  }

  /** Conversations opened by id that the list does not have (yet): search lags behind, and has pages. Newest first. */
  get onTop(): readonly Conversation[] {
    return this.#onTop.filter((row) => this.conversations.get(conversationKey(row)) === undefined);
  }

  /** True where the tree has a row for it. */
  hasRow(conversationId: string): boolean {
    const onTop = this.#onTop.some(({ id }) => id === conversationId);
    return onTop || this.conversations.get(conversationId) !== undefined;
  }

  /**
   * Gives a looked-up conversation a row above the list, for as long as the list has none. What search knows of it is
   * shown, since a single conversation comes without a name; where search lags behind, the single one has to do.
   */
  async showOnTop(conversation: Conversation, signal: AbortSignal): Promise<void> {
    const { id } = conversation;
    const rows = await this.#api.searchConversations({ id, limit: 1 }, signal).catch(() => undefined);
    const shown = rows?.items.find((row) => row.id === id) ?? conversation;
    this.#onTop = [shown, ...this.#onTop.filter((row) => row.id !== id)].slice(0, maxOnTop);
    this.options.onChange({ kind: 'conversations' });
  }

  /** Every list of messages that was ever opened. */
  get messageLists(): readonly PagedList<Message>[] {
    return [...this.#messages.values()].map(({ list }) => list);
  }

  /** The messages of a conversation, not yet loaded when first asked for. */
  messages(conversationId: string): PagedList<Message> {
    return this.#messageList(conversationId).list;
  }

  list(ref: ListRef): PagedList<unknown> {
    return ref.kind === 'conversations' ? this.conversations : this.messages(ref.conversationId);
  }

  /** `TYPE_*` values that narrow a conversation's messages; empty: every type. */
  messageTypes(conversationId: string): readonly string[] {
    return this.#messages.get(conversationId)?.types ?? [];
  }

  /** The conversations that show only some types of message. */
  get filteredMessages(): readonly string[] {
    return [...this.#messages].filter(([, { types }]) => types.length > 0).map(([id]) => id);
  }

  setMessageTypes(conversationId: string, types: readonly string[]): void {
    const held = this.#messageList(conversationId);
    held.types = types;
    held.list.reset();
  }

  /** A message that some loaded page or an earlier look-up holds. */
  message(id: string): Message | undefined {
    for (const { list } of this.#messages.values()) {
      const message = list.get(id);
      if (message !== undefined) return message;
    }
    return this.#lookedUp.get(id);
  }

  /**
   * For whoever goes on after an await: what was held must not reach a clipboard, a file or a panel once its account
   * is left. @throws ApiError `cancelled`
   */
  requireHeld(operation: OperationName = 'getMessage'): void {
    if (this.#left.signal.aborted) throw new ApiError({ operation, kind: 'cancelled' });
  }

  /** Every message on a loaded page. */
  *loadedMessages(): Iterable<Message> {
    for (const { list } of this.#messages.values()) yield* list.items;
  }

  /** The message or email of an id: held, else one request, or two where it is no message. @throws ApiError */
  async lookUp(id: string, signal: AbortSignal): Promise<Message> {
    try {
      return await this.lookUpMessage(id, signal);
    } catch (error) {
      if (!meansAbsent(error)) throw error;
      // An email is called a message elsewhere. What is neither is told as no message; any other failure is told as it is.
      return this.lookUpEmail(id, signal).catch((other: unknown) => {
        throw meansAbsent(other) ? error : other;
      });
    }
  }

  /** The held message or email, else one request for a message. @throws ApiError */
  async lookUpMessage(id: string, signal: AbortSignal): Promise<Message> {
    this.requireHeld();
    const held = this.message(id);
    if (held !== undefined) return held;
    const message = await this.#askedMessages.join(id, signal, (shared) => this.#api.getMessage(id, shared));
    this.requireHeld();
    return this.#lookedUp.add(id, message);
  }

  /** The held email, else one request. @throws ApiError */
  async lookUpEmail(id: string, signal: AbortSignal): Promise<EmailMessage> {
    const held = this.#lookedUp.get(id);
    if (held !== undefined && isEmail(held)) return held;
    this.requireHeld('getEmail');
    const email = await this.#askedEmails.join(id, signal, (shared) => this.#api.getEmail(id, shared));
    this.requireHeld('getEmail');
    return this.#lookedUp.add(id, email);
  }

  /** One row of a contact's conversations, by search: a scope that everybody has. @throws ApiError */
  async lookUpContact(contactId: string, signal: AbortSignal): Promise<Conversation | undefined> {
    const held = this.conversations.items.find((row) => row.contactId === contactId);
    if (held !== undefined) return held;
    const { items } = await this.#api.searchConversations({ contactId, limit: 1 }, signal);
    this.requireHeld('searchConversations');
    // A server that ignored the filter would answer with anybody.
    return items.find((row) => row.contactId === contactId);
  }

  /** The held conversation, else one request. @throws ApiError */
  async lookUpConversation(id: string, signal: AbortSignal): Promise<Conversation> {
    this.requireHeld('getConversation');
    const held = this.conversation(id);
    if (held !== undefined) return held;
    const conversation = await this.#askedConversations.join(id, signal, (shared) =>
      this.#api.getConversation(id, shared),
    );
    this.requireHeld('getConversation');
    this.#singles.set(id, conversation);
    return conversation;
  }

  /** Remembers all rows as they are, to compare with them after a refresh. The rows themselves are not copied. */
  noteEarlier(): void {
    this.#earlier = [this.conversations.items, ...this.messageLists.map(({ items }) => items)];
  }

  /** A row as it was before the last refresh. */
  earlier(id: string): Message | Conversation | undefined {
    for (const rows of this.#earlier) {
      const row = rows.find((candidate) => candidate.id === id);
      if (row !== undefined) return row;
    }
    return undefined;
  }

  /** Forgets the look-ups, so that the next one asks the server again. */
  forgetLookUps(): void {
    this.#lookedUp.clear();
    this.#singles.clear();
  }

  /** The account is left. */
  dispose(): void {
    this.#left.abort();
    this.conversations.dispose();
    for (const { list } of this.#messages.values()) list.dispose();
  }

  #messageList(conversationId: string): MessageList {
    const held = this.#messages.get(conversationId);
    if (held !== undefined) return held;
    const source = messageSource(this.#api, conversationId, this.options.pageSize, () =>
      this.messageTypes(conversationId),
    );
    const onChange = (): void => this.options.onChange({ kind: 'messages', conversationId });
    const list = new PagedList(source, { prefetch: this.options.prefetch, onChange });
    const created: MessageList = { list, types: [] };
    this.#messages.set(conversationId, created);
    return created;
  }
}
