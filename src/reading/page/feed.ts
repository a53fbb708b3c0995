import { button, h } from '../../webview/page/dom';
import { Heights } from '../heights';
import type { Slice, Surroundings } from '../protocol';
import {
  anchorAt,
  centred,
  inView,
  moved,
  newest,
  positionOf,
  spanOf,
  type Anchor,
  type Span,
  type Splice,
} from '../viewport';
import type { PageContext } from './context';
import type { Days } from './days';
import { DrawnRows } from './drawnRows';
import { Edge } from './edge';
import { RowStore } from './rowStore';

export interface FeedOptions {
  readonly context: PageContext;
  readonly days: Days;
  /** The rows in sight are others now, or look otherwise. */
  drawn(): void;
}

/** Less than this nobody scrolls, in pixels; what is not taken for a scroll must not be undone, either. */
const slack = 0.5;

/** Into the middle, or no further than into sight. */
type Reveal = 'centre' | 'least';

/**
 * The rows, oldest at the top. The scroller is laid out from its lower edge (`column-reverse`): its position is the
 * distance from the newest row, and what is added at the top moves nothing.
 */
export class Feed {
  readonly element: HTMLElement;
  readonly rows: DrawnRows;
  readonly #scroller = h('div', { class: 'scroller', tabindex: -1 });
  readonly #space = h('div', { class: 'space' });
  readonly #heights = new Heights();
  readonly #store = new RowStore();
  readonly #edge: Edge;
  readonly #toNewest: HTMLButtonElement;
  #rev = 0;
  #partial = true;
  #anchor: Anchor = newest;
  #viewHeight = 0;
  /** Where we put the scroller: its event tells nothing new. */
  #put = 0;
  #current = 0;
  /** How to bring the current row into sight once it has come: until then its height is a guess. */
  #arriving: Reveal | undefined;
  #drawn: Span = { from: 0, to: 0 };

  constructor(private readonly options: FeedOptions) {
    const { context } = options;
    const block = h('div', { class: 'block', role: 'feed', 'aria-label': context.strings.story });
    this.rows = new DrawnRows(block, options.days, context, this.#scroller);
    this.#edge = new Edge(context);
    this.#toNewest = button({
      icon: 'arrow-down',
      label: context.strings.newest,
      class: 'to-newest',
      onClick: () => this.goTo(0, true),
    });
    this.#space.append(block);
    this.#scroller.append(h('div', { class: 'canvas' }, this.#edge.element, this.#space));
    this.element = h('div', { class: 'feed' }, this.#scroller, this.#toNewest);
    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(this.#scroller);
    new ResizeObserver(() => this.#remeasure()).observe(block);
  }

  get count(): number {
    return this.#heights.count;
  }

  /** The row that the keyboard is at. */
  get current(): number {
    return this.#current;
  }

  get viewHeight(): number {
    return this.#viewHeight;
  }

  /** The key of the row to come back to; none at the newest. */
  get place(): string | undefined {
    return this.#anchor === newest ? undefined : this.#store.get(this.#anchor.index)?.key;
  }

  /** The lowest row in sight. */
  get lowest(): number {
    return this.#heights.rowAt(this.#position);
  }

  key(index: number): string | undefined {
    return this.#store.get(index)?.key;
  }

  begin(rev: number, count: number, slice: Slice, around: Surroundings, reveal: number | undefined): void {
    this.#rev = rev;
    this.#heights.splice(0, 0, count);
    this.#store.add(slice);
    this.#viewHeight = this.#scroller.clientHeight;
    this.#current = reveal ?? 0;
    this.#surround(around);
    if (reveal !== undefined) this.#anchor = centred(this.#heights, reveal, this.#viewHeight);
    this.#draw();
    // Rows have their real heights now.
    if (reveal !== undefined) this.goTo(reveal, false);
  }

  change(rev: number, splice: Splice, replaced: boolean, around: Surroundings): void {
    this.#noticeScroll();
    const { at, removed, inserted } = splice;
    const grew = removed === 0 && at === this.count;
    if (rev !== this.#rev) this.#store.forgetQuestion();
    this.#rev = rev;
    if (removed > 0 || inserted > 0) {
      this.#heights.splice(at, removed, inserted);
      this.#anchor = moved(this.#anchor, splice, this.count);
      this.#current = moved({ index: this.#current, offset: 0 }, splice, this.count).index;
    }
    const shifted = !grew && (removed > 0 || inserted > 0);
    if (shifted) this.rows.shift(splice);
    if (shifted || replaced) this.#store.clear();
    // The oldest row has one above it now, perhaps of the same day.
    else if (inserted > 0) this.#store.drop(at - 1);
    this.#surround(around);
    this.#draw();
  }

  add(rev: number, slice: Slice): void {
    if (rev !== this.#rev) return;
    this.#noticeScroll();
    this.#store.add(slice);
    if (this.#arriving === undefined) this.#draw();
    else this.goTo(this.#current, false, this.#arriving);
  }

  /** Brings a row into the middle, or at the least into sight, and the keyboard to it. */
  goTo(index: number, focus: boolean, how: Reveal = 'centre'): void {
    if (this.count === 0) return;
    this.#current = Math.max(0, Math.min(index, this.count - 1));
    // What is drawn on the way has its real height only then.
    for (let pass = 0; pass < 2; pass++) {
      this.#anchor =
        how === 'centre'
          ? centred(this.#heights, this.#current, this.#viewHeight)
          : inView(this.#heights, this.#current, this.#position, this.#viewHeight);
      if (this.#current === 0 && positionOf(this.#heights, this.#anchor) <= 0) this.#anchor = newest;
      this.#draw();
    }
    this.#arriving = this.#store.get(this.#current) === undefined ? how : undefined;
    if (focus) this.rows.get(this.#current)?.focus({ preventScroll: true });
  }

  /** The row that is one view further up (1) or down (-1). */
  pageFrom(index: number, direction: 1 | -1): number {
    const middle = this.#heights.below(index) + this.#heights.height(index) / 2;
    const there = this.#heights.rowAt(Math.max(0, middle + direction * this.#viewHeight * 0.9));
    return there === index ? index + direction : there;
  }

  /** The keyboard came to a row by itself: by Tab or a click. */
  noteCurrent(index: number): void {
    this.#current = index;
    this.#markStop();
  }

  get #position(): number {
    return Math.max(0, -this.#scroller.scrollTop);
  }

  #surround(around: Surroundings): void {
    this.#partial = around.partial;
    this.#edge.show(around.edge);
    this.rows.element.setAttribute('aria-busy', String(around.edge.kind === 'loading'));
  }

  #scrolled(): void {
    this.#noticeScroll();
    this.#draw();
  }

  /** A scroll is told with the next frame: whatever draws before that must not undo it. */
  #noticeScroll(): void {
    const position = this.#position;
    if (Math.abs(position - this.#put) < slack) return;
    this.#put = position;
    this.#arriving = undefined;
    this.#anchor = anchorAt(this.#heights, position, this.#viewHeight);
  }

  #resized(): void {
    this.#noticeScroll();
    this.#viewHeight = this.#scroller.clientHeight;
    this.#draw();
  }

  /** The window was made narrower, or a font has come. */
  #remeasure(): void {
    this.#noticeScroll();
    if (this.#measure([...this.rows.entries()].map(([index]) => index))) this.#draw();
  }

  #draw(): void {
    if (this.#viewHeight === 0) return;
    const spare = Math.max(300, this.#viewHeight / 2);
    const rows = {
      count: this.count,
      partial: this.#partial,
      row: (index: number) => this.#store.get(index),
      height: (index: number) => this.#heights.height(index),
    };
    let span: Span = { from: 0, to: 0 };
    // Real heights may bring other rows into sight; a few rounds settle that.
    for (let pass = 0; pass < 4; pass++) {
      span = spanOf(this.#heights, positionOf(this.#heights, this.#anchor), this.#viewHeight, spare);
      const fresh = this.rows.draw(span, rows);
      if (!this.#measure(fresh)) break;
    }
    this.#space.style.height = `${this.#heights.total}px`;
    this.rows.element.style.bottom = `${this.#heights.below(span.from)}px`;
    this.#moveTo(positionOf(this.#heights, this.#anchor));
    this.#afterDrawing(span);
  }

  #moveTo(position: number): void {
    if (Math.abs(position - this.#position) >= slack) this.#scroller.scrollTop = -position;
    this.#put = this.#position;
  }

  /** @returns whether any differs from what was taken for it */
  #measure(indices: readonly number[]): boolean {
    let changed = false;
    for (const index of indices) {
      const element = this.rows.get(index);
      if (element === undefined || element.classList.contains('waiting')) continue;
      if (this.#heights.measure(index, element.getBoundingClientRect().height) !== 0) changed = true;
    }
    return changed;
  }

  /** One of the rows is a stop for Tab, and so are the links in it. */
  #markStop(): void {
    const { from, to } = this.#drawn;
    const stop = Math.max(from, Math.min(this.#current, to - 1));
    for (const [index, element] of this.rows.entries()) {
      const tabIndex = index === stop ? 0 : -1;
      if (element.tabIndex === tabIndex) continue;
      element.tabIndex = tabIndex;
      for (const link of element.querySelectorAll<HTMLElement>('.foreign-link')) link.tabIndex = tabIndex;
    }
  }

  #afterDrawing(span: Span): void {
    const { context } = this.options;
    this.#drawn = span;
    this.#markStop();
    this.#toNewest.hidden = this.#position < this.#viewHeight / 2;
    const missing = this.#store.missing(span, this.count);
    if (missing !== undefined) context.ask({ type: 'want', rev: this.#rev, ...missing });
    this.#store.trim(span);
    const left = this.#heights.total - this.#position - this.#viewHeight;
    if (left < 1.5 * this.#viewHeight) this.#edge.comeNear();
    this.options.drawn();
  }
}
