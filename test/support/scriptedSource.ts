import { ApiError } from '../../src/api/errors';
import { PagedList, type Cursor, type Page, type PageSource } from '../../src/explorer/pagedList';

export interface Item {
  readonly id: string;
  readonly time?: number | undefined;
  /** Tells two readings of one row apart. */
  readonly version?: number;
}

/** A request that a list has made, to be answered by the test. */
export interface Ask {
  readonly cursor: Cursor | undefined;
  readonly signal: AbortSignal;
  readonly isOpen: boolean;
  /** Resolves once the list has dealt with the answer. */
  answer(items: readonly Item[], next?: Cursor, more?: Partial<Page<Item>>): Promise<void>;
  fail(error?: Error): Promise<void>;
}

/** Until everything that can go on without new input has gone on. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A source whose answers come when the test says so. Like the API client it rejects at once when it is aborted. */
export class ScriptedSource implements PageSource<Item> {
  readonly asked: Ask[] = [];

  /** @param deaf does not listen to its signal: its answers come late */
  constructor(private readonly deaf = false) {}

  get open(): readonly Ask[] {
    return this.asked.filter(({ isOpen }) => isOpen);
  }

  /** The one request that waits for its answer. */
  get one(): Ask {
    const [ask, ...others] = this.open;
    if (ask === undefined || others.length > 0) throw new Error(`${this.open.length} open requests, not one`);
    return ask;
  }

  key(item: Item): string {
    return item.id;
  }

  time(item: Item): number | undefined {
    return item.time;
  }

  fetch(cursor: Cursor | undefined, signal: AbortSignal): Promise<Page<Item>> {
    return new Promise((resolve, reject) => {
      let isOpen = true;
      const settle = (how: () => void): Promise<void> => {
        isOpen = false;
        how();
        return turn();
      };
      const cancel = (): void => void settle(() => reject(cancelled()));
      this.asked.push({
        cursor,
        signal,
        get isOpen() {
          return isOpen;
        },
        answer: (items, next, more) => settle(() => resolve({ items, next, ...more })),
        fail: (error = new Error('as the test wants')) => settle(() => reject(error)),
      });
      if (this.deaf) return;
      if (signal.aborted) cancel();
      else signal.addEventListener('abort', cancel, { once: true });
    });
  }
}

export function cancelled(): ApiError {
  return new ApiError({ operation: 'listMessages', kind: 'cancelled' });
}

export interface Listed {
  readonly list: PagedList<Item>;
  readonly source: ScriptedSource;
  /** How often the list said that it has changed. */
  readonly changes: () => number;
  /** Ids in the order of the list. */
  readonly ids: () => string;
}

export function listed({ prefetch = false, deaf = false } = {}): Listed {
  const source = new ScriptedSource(deaf);
  let changes = 0;
  const list = new PagedList(source, { prefetch, onChange: () => changes++ });
  return { list, source, changes: () => changes, ids: () => list.items.map(({ id }) => id).join(' ') };
}

/** `'c b a'` as rows, newest first: each letter is its own time, as `a` = 1. */
export function rows(ids: string): readonly Item[] {
  return ids
    .split(' ')
    .filter((id) => id !== '')
    .map((id) => ({ id, time: id.charCodeAt(0) - 96 }));
}

/** How work ended: `done`, or the kind or text of its error. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof ApiError ? error.kind : String(error)),
  );
}
