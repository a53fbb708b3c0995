import type { HighLevelApi } from '../api/client';

/**
 * The API for as long as an account is held: once `left` is aborted, what is under way ends as cancelled and nothing
 * more is asked, whoever still has a list or a store of that account in hand.
 */
export function apiUntil(left: AbortSignal, api: HighLevelApi): HighLevelApi {
  const either = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, left]);
  return {
    searchConversations: (query, signal) => api.searchConversations(query, either(signal)),
    getConversation: (id, signal) => api.getConversation(id, either(signal)),
    listMessages: (id, query, signal) => api.listMessages(id, query, either(signal)),
    getEmail: (id, signal) => api.getEmail(id, either(signal)),
    getMessage: (id, signal) => api.getMessage(id, either(signal)),
    getRecording: (id, wanted, signal) => api.getRecording(id, wanted, either(signal)),
    getTranscript: (id, signal) => api.getTranscript(id, either(signal)),
  };
}
