import type { HighLevelApi } from '../api/client';
import { ApiError } from '../api/errors';
import type { OperationName } from '../api/operations';
import type { Conversation, Message } from '../api/types';
import { apiUntil } from './apiUntil';
import type { ConversationFilter } from './filters';
import { PagedList } from './pagedList';
import { conversationSource, messageSource } from './sources';

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

/** Messages that were looked up by id and are on no loaded page. Bounded, because a log has many ids. */
const maxLookedUp = 500;

/** Everything held of one account. Lives as long as the account is the active one. */
export class ConversationStore {
  readonly conversations: PagedList<Conversation>;
  readonly #api: HighLevelApi;
  readonly #left = new AbortController();
  #filter: ConversationFilter = {};
  readonly #messages = new Map<string, MessageList>();
  readonly #lookedUp = new Map<string, Message>();
  readonly #singles = new Map<string, Conversation>();

  constructor(private readonly options: StoreOptions) {
    this.#api = apiUntil(this.#left.signal, options.api);
    this.conversations = new PagedList(
      conversationSource(this.#api, options.pageSize, () => this.#filter),
      { prefetch: options.prefetch, onChange: () => options.onChange({ kind: 'conversations' }) },
    );
  }

  get filter(): ConversationFilter {
    return this.#filter;
  }

  /** Begins the list anew under the filter; messages already loaded stay. */
  setFilter(filter: ConversationFilter): void {
    this.#filter = filter;
    this.conversations.reset();
  }

  conversation(id: string): Conversation | undefined {
    return this.conversations.get(id) ?? this.#singles.get(id);
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

  /** The held message, else one request. @throws ApiError */
  async lookUp(id: string, signal: AbortSignal): Promise<Message> {
    this.requireHeld();
    const held = this.message(id);
    if (held !== undefined) return held;
    const message = await this.#api.getMessage(id, signal);
    this.requireHeld();
    this.#lookedUp.set(id, message);
    const oldest = this.#lookedUp.keys().next();
    if (this.#lookedUp.size > maxLookedUp && oldest.done !== true) this.#lookedUp.delete(oldest.value);
    return message;
  }

  /** The held conversation, else one request. @throws ApiError */
  async lookUpConversation(id: string, signal: AbortSignal): Promise<Conversation> {
    this.requireHeld('getConversation');
    const held = this.conversation(id);
    if (held !== undefined) return held;
    const conversation = await this.#api.getConversation(id, signal);
    this.requireHeld('getConversation');
    this.#singles.set(id, conversation);
    return conversation;
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
