import {
  UnreadableAnswer,
  decodeConversation,
  decodeConversationPage,
  decodeEmail,
  decodeMessage,
  decodeMessagePage,
} from './decode';
import { decodeTranscript } from './decodeTranscript';
import { ApiError, type ApiErrorFacts } from './errors';
import { TransportError, type BinaryWanted, type HttpResponse, type Transport } from './http';
import { isId, operations, type ApiVersion, type OperationName } from './operations';
import type { Governor } from './policy/governor';
import { HeldBack } from './policy/heldBack';
import { Urgency, type Priority } from './policy/priority';
import type { RequestLine } from './requestLine';
import type { Recorder } from './requestLog';
import { createSender, type Sending } from './sender';
import type {
  Conversation,
  ConversationPage,
  ConversationQuery,
  EmailMessage,
  Message,
  MessagePage,
  MessageQuery,
  Recording,
  TranscriptLine,
} from './types';

/** Default: a person waits for the answer. */
export type CallPriority = Priority | Urgency;

/** The read-only calls of the product. Each rejects with an `ApiError` and nothing else. */
export interface HighLevelApi {
  /** Newest first. Needs `conversations.readonly`. */
  searchConversations(
    query: ConversationQuery,
    signal: AbortSignal,
    priority?: CallPriority,
  ): Promise<ConversationPage>;
  /** Needs `conversations.readonly`. The answer has no contact name and no last message. */
  getConversation(
    conversationId: string,
    signal: AbortSignal,
    priority?: CallPriority,
  ): Promise<Conversation>;
  /** Newest first. Needs `conversations/message.readonly`. */
  listMessages(
    conversationId: string,
    query: MessageQuery,
    signal: AbortSignal,
    priority?: CallPriority,
  ): Promise<MessagePage>;
  /** Needs `conversations/message.readonly`. An email message id is not a message id. */
  getMessage(messageId: string, signal: AbortSignal, priority?: CallPriority): Promise<Message>;
  /** One email of a thread. Needs `conversations/message.readonly`. A message id is not an email message id. */
  getEmail(emailMessageId: string, signal: AbortSignal, priority?: CallPriority): Promise<EmailMessage>;
  /**
   * The sound of a call or voicemail, roughly a megabyte a minute. Needs `conversations/message.readonly`. Rejects with
   * `noRecording` where there is none, which is usual for calls that nobody took.
   */
  getRecording(
    messageId: string,
    wanted: BinaryWanted,
    signal: AbortSignal,
    priority?: CallPriority,
  ): Promise<Recording>;
  /** What was said in a call. Needs `conversations/message.readonly`; `noRecording` as above. */
  getTranscript(
    messageId: string,
    signal: AbortSignal,
    priority?: CallPriority,
  ): Promise<readonly TranscriptLine[]>;
}

export interface ClientOptions {
  readonly locationId: string;
  readonly userAgent: string;
  /** Overrides the documented Version of every operation. */
  readonly version: ApiVersion | undefined;
  /** Asked for each request, so that a token that changed is used at once. It may take a request of its own to renew it. */
  token(signal: AbortSignal): Promise<string>;
  /** Whether a token that was given a while ago will still do. Default: it will. */
  stands?(token: string): boolean;
  /** The server refused this token. Where that makes it stand no longer, the call is sent once more, with the next one. */
  doubt?(token: string): void;
  /** Called for the first request, not before: the HTTP library is loaded here. */
  connect(): Promise<Transport>;
  onRequest?(line: RequestLine): void;
  /** Decides when a request may be sent and whether it is sent again. Without one: at once, and never. */
  readonly governor?: Governor;
  /** Told of every request that was sent, and where to. */
  readonly recorder?: Recorder;
  readonly baseUrl?: string;
  /** Milliseconds for one request, its body included: a socket timeout would never end a body that drips. */
  readonly deadline?: number;
}

export function createClient(options: ClientOptions): HighLevelApi {
  const send = createSender(options);
  const call = async <T>(
    request: Pick<Sending, 'operation' | 'id' | 'query' | 'binary'>,
    signal: AbortSignal,
    priority: CallPriority = 'interactive',
    decode: (text: string, response: HttpResponse) => T,
  ): Promise<T> => {
    const { operation, id } = request;
    const location = operations[operation].path.includes('{locationId}') ? options.locationId : undefined;
    if ([id, location].some((part) => part !== undefined && !isId(part)))
      throw new ApiError({ operation, kind: 'invalidRequest', details: [] });
    const started = performance.now();
    let status: number | undefined;
    const finish = (outcome: RequestLine['outcome'], facts?: ApiErrorFacts): void => {
      const code = outcome === 'network' ? facts?.code : undefined;
      const milliseconds = performance.now() - started;
      options.onRequest?.({ operation, status, outcome, milliseconds, traceId: facts?.traceId, code });
    };
    try {
      signal.throwIfAborted();
      const response = await send({ ...request, signal, urgency: Urgency.of(priority) });
      ({ status } = response);
      const answer = decode(response.text, response);
      finish('ok');
      return answer;
    } catch (cause) {
      const error = toApiError(cause, operation, status, signal.aborted);
      status ??= error.facts.status;
      finish(error.kind, error.facts);
      throw error;
    }
  };
  return {
    searchConversations: (query, signal, priority) => {
      const parameters = searchParameters(options.locationId, query);
      return call(
        { operation: 'searchConversations', id: undefined, query: parameters },
        signal,
        priority,
        decodeConversationPage,
      );
    },
    getConversation: (id, signal, priority) =>
      call({ operation: 'getConversation', id, query: {} }, signal, priority, decodeConversation),
    listMessages: (id, query, signal, priority) => {
      const parameters = messageParameters(query);
      return call({ operation: 'listMessages', id, query: parameters }, signal, priority, decodeMessagePage);
    },
    getMessage: (id, signal, priority) =>
      call({ operation: 'getMessage', id, query: {} }, signal, priority, decodeMessage),
    getEmail: (id, signal, priority) =>
      call({ operation: 'getEmail', id, query: {} }, signal, priority, decodeEmail),
    getRecording: (id, binary, signal, priority) =>
      call({ operation: 'getRecording', id, query: {}, binary }, signal, priority, (_text, response) =>
        recordingOf(response),
      ),
    getTranscript: (id, signal, priority) =>
      call({ operation: 'getTranscript', id, query: {} }, signal, priority, decodeTranscript),
  };
}

function recordingOf({ headers, bytes = new Uint8Array() }: HttpResponse): Recording {
  const contentType = headers['content-type'];
  // A page of a proxy, or an apology with status 200.
  if (bytes.length === 0 || /^(text\/html|application\/json)/i.test(contentType ?? '')) {
    throw new UnreadableAnswer('no recording');
  }
  return { bytes, contentType };
}

type Parameters = Readonly<Record<string, string>>;

/** The sort is named because the meaning of the cursor depends on it. */
function searchParameters(locationId: string, query: ConversationQuery): Parameters {
  return defined({
    locationId,
    sortBy: 'last_message_date',
    sort: 'desc',
    limit: String(query.limit),
    query: query.query,
    status: query.status,
    lastMessageType: query.lastMessageType,
    lastMessageDirection: query.lastMessageDirection,
    contactId: query.contactId,
    id: query.id,
    startAfterDate: query.startAfterDate?.toString(),
  });
}

function messageParameters(query: MessageQuery): Parameters {
  const types = query.types ?? [];
  return defined({
    limit: String(query.limit),
    lastMessageId: query.lastMessageId,
    type: types.length === 0 ? undefined : types.join(','),
  });
}

function defined(parameters: Readonly<Record<string, string | undefined>>): Parameters {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) result[name] = value;
  return result;
}

function toApiError(
  cause: unknown,
  operation: OperationName,
  status: number | undefined,
  cancelled: boolean,
): ApiError {
  if (cancelled) return new ApiError({ operation, kind: 'cancelled' });
  if (cause instanceof ApiError) return cause;
  if (cause instanceof UnreadableAnswer) return new ApiError({ operation, kind: 'unreadable', status });
  if (cause instanceof HeldBack) {
    const { wait: retryAfter, limit, status: said } = cause;
    return limit === 'busy'
      ? new ApiError({ operation, kind: 'server', retryAfter, status: said })
      : new ApiError({ operation, kind: 'rateLimited', retryAfter, limit });
  }
  if (!(cause instanceof TransportError)) return new ApiError({ operation, kind: 'internal' }, { cause });
  switch (cause.failure) {
    case 'tooLarge':
      return new ApiError({ operation, kind: 'tooLarge' });
    case 'notText':
      return new ApiError({ operation, kind: 'unreadable' });
    case 'timeout':
      return new ApiError({ operation, kind: 'timeout' });
    case 'heldBack':
      return new ApiError({ operation, kind: 'rateLimited' });
    case 'aborted':
      return new ApiError({ operation, kind: 'cancelled' });
    case 'network':
      return new ApiError({ operation, kind: 'network', code: cause.code });
  }
}
