/*
 * One row a call: its path, the scope it needs and the Version header its documentation names.
 * https://marketplace.gohighlevel.com/docs/ghl/conversations (the pages of each operation)
 */

interface Operation {
  /** `{id}` is replaced by a checked id, `{locationId}` by the account's own. */
  readonly path: string;
  readonly scope: string;
  readonly version: string;
}

export const operations = {
  searchConversations: {
    path: '/conversations/search',
    scope: 'conversations.readonly',
    version: '2021-04-15',
  },
  getConversation: {
    path: '/conversations/{id}',
    scope: 'conversations.readonly',
    version: '2021-04-15',
  },
  listMessages: {
    path: '/conversations/{id}/messages',
    scope: 'conversations/message.readonly',
    version: '2021-04-15',
  },
  getMessage: {
    path: '/conversations/messages/{id}',
    scope: 'conversations/message.readonly',
    version: '2021-04-15',
  },
  getEmail: {
    path: '/conversations/messages/email/{id}',
    scope: 'conversations/message.readonly',
    version: '2021-04-15',
  },
  // The two paths name message and location in different orders.
  getRecording: {
    path: '/conversations/messages/{id}/locations/{locationId}/recording',
    scope: 'conversations/message.readonly',
    version: '2021-04-15',
  },
  getTranscript: {
    path: '/conversations/locations/{locationId}/messages/{id}/transcription',
    scope: 'conversations/message.readonly',
    version: '2021-04-15',
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

/** Everything that can fail by the network: the reads, and the renewal of an access token. */
export type CallName = OperationName | 'refreshToken';

/** Published values of the `Version` header. */
export const apiVersions = ['2021-04-15', '2021-07-28', '2023-02-21', 'v3'] as const;
export type ApiVersion = (typeof apiVersions)[number];

/**
 * HighLevel's ids are opaque. What this accepts can neither leave its path segment (`..`, `/`, `%`) nor end a line,
 * and everything seen from the API passes.
 */
export function isId(value: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(value);
}
