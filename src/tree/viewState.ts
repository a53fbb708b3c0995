import { isApiError, type ApiErrorKind } from '../api/errors';
import { isFiltered } from '../explorer/filters';
import type { ConversationStore } from '../explorer/store';
import type { AccountState, WhyNobody } from '../accounts/state';

/** Why the view is as it is: each but `rows` and `loading` has its own welcome text in package.json. */
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
  | 'redirected'
  | 'tooLarge'
  | 'unreadable'
  | 'cancelled'
  | 'error';

export function viewStateOf(account: AccountState, store: ConversationStore | undefined): ViewState {
  if (account.kind === 'starting') return 'starting';
  if (account.kind === 'none') return account.reason;
  if (store === undefined) return 'starting';
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
  redirected: 'redirected',
  tooLarge: 'tooLarge',
  unreadable: 'unreadable',
  cancelled: 'cancelled',
};

function errorState(error: unknown): ErrorState {
  if (!isApiError(error)) return 'error';
  const { limit = 'burst' } = error.facts;
  if (error.kind === 'rateLimited' && limit !== 'burst') return 'dayUsedUp';
  return errorStates[error.kind] ?? 'error';
}
