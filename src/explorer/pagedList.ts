import { isApiError } from '../api/errors';
import { Urgency } from '../api/policy/priority';
import type { Cursor, ListActivity, ListState, Page, PageSource, StopReason } from './pages';
import { SortedRows } from './sortedRows';

/*
 * A list that is read page by page, newest first. Reading (`items`) and loading (`loadMore`) are apart: a tree may ask
 * for children as often as it likes. Every load remembers the generation it began in, so an answer that comes back
 * after a refresh or a reset changes nothing.
 */

export type { Cursor, ListActivity, ListState, Page, PageSource, StopReason } from './pages';

export interface PagedListOptions {
  /** Fetch the next page before it is asked for; never more than that one. */
  readonly prefetch: boolean;
  /** After each change of `items`, `state`, `activity` or `error`. */
  onChange(): void;
}

/** A refresh reads again at most so many pages; what lies beyond stays as it was. */
const refreshedPages = 5;

interface Ahead<T> {
  readonly cursor: Cursor | undefined;
  readonly page: Promise<Page<T>>;
  readonly abort: AbortController;
  readonly urgency: Urgency;
}

/** Who waits for a page: a person at a row, or at a progress bar. */
export type Asker = 'interactive' | 'bulk';

export class PagedList<T> {
  #rows: SortedRows<T>;
  #state: ListState = 'pristine';
  #activity: ListActivity = 'idle';
  #cursor: Cursor | undefined;
  #usedCursors = new Set<Cursor>();
  #total: number | undefined;
  #stopped: StopReason | undefined;
  #error: unknown;
  #generation = 0;
  #left = false;
  #abort = new AbortController();
  #loading: Promise<void> | undefined;
  #refreshing: Promise<void> | undefined;
  /** A page was being loaded, or was asked for, while a refresh ran: it comes after it. */
  #loadAfterRefresh = false;
  #ahead: Ahead<T> | undefined;
  /** Of the page that is being loaded. */
  #asking: Urgency | undefined;

  constructor(
    private readonly source: PageSource<T>,
    private readonly options: PagedListOptions,
  ) {
    this.#rows = new SortedRows(source);
  }

  get items(): readonly T[] {
    return this.#rows.items;
  }

  get state(): ListState {
    return this.#state;
  }

  get activity(): ListActivity {
    return this.#activity;
  }

  /** What the server says there is; may differ from what paging returns. */
  get total(): number | undefined {
    return this.#total;
  }

  get stopped(): StopReason | undefined {
    return this.#stopped;
  }

  /** Why the last load failed; gone with the next success. */
  get error(): unknown {
    return this.#error;
  }

  get(key: string): T | undefined {
    return this.#rows.get(key);
  }

  /**
   * Loads the first page if nothing was ever loaded or tried. Never rejects: a failure is in `error`. A list that begins
   * anew meanwhile is loaded anew, or whoever waits to draw it would be left with nothing.
   */
  async ensureLoaded(): Promise<void> {
    while (this.#state === 'pristine' && this.#error === undefined) {
      const generation = this.#generation;
      await this.loadMore().catch(() => undefined);
      if (generation === this.#generation || this.#left) return;
    }
  }

  /** Loads the next page. A second call while one runs joins it. @throws what the source throws */
  loadMore(asker: Asker = 'interactive'): Promise<void> {
    this.#asking?.raise(asker);
    if (this.#refreshing !== undefined) {
      this.#loadAfterRefresh ||= this.#state !== 'pristine';
      return this.#refreshing;
    }
    if (this.#state === 'complete') return Promise.resolve();
    this.#loading ??= this.#load(new Urgency(asker));
    return this.#loading;
  }

  async #load(urgency: Urgency): Promise<void> {
    const generation = this.#generation;
    this.#asking = urgency;
    try {
      await this.#run('loading', (signal) => this.#loadPage(signal, urgency));
    } catch (error) {
      // A refresh that took over does the load again: whoever waits for the page waits for that.
      if (this.#refreshing === undefined) throw error;
      await this.#refreshing;
    } finally {
      if (generation === this.#generation) this.#loading = undefined;
    }
  }

  /** Loads page after page until the end or an abort. `onPage` hears of each. @throws what the source throws */
  async loadAll(
    signal: AbortSignal,
    onPage: (loaded: number, total: number | undefined) => void | Promise<void>,
  ): Promise<void> {
    const stop = (): void => this.#abort.abort();
    const rows = this.#rows;
    signal.addEventListener('abort', stop, { once: true });
    try {
      while (this.#state !== 'complete' && !signal.aborted) {
        await this.loadMore('bulk');
        // After a reset it is another list.
        if (rows !== this.#rows) return;
        await onPage(rows.length, this.#total);
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /**
   * Reads the loaded pages again and keeps what lies beyond them. A load that was under way is given up and done again
   * after it. Calls while one runs join it. @throws what the source throws; the rows held before stay
   */
  refresh(): Promise<void> {
    if (this.#refreshing === undefined) {
      const run = this.#refresh().finally(() => {
        if (this.#refreshing === run) this.#refreshing = undefined;
      });
      this.#refreshing = run;
    }
    return this.#refreshing;
  }

  /** Forgets everything; what is under way is cancelled and changes nothing when it comes back. */
  reset(): void {
    this.#supersede();
    this.#rows = new SortedRows(this.source);
    this.#usedCursors = new Set();
    this.#loadAfterRefresh = false;
    this.#state = 'pristine';
    this.#activity = 'idle';
    this.#cursor = this.#total = this.#stopped = this.#error = undefined;
    this.options.onChange();
  }

  dispose(): void {
    this.#left = true;
    this.#supersede();
  }

  #supersede(): void {
    this.#generation++;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#ahead?.abort.abort();
    this.#ahead = undefined;
    this.#loading = this.#refreshing = undefined;
  }

  async #refresh(): Promise<void> {
    const first = this.#state === 'pristine';
    this.#loadAfterRefresh = !first && this.#loading !== undefined;
    this.#supersede();
    const generation = this.#generation;
    const urgency = new Urgency('interactive');
    await this.#run('refreshing', (signal) =>
      first ? this.#loadPage(signal, urgency) : this.#reread(signal, urgency),
    );
    if (generation !== this.#generation || !this.#loadAfterRefresh || this.#state !== 'partial') return;
    await this.#run('loading', (signal) => this.#loadPage(signal, urgency));
  }

  /** Runs one operation of the current generation and shows its beginning and end. */
  async #run(activity: ListActivity, operation: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const generation = this.#generation;
    if (this.#abort.signal.aborted) this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#activity = activity;
    this.options.onChange();
    try {
      await operation(signal);
      if (generation === this.#generation) this.#error = undefined;
    } catch (error) {
      // What was taken over or cancelled is no error; but an empty list must say why it is empty.
      const isEmpty = generation === this.#generation && this.#state === 'pristine';
      if (isEmpty || !(signal.aborted || isApiError(error, 'cancelled'))) this.#error = error;
      throw error;
    } finally {
      if (generation === this.#generation) {
        this.#activity = 'idle';
        this.options.onChange();
      }
    }
  }

  async #loadPage(signal: AbortSignal, urgency: Urgency): Promise<void> {
    const generation = this.#generation;
    const cursor = this.#cursor;
    const page = await this.#takeAhead(cursor, signal, urgency);
    if (generation !== this.#generation) return;
    if (cursor !== undefined) this.#usedCursors.add(cursor);
    const added = this.#rows.add(page.items);
    this.#total = page.total ?? this.#total;
    this.#cursor = page.next;
    this.#stopped = this.#reasonToStop(page, added);
    this.#state = page.next === undefined || this.#stopped !== undefined ? 'complete' : 'partial';
    this.#fetchAhead();
  }

  #reasonToStop({ next, hasUnreachable }: Page<T>, added: number): StopReason | undefined {
    if (next === undefined) return hasUnreachable === true ? 'noCursor' : undefined;
    if (added === 0) return 'noNewRows';
    return this.#usedCursors.has(next) ? 'repeatedCursor' : undefined;
  }

  /** The page fetched ahead, if it is the one wanted; a failure of it is not ours to report, so it is asked again. */
  async #takeAhead(cursor: Cursor | undefined, signal: AbortSignal, urgency: Urgency): Promise<Page<T>> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (ahead !== undefined && ahead.cursor === cursor) {
      const stop = (): void => ahead.abort.abort();
      signal.addEventListener('abort', stop, { once: true });
      // Whoever joins later may be in more of a hurry.
      this.#asking = ahead.urgency;
      ahead.urgency.raise(urgency.priority);
      const page = await ahead.page.catch((error: unknown) => {
        if (signal.aborted || isApiError(error, 'cancelled')) throw error;
      });
      signal.removeEventListener('abort', stop);
      if (page !== undefined) return page;
    }
    this.#asking = urgency;
    return this.source.fetch(cursor, signal, urgency);
  }

  #fetchAhead(): void {
    if (!this.options.prefetch || this.#state !== 'partial') return;
    const abort = new AbortController();
    const urgency = new Urgency('background');
    const page = this.source.fetch(this.#cursor, abort.signal, urgency);
    this.#ahead = { cursor: this.#cursor, page, abort, urgency };
    page.catch(() => {
      if (this.#ahead?.page === page) this.#ahead = undefined;
    });
  }

  /** Reads from the top as far as rows are held, then lays the fresh rows over the old ones. */
  async #reread(signal: AbortSignal, urgency: Urgency): Promise<void> {
    const generation = this.#generation;
    const fresh = new PagedList<T>(this.source, { prefetch: false, onChange: () => undefined });
    for (let pages = 0; pages < refreshedPages && fresh.state !== 'complete'; pages++) {
      await fresh.#loadPage(signal, urgency);
      if (fresh.#rows.length >= this.#rows.length) break;
    }
    if (generation !== this.#generation) return;
    this.#overlay(fresh);
    this.#fetchAhead();
  }

  #overlay(fresh: PagedList<T>): void {
    const isAll = fresh.#state === 'complete' && fresh.#stopped === undefined;
    const kept = this.#rows.overlay(fresh.#rows, isAll);
    this.#total = fresh.#total ?? this.#total;
    // The old cursor still stands at the end of the rows that stay.
    if (kept > 0) return;
    this.#cursor = fresh.#cursor;
    this.#usedCursors = fresh.#usedCursors;
    this.#state = fresh.#state;
    this.#stopped = fresh.#stopped;
  }
}
