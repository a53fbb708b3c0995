import { button, fill, h, icon } from '../../webview/page/dom';
import type { PageContext } from './context';

interface FindOptions {
  /** The lowest row in sight: the search begins there. */
  near(): number;
  changed(query: string): void;
  closed(): void;
}

export interface FoundState {
  readonly query: string;
  readonly count: number;
  readonly ordinal: number;
}

/** The search over all loaded messages; the host searches, since only what is in sight is here. */
export class FindBar {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #count = h('span', { class: 'find-count', role: 'status' });

  constructor(
    private readonly context: PageContext,
    private readonly options: FindOptions,
  ) {
    const { strings } = context;
    this.#input = h('input', {
      type: 'text',
      class: 'find-input',
      placeholder: strings.find,
      'aria-label': strings.find,
      maxlength: 1000,
      spellcheck: 'false',
    });
    this.element = h(
      'div',
      { class: 'find', role: 'search', hidden: true },
      icon('search'),
      this.#input,
      this.#count,
      h(
        'span',
        { class: 'find-buttons' },
        button({ icon: 'arrow-up', label: strings.findPrevious, onClick: () => this.#step(-1) }),
        button({ icon: 'arrow-down', label: strings.findNext, onClick: () => this.#step(1) }),
        button({ icon: 'close', label: strings.closeFind, onClick: () => this.close() }),
      ),
    );
    this.#input.addEventListener('input', () => this.#changed());
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(): void {
    const wasOpen = this.isOpen;
    this.element.hidden = false;
    this.#input.focus();
    this.#input.select();
    if (!wasOpen && this.#input.value !== '') this.#changed();
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.#count.textContent = '';
    this.options.changed('');
    this.options.closed();
  }

  /** @returns whether that is what is looked for */
  show({ query, count, ordinal }: FoundState): boolean {
    if (!this.isOpen || query !== this.#input.value) return false;
    const { strings, language } = this.context;
    const words = [ordinal, count].map((value) => value.toLocaleString(language));
    const none = count === 0 && query.trim() !== '';
    this.#count.textContent = none ? strings.findNone : count === 0 ? '' : fill(strings.findCount, ...words);
    this.element.classList.toggle('none', none);
    return true;
  }

  #changed(): void {
    this.options.changed(this.#input.value);
    this.#ask(0);
  }

  #step(step: -1 | 1): void {
    if (this.#input.value !== '') this.#ask(step);
  }

  #ask(step: -1 | 0 | 1): void {
    this.context.ask({ type: 'find', query: this.#input.value, near: this.options.near(), step });
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.#input) this.#step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }
}
