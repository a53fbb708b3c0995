import {
  UnreadableAnswer,
  decodeConversation,
  decodeConversationPage,
  decodeEmail,
  decodeMessage,
  decodeMessagePage,
} from './decode';
import { startDeadline } from './deadline';
import { decodeTranscript } from './decodeTranscript';
import { ApiError, errorOf, type ApiErrorFacts } from './errors';
import { TransportError, type BinaryWanted, type HttpResponse, type Transport } from './http';
import { isId, operations, type ApiVersion, type OperationName } from './operations';
import { isToken, withoutToken } from './token';
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

/** The read-only calls of the product. Each rejects with an `ApiError` and nothing else. */
export interface HighLevelApi {
  /** Newest first. Needs `conversations.readonly`. */
  searchConversations(query: ConversationQuery, signal: AbortSignal): Promise<ConversationPage>;
  /** Needs `conversations.readonly`. The answer has no contact name and no last message. */
  getConversation(conversationId: string, signal: AbortSignal): Promise<Conversation>;
  /** Newest first. Needs `conversations/message.readonly`. */
  listMessages(conversationId: string, query: MessageQuery, signal: AbortSignal): Promise<MessagePage>;
  /** Needs `conversations/message.readonly`. An email message id is not a message id. */
  getMessage(messageId: string, signal: AbortSignal): Promise<Message>;
  /** One email of a thread. Needs `conversations/message.readonly`. A message id is not an email message id. */
  getEmail(emailMessageId: string, signal: AbortSignal): Promise<EmailMessage>;
  /**
   * The sound of a call or voicemail, roughly a megabyte a minute. Needs `conversations/message.readonly`. Rejects with
   * `noRecording` where there is none, which is usual for calls that nobody took.
   */
  getRecording(messageId: string, wanted: BinaryWanted, signal: AbortSignal): Promise<Recording>;
  /** What was said in a call. Needs `conversations/message.readonly`; `noRecording` as above. */
  getTranscript(messageId: string, signal: AbortSignal): Promise<readonly TranscriptLine[]>;
}

/** What one finished request may tell a log: names and numbers, no ids, no texts. */
export interface RequestLine {
  readonly operation: OperationName;
  readonly status: number | undefined;
  readonly outcome: 'ok' | ApiErrorFacts['kind'];
  readonly milliseconds: number;
  readonly traceId: string | undefined;
}

export interface ClientOptions {
  readonly locationId: string;
  readonly userAgent: string;
  /** Overrides the documented Version of every operation. */
  readonly version: ApiVersion | undefined;
  /** Read for each request, so that a token that changed is used at once. */
  token(): Promise<string>;
  /** Called for the first request, not before: the HTTP library is loaded here. */
  connect(): Promise<Transport>;
  onRequest?(line: RequestLine): void;
  /** Milliseconds for one request, its body included: a socket timeout would never end a body that drips. */
  readonly deadline?: number;
}

const usualDeadline = 30_000;
/** Of a recording, as long as something of it comes within the usual time. */
const longestDownload = 10 * 60_000;

export function createClient(options: ClientOptions): HighLevelApi {
  const call = createCall(options);
  return {
    searchConversations: (query, signal) =>
      call('searchConversations', undefined, searchParameters(options.locationId, query), signal, (text) =>
        decodeConversationPage(text),
      ),
    getConversation: (id, signal) => call('getConversation', id, {}, signal, decodeConversation),
    listMessages: (id, query, signal) =>
      call('listMessages', id, messageParameters(query), signal, decodeMessagePage),
    getMessage: (id, signal) => call('getMessage', id, {}, signal, decodeMessage),
    getEmail: (id, signal) => call('getEmail', id, {}, signal, decodeEmail),
    getRecording: (id, wanted, signal) =>
      call('getRecording', id, {}, signal, (_text, response) => recordingOf(response), wanted),
    getTranscript: (id, signal) => call('getTranscript', id, {}, signal, decodeTranscript),
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

type Call = <T>(
  operation: OperationName,
  id: string | undefined,
  query: Parameters,
  signal: AbortSignal,
  decode: (text: string, response: HttpResponse) => T,
  binary?: BinaryWanted,
) => Promise<T>;

function createCall(options: ClientOptions): Call {
  let transport: Promise<Transport> | undefined;

  const connect = (): Promise<Transport> => {
    // A connection that failed is not kept: the next call tries again.
    transport ??= options.connect().catch((error: unknown) => {
      transport = undefined;
      throw error;
    });
    return transport;
  };

  /** @throws ApiError for a refusal */
  const send = async (
    operation: OperationName,
    id: string | undefined,
    query: Parameters,
    signal: AbortSignal,
    binary: BinaryWanted | undefined,
  ): Promise<HttpResponse> => {
    const { path, scope, version } = operations[operation];
    const token = await options.token();
    if (!isToken(token)) throw new ApiError({ operation, kind: 'badToken' });
    const connected = await connect();
    const response = await connected({
      path: path.replace('{id}', id ?? '').replace('{locationId}', options.locationId),
      query,
      headers: {
        // Never without JSON: some routes then answer 404.
        Accept: binary === undefined ? 'application/json' : 'audio/*, application/json',
        Authorization: `Bearer ${token}`,
        'User-Agent': options.userAgent,
        Version: options.version ?? version,
      },
      signal,
      ...(binary === undefined ? {} : { binary }),
    });
    if (response.status < 300) return response;
    throw errorOf(operation, scope, response, (text) => withoutToken(text, token));
  };

  return async (operation, id, query, signal, decode, wanted) => {
    const location = operations[operation].path.includes('{locationId}') ? options.locationId : undefined;
    if ([id, location].some((part) => part !== undefined && !isId(part)))
      throw new ApiError({ operation, kind: 'invalidRequest', details: [] });
    const started = performance.now();
    const end = wanted === undefined ? undefined : startDeadline(longestDownload, signal);
    const deadline = startDeadline(options.deadline ?? usualDeadline, end?.signal ?? signal);
    let status: number | undefined;
    const finish = (outcome: RequestLine['outcome'], traceId: string | undefined): void =>
      options.onRequest?.({ operation, status, outcome, milliseconds: performance.now() - started, traceId });
    try {
      signal.throwIfAborted();
      const binary = wanted && {
        limit: wanted.limit,
        onProgress: (received: number, total: number | undefined): void => {
          deadline.renew();
          wanted.onProgress?.(received, total);
        },
      };
      const response = await send(operation, id, query, deadline.signal, binary);
      ({ status } = response);
      const answer = decode(response.text, response);
      finish('ok', undefined);
      return answer;
    } catch (cause) {
      const error = toApiError(
        cause,
        operation,
        status,
        signal.aborted,
        deadline.passed || end?.passed === true,
      );
      status ??= error.facts.status;
      finish(error.kind, error.facts.traceId);
      throw error;
    } finally {
      deadline.clear();
      end?.clear();
    }
  };
}

function toApiError(
  cause: unknown,
  operation: OperationName,
  status: number | undefined,
  cancelled: boolean,
  late: boolean,
): ApiError {
  if (cancelled) return new ApiError({ operation, kind: 'cancelled' });
  if (cause instanceof ApiError) return cause;
  if (late) return new ApiError({ operation, kind: 'timeout' });
  if (cause instanceof UnreadableAnswer) return new ApiError({ operation, kind: 'unreadable', status });
  if (!(cause instanceof TransportError)) return new ApiError({ operation, kind: 'internal' }, { cause });
  switch (cause.failure) {
    case 'tooLarge':
      return new ApiError({ operation, kind: 'tooLarge' });
    case 'notText':
      return new ApiError({ operation, kind: 'unreadable' });
    case 'aborted':
    case 'network':
      return new ApiError({ operation, kind: 'network', code: cause.code });
  }
}
