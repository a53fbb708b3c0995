import { button, foreign, h, icon } from '../../webview/page/dom';
import type { Surroundings } from '../protocol';
import type { PageContext } from './context';

/** Whose conversation it is, how much of it is loaded, and what can be done with it. */
export class Head {
  readonly element: HTMLElement;
  readonly #about = h('p', { class: 'about' });
  readonly #activity: HTMLButtonElement;
  readonly #filter = h('div', { class: 'filter', hidden: true });

  constructor(
    name: string,
    private readonly context: PageContext,
    find: () => void,
  ) {
    const { strings } = context;
    this.#activity = button({
      icon: 'pulse',
      label: strings.activity,
      pressed: true,
      onClick: () =>
        context.ask({ type: 'showActivity', shown: this.#activity.getAttribute('aria-pressed') !== 'true' }),
    });
    this.element = h(
      'header',
      { class: 'head' },
      h(
        'div',
        { class: 'head-row' },
        h('div', { class: 'title' }, h('h1', {}, foreign(name)), this.#about),
        h(
          'div',
          { class: 'toolbar', role: 'group', 'aria-label': strings.toolbar },
          this.#activity,
          button({ icon: 'search', label: strings.findHint, onClick: find }),
          button({
            icon: 'refresh',
            label: strings.refresh,
            onClick: () => context.ask({ type: 'refresh' }),
          }),
        ),
      ),
      this.#filter,
    );
  }

  show({ about, activity, filter }: Surroundings): void {
    this.#about.textContent = about;
    this.#activity.setAttribute('aria-pressed', String(activity));
    this.#filter.hidden = filter === undefined;
    if (filter === undefined) return;
    this.#filter.replaceChildren(
      icon('filter-filled'),
      h('span', { class: 'filter-text' }, foreign(filter.text)),
      button({
        label: filter.clear,
        text: true,
        class: 'secondary',
        onClick: () => this.context.ask({ type: 'clearFilter' }),
      }),
    );
  }
}
