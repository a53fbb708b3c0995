import type { RowView } from '../rowSchema';
import type { Span, Splice } from '../viewport';
import type { PageContext } from './context';
import type { Days } from './days';
import { placeholder, rowElement } from './rowElement';

interface Drawn {
  element: HTMLElement;
  /** Missing while the row is on its way. */
  row: RowView | undefined;
}

export interface RowsToDraw {
  readonly count: number;
  /** There is more on the server: how many rows there are is not known. */
  readonly partial: boolean;
  row(index: number): RowView | undefined;
  height(index: number): number;
}

/** The elements of the rows in sight, oldest first. They follow each other in the page, so there is never a gap. */
export class DrawnRows {
  readonly #drawn = new Map<number, Drawn>();

  constructor(
    readonly element: HTMLElement,
    private readonly days: Days,
    private readonly context: PageContext,
    /** Where the focus goes when the row that has it is no longer drawn. */
    private readonly refuge: HTMLElement,
  ) {}

  get(index: number): HTMLElement | undefined {
    return this.#drawn.get(index)?.element;
  }

  entries(): Iterable<readonly [number, HTMLElement]> {
    return [...this.#drawn].map(([index, { element }]) => [index, element] as const);
  }

  indexOf(element: Element | null): number | undefined {
    const article = element?.closest('article') ?? null;
    for (const [index, drawn] of this.#drawn) if (drawn.element === article) return index;
    return undefined;
  }

  /** Rows have moved in the list: what is drawn moves with them, and stays until it is drawn anew. */
  shift({ at, removed, inserted }: Splice): void {
    this.#drop((index) => index >= at && index < at + removed);
    const drawn = [...this.#drawn];
    this.#drawn.clear();
    for (const [index, row] of drawn) this.#drawn.set(index < at ? index : index + inserted - removed, row);
  }

  /** @returns the rows whose height is not known to be what it was */
  draw({ from, to }: Span, rows: RowsToDraw): readonly number[] {
    this.#drop((index) => index < from || index >= to);
    this.element.hidden = rows.count === 0;
    const fresh: number[] = [];
    let next = this.element.firstElementChild;
    for (let index = to - 1; index >= from; index--) {
      const drawn = this.#drawOne(index, rows, fresh);
      place(drawn, index, rows);
      // It took the place of the one that had kept it.
      if (next?.parentNode !== this.element) next = drawn.parentNode === this.element ? drawn : null;
      if (drawn === next) next = next.nextElementSibling;
      else this.element.insertBefore(drawn, next);
    }
    return fresh;
  }

  #drawOne(index: number, rows: RowsToDraw, fresh: number[]): HTMLElement {
    const known = this.#drawn.get(index);
    const row = rows.row(index) ?? known?.row;
    if (known !== undefined && known.row === row) return known.element;
    const element =
      row === undefined ? placeholder(rows.height(index)) : rowElement(row, this.days, this.context);
    if (row !== undefined) fresh.push(index);
    this.#drawn.set(index, { element, row });
    if (known === undefined) return element;
    const hadFocus = known.element.contains(document.activeElement);
    known.element.replaceWith(element);
    if (hadFocus) element.focus({ preventScroll: true });
    return element;
  }

  #drop(isGone: (index: number) => boolean): void {
    for (const [index, { element }] of this.#drawn) {
      if (!isGone(index)) continue;
      if (element.contains(document.activeElement)) this.refuge.focus({ preventScroll: true });
      element.remove();
      this.#drawn.delete(index);
    }
  }
}

/** Where a row stands as one reads, 1 being the oldest. */
function place(element: HTMLElement, index: number, { count, partial }: RowsToDraw): void {
  const position = String(count - index);
  element.classList.toggle('newest', index === 0);
  const size = String(partial ? -1 : count);
  if (element.getAttribute('aria-posinset') !== position) element.setAttribute('aria-posinset', position);
  if (element.getAttribute('aria-setsize') !== size) element.setAttribute('aria-setsize', size);
}
