import type { Urgency } from '../api/policy/priority';
import type { RowShape } from './sortedRows';

export type Cursor = string | number;

export interface Page<T> {
  readonly items: readonly T[];
  /** `undefined`: this was the last page. */
  readonly next: Cursor | undefined;
  /** The server says that there is more, but not how to ask for it. */
  readonly hasUnreachable?: boolean;
  readonly total?: number | undefined;
}

export interface PageSource<T> extends RowShape<T> {
  fetch(cursor: Cursor | undefined, signal: AbortSignal, urgency?: Urgency): Promise<Page<T>>;
}

/** `partial`: there is more to load. `complete`: the server has no more, or `stopped` says why we asked no further. */
export type ListState = 'pristine' | 'partial' | 'complete';

/** The server promised more, and going on would loop or is not possible. */
export type StopReason = 'noNewRows' | 'repeatedCursor' | 'noCursor';

export type ListActivity = 'idle' | 'loading' | 'refreshing';
