import { clock } from '../../media/clock';
import type { SpokenLineView } from '../mediaProtocol';
import { foreign, h } from '../../webview/page/dom';

/** What was said, line by line. One line is in the order of Tab, arrow keys move between them. */
export class TranscriptList {
  readonly element: HTMLElement;
  readonly #rows: readonly HTMLElement[];
  #current = 0;
  #spoken: HTMLElement | undefined;

  /** @param chosen a person wants to hear it from there, in seconds */
  constructor(
    private readonly lines: readonly SpokenLineView[],
    label: string,
    private readonly chosen: (seconds: number) => void,
  ) {
    this.#rows = lines.map((line, index) => this.#row(line, index));
    this.element = h(
      'ol',
      { class: 'transcript', 'aria-label': label },
      this.#rows.map((row) => h('li', {}, row)),
    );
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusin', (event) => {
      const index = this.#rows.findIndex((row) => row === event.target);
      if (index >= 0) this.#setCurrent(index);
    });
  }

  /** Marks the line that is being spoken. */
  follow(seconds: number): void {
    const at = this.lines.findLastIndex(({ start }) => start !== undefined && start <= seconds + 0.05);
    const row = seconds === 0 ? undefined : this.#rows[at];
    if (row === this.#spoken) return;
    this.#spoken?.removeAttribute('aria-current');
    this.#spoken = row;
    row?.setAttribute('aria-current', 'true');
    // Not away from where somebody reads with the keys.
    if (row !== undefined && !this.element.contains(document.activeElement)) this.#bringIntoView(row);
  }

  #row({ start, voice, speaker, text }: SpokenLineView, index: number): HTMLElement {
    const same = this.lines[index - 1]?.voice === voice;
    const row = h(
      'button',
      {
        type: 'button',
        class: `line voice-${voice % 4}${same ? ' same' : ''}`,
        tabindex: index === 0 ? 0 : -1,
        'aria-disabled': start === undefined ? 'true' : undefined,
      },
      h('span', { class: 'line-time' }, start === undefined ? '' : clock(start)),
      h('span', { class: 'line-speaker' }, foreign(speaker)),
      h('span', { class: 'line-text', dir: 'auto' }, text),
    );
    row.addEventListener('click', () => {
      if (start !== undefined) this.chosen(start);
    });
    return row;
  }

  #key(event: KeyboardEvent): void {
    const last = this.#rows.length - 1;
    const next = { ArrowDown: this.#current + 1, ArrowUp: this.#current - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#rows[Math.max(0, Math.min(last, next))]?.focus();
  }

  #setCurrent(index: number): void {
    this.#rows[this.#current]?.setAttribute('tabindex', '-1');
    this.#rows[index]?.setAttribute('tabindex', '0');
    this.#current = index;
  }

  /** Moves the list only: the page stays where the person has it. */
  #bringIntoView(row: HTMLElement): void {
    const list = this.element.getBoundingClientRect();
    const line = row.getBoundingClientRect();
    if (line.top < list.top) this.element.scrollTop -= list.top - line.top;
    else if (line.bottom > list.bottom) this.element.scrollTop += line.bottom - list.bottom + line.height;
  }
}
