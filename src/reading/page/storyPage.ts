import { h } from '../../webview/page/dom';
import type { ToPage } from '../protocol';
import type { PageContext } from './context';
import { Days } from './days';
import { Feed } from './feed';
import { FindBar } from './findBar';
import { Head } from './head';
import { Highlights } from './highlights';
import { moveByKey } from './keys';

type Message<T extends ToPage['type']> = Extract<ToPage, { type: T }>;

/** One conversation: its head, the search, and the rows. */
export class StoryPage {
  readonly element: HTMLElement;
  readonly #head: Head;
  readonly #feed: Feed;
  readonly #find: FindBar;
  readonly #highlights = new Highlights();
  #found: number | undefined;
  /** The message that a person was at last. */
  #current: string | undefined;
  /** The keyboard was at a message, and not in the search or at a button. */
  #atRow = false;

  constructor(
    private readonly message: Message<'conversation'>,
    private readonly context: PageContext,
    /** A person has stopped at another place; its row, or none at the newest. */
    private readonly moved: (key: string | undefined) => void,
  ) {
    this.#head = new Head(message.name, context, () => this.#find.open());
    this.#head.show(message.around);
    this.#find = new FindBar(context, {
      near: () => this.#feed.lowest,
      changed: (query) => this.#look(query),
      closed: () => this.#feed.goTo(this.#feed.current, true, 'least'),
    });
    const days = new Days(context.language, context.strings);
    this.#feed = new Feed({ context, days, drawn: () => this.#drawn() });
    this.element = h(
      'section',
      { class: 'story' },
      this.#head.element,
      this.#find.element,
      this.#feed.element,
    );
    this.#feed.rows.element.addEventListener('click', (event) => this.#click(event));
    this.element.addEventListener('focusin', (event) => this.#focused(event));
  }

  /** Once the element is in the page: only there do rows have a height. */
  begin(): void {
    const { rev, count, slice, around, reveal } = this.message;
    this.#feed.begin(rev, count, slice, around, reveal);
  }

  changed({ rev, splice, replaced, around }: Message<'changed'>): void {
    this.#head.show(around);
    this.#feed.change(rev, splice, replaced, around);
  }

  rows({ rev, slice }: Message<'rows'>): void {
    this.#feed.add(rev, slice);
  }

  found(message: Message<'found'>): void {
    if (!this.#find.show(message)) return;
    this.#found = message.index;
    if (message.index === undefined || !message.go) {
      this.#paint();
      return;
    }
    this.#feed.goTo(message.index, false);
    this.#noteCurrent(message.index);
  }

  /** Somebody has come back to the page, from a menu or the palette: to the message they were at, which a menu forgets. */
  used(): void {
    const row = this.#atRow ? this.#feed.rows.get(this.#feed.current) : undefined;
    if (document.activeElement === document.body) row?.focus({ preventScroll: true });
    this.#tellCurrent();
  }

  /** Ctrl+C on a message in which nothing is selected. */
  copy(): boolean {
    const focused = this.#feed.rows.indexOf(document.activeElement);
    const key = focused === undefined ? undefined : this.#feed.key(focused);
    if (key === undefined || !noneSelected()) return false;
    this.context.ask({ type: 'copy', key });
    return true;
  }

  #look(query: string): void {
    this.#highlights.query = query;
    this.#found = undefined;
    this.#paint();
  }

  #drawn(): void {
    this.#paint();
    this.moved(this.#feed.place);
  }

  #paint(): void {
    const current = this.#found === undefined ? undefined : this.#feed.rows.get(this.#found);
    const rows = [...this.#feed.rows.entries()].map(([, element]) => element);
    for (const row of rows) row.classList.toggle('found-here', row === current);
    this.#highlights.paint(rows, current);
  }

  /** Anywhere in the page: who has just come is at none of its elements. */
  key(event: KeyboardEvent): void {
    const inSearch = event.target instanceof HTMLInputElement;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f')
      this.#find.open();
    else if (!inSearch && event.key === 'Escape') this.#find.close();
    else if (this.#isAmongRows(event.target) && this.#rowKey(event)) void 0;
    else return;
    event.preventDefault();
  }

  #isAmongRows(target: EventTarget | null): boolean {
    return target === document.body || (target instanceof Node && this.#feed.element.contains(target));
  }

  #rowKey(event: KeyboardEvent): boolean {
    if (event.target instanceof HTMLButtonElement) return false;
    if (event.key === 'Enter') this.#open(this.#feed.current);
    else return moveByKey(this.#feed, event);
    return true;
  }

  #click(event: MouseEvent): void {
    const bubble = event.target instanceof Element ? event.target.closest('.bubble') : null;
    const index = this.#feed.rows.indexOf(bubble);
    // A drag that marked some text ends with a click, too.
    if (index !== undefined && noneSelected()) this.#open(index);
  }

  #focused(event: FocusEvent): void {
    const index = event.target instanceof Element ? this.#feed.rows.indexOf(event.target) : undefined;
    this.#atRow = index !== undefined;
    if (index === undefined) return;
    this.#feed.noteCurrent(index);
    this.#noteCurrent(index);
  }

  #noteCurrent(index: number): void {
    this.#current = this.#feed.key(index) ?? this.#current;
    this.#tellCurrent();
  }

  #tellCurrent(): void {
    const key = this.#current;
    if (key !== undefined) this.context.ask({ type: 'current', key });
  }

  #open(index: number): void {
    const key = this.#feed.key(index);
    if (key !== undefined) this.context.ask({ type: 'open', key });
  }
}

function noneSelected(): boolean {
  return getSelection()?.isCollapsed !== false;
}
