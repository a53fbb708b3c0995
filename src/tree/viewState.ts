import { isApiError, type ApiErrorKind } from '../api/errors';
import { isFiltered } from '../explorer/filters';
import type { ConversationStore } from '../explorer/store';
import type { AccountState, WhyNobody } from '../accounts/state';

/**
 * Why the view is as it is. Each has its own welcome text in package.json but `starting`, `loading`, `rows`, and `error`:
 * a welcome text is fixed, and what only this failure knows (a host, a wait, the server's words) is the view's message.
 */
export type ViewState = 'starting' | WhyNobody | 'loading' | 'rows' | 'empty' | 'filteredEmpty' | ErrorState;

type ErrorState =
  | 'badToken'
  | 'missingScope'
  | 'wrongTokenKind'
  | 'wrongLocation'
  | 'offline'
  | 'rateLimited'
  | 'dayUsedUp'
  | 'badVersion'
  | 'blocked'
  | 'server'
  | 'tooLarge'
  | 'unreadable'
  | 'cancelled'
  | 'error';

export function viewStateOf(account: AccountState, store: ConversationStore | undefined): ViewState {
  if (account.kind === 'starting') return 'starting';
  if (account.kind === 'none') return account.reason;
  return store === undefined ? 'starting' : listStateOf(store);
}

export function listStateOf(store: ConversationStore): ViewState {
  const { items, state, error } = store.conversations;
  if (items.length > 0 || store.onTop.length > 0) return 'rows';
  if (error !== undefined) return errorState(error);
  if (state !== 'complete') return 'loading';
  return isFiltered(store.filter) ? 'filteredEmpty' : 'empty';
}

const errorStates: Partial<Record<ApiErrorKind, ErrorState>> = {
  badToken: 'badToken',
  missingScope: 'missingScope',
  wrongTokenKind: 'wrongTokenKind',
  wrongLocation: 'wrongLocation',
  network: 'offline',
  timeout: 'offline',
  rateLimited: 'rateLimited',
  badVersion: 'badVersion',
  blocked: 'blocked',
  server: 'server',
  tooLarge: 'tooLarge',
  unreadable: 'unreadable',
  cancelled: 'cancelled',
};

function errorState(error: unknown): ErrorState {
  if (!isApiError(error)) return 'error';
  const { limit = 'burst', retryAfter } = error.facts;
  if (error.kind === 'rateLimited' && limit !== 'burst') return 'dayUsedUp';
  if (retryAfter !== undefined) return 'error';
  return errorStates[error.kind] ?? 'error';
}
