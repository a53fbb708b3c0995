import { escapeInvisible } from '../../payload/jsonPath';
import type { JsonNode } from '../jsonRows';
import { button, fill, h } from '../../webview/page/dom';
import type { PageContext } from './context';

const preview = 160;
/** Of an opened string; more than this is for an editor. */
const longest = 100_000;

/** One value of the tree: `key: value`, and buttons for the value and the ways to it. */
export class JsonRow {
  readonly element: HTMLElement;
  readonly level: number;
  readonly isContainer: boolean;
  readonly expandable: boolean;
  expanded = false;
  /** Set where the row stands for the rows that are not shown yet. */
  more: (() => void) | undefined;
  readonly #value = h('span', { class: 'json-value' });
  readonly #buttons: readonly HTMLButtonElement[];

  constructor(
    private readonly text: string,
    readonly node: JsonNode,
    readonly parent: JsonRow | undefined,
    place: { readonly position: number; readonly of: number },
    private readonly seq: number,
    private readonly context: PageContext,
  ) {
    this.level = (parent?.level ?? 0) + 1;
    this.isContainer = node.kind === 'object' || node.kind === 'array';
    this.expandable = this.isContainer ? node.count > 0 : node.end - node.start > preview;
    this.#buttons = this.#copyButtons();
    this.element = h(
      'div',
      {
        class: 'row',
        role: 'treeitem',
        tabindex: -1,
        'aria-level': this.level,
        'aria-posinset': place.position,
        'aria-setsize': place.of,
        'aria-expanded': this.expandable ? 'false' : undefined,
      },
      h('span', {
        class: `twistie${this.expandable ? ' codicon codicon-chevron-right' : ''}`,
        'aria-hidden': 'true',
      }),
      node.key === undefined ? undefined : h('span', { class: 'json-key' }, this.#keyText()),
      node.key === undefined ? undefined : h('span', { class: 'json-colon' }, ': '),
      this.#value,
      h('span', { class: 'row-actions' }, this.#buttons),
    );
    this.element.style.setProperty('--level', String(Math.min(this.level, 24) - 1));
    this.#paintValue();
  }

  get path(): (string | number)[] {
    const { key } = this.node;
    return [...(this.parent?.path ?? []), ...(key === undefined ? [] : [key])];
  }

  setExpanded(expanded: boolean): void {
    this.expanded = expanded;
    this.element.setAttribute('aria-expanded', String(expanded));
    this.element.firstElementChild?.classList.toggle('codicon-chevron-right', !expanded);
    this.element.firstElementChild?.classList.toggle('codicon-chevron-down', expanded);
    if (!this.isContainer) this.#paintValue();
  }

  /** The one row that Tab reaches, with its buttons after it. */
  setCurrent(current: boolean): void {
    this.element.tabIndex = current ? 0 : -1;
    for (const copy of this.#buttons) copy.tabIndex = current ? 0 : -1;
  }

  becomeMore(label: string, more: () => void): void {
    this.more = more;
    this.element.classList.add('more');
    this.element.removeAttribute('aria-expanded');
    this.element.setAttribute('aria-label', label);
    this.element.replaceChildren(h('span', { class: 'twistie' }), label);
  }

  copyValue(button?: HTMLElement): void {
    if (this.more !== undefined) return;
    const { start, end } = this.node;
    this.context.copying(button, { type: 'copyJson', seq: this.seq, start, end });
  }

  copyPath(button?: HTMLElement): void {
    if (this.more === undefined)
      this.context.copying(button, { type: 'copyPath', seq: this.seq, path: this.path });
  }

  copyAccessor(button?: HTMLElement): void {
    if (this.more === undefined)
      this.context.copying(button, { type: 'copyAccessor', seq: this.seq, path: this.path });
  }

  #copyButtons(): readonly HTMLButtonElement[] {
    const { copyAccessor, copyPath, copyValue } = this.context.strings;
    const of = this.node.key === undefined ? '' : ` ${this.#keyText()}`;
    return [
      button({
        icon: 'copy',
        label: copyValue + of,
        focusable: false,
        onClick: (self) => this.copyValue(self),
      }),
      button({
        icon: 'list-tree',
        label: copyPath + of,
        focusable: false,
        onClick: (self) => this.copyPath(self),
      }),
      button({
        icon: 'symbol-field',
        label: copyAccessor + of,
        focusable: false,
        onClick: (self) => this.copyAccessor(self),
      }),
    ];
  }

  #keyText(): string {
    const { key } = this.node;
    return escapeInvisible(
      typeof key === 'string' && key.length > preview ? `${key.slice(0, preview)}…` : String(key ?? ''),
    );
  }

  #paintValue(): void {
    const { kind } = this.node;
    const shown = this.isContainer ? this.#shape() : this.#literal();
    this.#value.className = `json-value ${kind}`;
    this.#value.textContent = shown;
    const key = this.node.key === undefined ? '' : `${this.#keyText()}: `;
    // An opened text is its own name: no one needs 100,000 characters twice.
    if (this.expanded && !this.isContainer) this.element.removeAttribute('aria-label');
    else this.element.setAttribute('aria-label', key + shown);
  }

  #shape(): string {
    const { count, kind } = this.node;
    const { language, strings } = this.context;
    const items = count === 1 ? strings.jsonItem : fill(strings.jsonItems, count.toLocaleString(language));
    return kind === 'object' ? (count === 0 ? '{}' : `{ ${items} }`) : count === 0 ? '[]' : `[ ${items} ]`;
  }

  /** The characters as received; those that cannot be seen, as their escapes. */
  #literal(): string {
    const { start, end } = this.node;
    const room = this.expanded ? longest : preview;
    if (end - start <= room) return escapeInvisible(this.text.slice(start, end));
    const rest = this.expanded
      ? ` ${fill(this.context.strings.jsonMoreText, (end - start - room).toLocaleString(this.context.language))}`
      : '';
    return `${escapeInvisible(this.text.slice(start, start + room))}…${rest}`;
  }
}
