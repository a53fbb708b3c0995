import type { HighLevelApi } from '../api/client';

/**
 * The API for as long as an account is held: once `left` is aborted, what is under way ends as cancelled and nothing
 * more is asked, whoever still has a list or a store of that account in hand.
 */
export function apiUntil(left: AbortSignal, api: HighLevelApi): HighLevelApi {
  const either = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, left]);
  return {
    searchConversations: (query, signal, priority) =>
      api.searchConversations(query, either(signal), priority),
    getConversation: (id, signal, priority) => api.getConversation(id, either(signal), priority),
    listMessages: (id, query, signal, priority) => api.listMessages(id, query, either(signal), priority),
    getEmail: (id, signal, priority) => api.getEmail(id, either(signal), priority),
    getMessage: (id, signal, priority) => api.getMessage(id, either(signal), priority),
    getRecording: (id, wanted, signal, priority) => api.getRecording(id, wanted, either(signal), priority),
    getTranscript: (id, signal, priority) => api.getTranscript(id, either(signal), priority),
  };
}
