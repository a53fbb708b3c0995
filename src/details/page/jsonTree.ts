import { childrenOf, rootNode, type Cursor, type JsonNode } from '../jsonRows';
import { fill, h } from '../../webview/page/dom';
import { JsonRow } from './jsonRow';
import type { PageContext } from './context';

/** Rows that one step adds at most: what a page can lay out without a person noticing. */
const pageSize = 200;
const expandAllLimit = 1000;

/**
 * The tree pattern of https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ over a flat list of rows.
 * A row is found in the text and laid out when its parent is opened, never earlier.
 */
export class JsonTree {
  readonly element: HTMLElement;
  readonly #rows = new Map<Element, JsonRow>();
  #current: JsonRow | undefined;

  constructor(
    private readonly text: string,
    private readonly seq: number,
    private readonly context: PageContext,
  ) {
    this.element = h('div', {
      class: 'tree',
      role: 'tree',
      'aria-labelledby': 'json-title',
      'aria-describedby': 'json-hint',
    });
    const root = this.#row(rootNode(text), undefined, { position: 1, of: 1 });
    this.element.append(root.element);
    this.#makeCurrent(root);
    this.#open(root);
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('copy', (event) => this.#onCopy(event));
    this.element.addEventListener('click', (event) => this.#onClick(event));
  }

  /** Level by level, so that a wide document shows its shape before its depths. */
  expandAll(): void {
    for (const row of this.#rows.values()) {
      if (this.#rows.size > expandAllLimit) {
        this.context.announce(fill(this.context.strings.expandLimit, this.#rows.size));
        return;
      }
      if (row.isContainer) this.#open(row);
    }
  }

  collapseAll(): void {
    const root = this.#ordered()[0];
    if (root === undefined) return;
    this.#close(root);
    this.#open(root);
    this.#makeCurrent(root);
  }

  #row(node: JsonNode, parent: JsonRow | undefined, place: { position: number; of: number }): JsonRow {
    const row = new JsonRow(this.text, node, parent, place, this.seq, this.context);
    this.#rows.set(row.element, row);
    return row;
  }

  #open(row: JsonRow): void {
    if (!row.expandable || row.expanded) return;
    row.setExpanded(true);
    if (row.isContainer) this.#insertChildren(row, row.element, undefined);
  }

  #close(row: JsonRow): void {
    if (!row.expanded) return;
    row.setExpanded(false);
    if (!row.isContainer) return;
    let next = row.element.nextElementSibling;
    while (next !== null) {
      const below = this.#rows.get(next);
      if (below !== undefined && below.level <= row.level) break;
      const gone = next;
      next = next.nextElementSibling;
      this.#rows.delete(gone);
      gone.remove();
    }
    if (this.#current !== undefined && !this.#rows.has(this.#current.element)) this.#makeCurrent(row);
  }

  #insertChildren(parent: JsonRow, after: Element, from: Cursor | undefined): JsonRow | undefined {
    const { nodes, next } = childrenOf(this.text, parent.node, pageSize, from);
    const of = parent.node.count;
    const rows = nodes.map((node, index) =>
      this.#row(node, parent, { position: (from?.index ?? 0) + index + 1, of }),
    );
    if (next !== undefined) rows.push(this.#moreRow(parent, next));
    after.after(...rows.map((row) => row.element));
    return rows[0];
  }

  #moreRow(parent: JsonRow, next: Cursor): JsonRow {
    const left = parent.node.count - next.index;
    const row = this.#row(parent.node, parent, { position: next.index + 1, of: parent.node.count });
    const { strings, language } = this.context;
    row.becomeMore(fill(strings.jsonMore, Math.min(pageSize, left), left.toLocaleString(language)), () => {
      const before = row.element.previousElementSibling ?? parent.element;
      const hadFocus = row.element.contains(document.activeElement);
      this.#rows.delete(row.element);
      row.element.remove();
      const first = this.#insertChildren(parent, before, next);
      if (first !== undefined) this.#makeCurrent(first, hadFocus);
    });
    return row;
  }

  #toggle(row: JsonRow): void {
    if (row.more !== undefined) row.more();
    else if (row.expanded) this.#close(row);
    else this.#open(row);
  }

  #makeCurrent(row: JsonRow, focus = false): void {
    this.#current?.setCurrent(false);
    this.#current = row;
    row.setCurrent(true);
    if (focus) row.element.focus();
  }

  #ordered(): readonly JsonRow[] {
    return Array.from(this.element.children, (child) => this.#rows.get(child)).filter(
      (row) => row !== undefined,
    );
  }

  #rowOf(target: EventTarget | null): JsonRow | undefined {
    const element = target instanceof Element ? target.closest('[role=treeitem]') : null;
    return element === null ? undefined : this.#rows.get(element);
  }

  #onClick(event: MouseEvent): void {
    const row = this.#rowOf(event.target);
    // Somebody who marks text with the mouse does not want it to fold away.
    if (row === undefined || getSelection()?.isCollapsed === false) return;
    this.#makeCurrent(row, true);
    if (event.detail !== 2) this.#toggle(row);
  }

  /** Ctrl+C, Cmd+C and the menu: with nothing marked, the value of the focused row. */
  #onCopy(event: ClipboardEvent): void {
    const row = this.#rowOf(event.target);
    if (row === undefined || getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    row.copyValue();
  }

  #onKey(event: KeyboardEvent): void {
    const row = this.#rowOf(event.target);
    if (row === undefined || event.target !== row.element || event.ctrlKey || event.metaKey || event.altKey)
      return;
    // With Caps Lock too.
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (this.#press(key, row)) event.preventDefault();
  }

  #press(key: string, row: JsonRow): boolean {
    switch (key) {
      case 'ArrowDown':
        return this.#focusOn(row.element.nextElementSibling);
      case 'ArrowUp':
        return this.#focusOn(row.element.previousElementSibling);
      case 'Home':
        return this.#focusOn(this.element.firstElementChild);
      case 'End':
        return this.#focusOn(this.element.lastElementChild);
      case 'ArrowRight':
        if (!row.expanded) this.#open(row);
        else if (row.isContainer) this.#focusOn(row.element.nextElementSibling);
        return true;
      case 'ArrowLeft':
        if (row.expanded) this.#close(row);
        else this.#focusOn(row.parent?.element ?? null);
        return true;
      case 'Enter':
      case ' ':
        this.#toggle(row);
        return true;
      case 'c':
        row.copyValue();
        return true;
      case 'p':
        row.copyPath();
        return true;
      case 'e':
        row.copyAccessor();
        return true;
      default:
        return false;
    }
  }

  #focusOn(element: Element | null): boolean {
    const row = element === null ? undefined : this.#rows.get(element);
    if (row !== undefined) this.#makeCurrent(row, true);
    return true;
  }
}
