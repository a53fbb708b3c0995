import { h } from '../../webview/page/dom';

export interface Tab {
  readonly label: string;
  /** Made when the tab is first chosen. */
  content(): HTMLElement;
}

let made = 0;

/** The tabs pattern of https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ : arrows choose, Tab goes on into the panel. */
export function tabs(label: string, all: readonly Tab[]): HTMLElement {
  const prefix = `tabs${made++}`;
  const panels = all.map((_, at) =>
    h('div', {
      class: 'tab-panel',
      role: 'tabpanel',
      id: `${prefix}-p${at}`,
      'aria-labelledby': `${prefix}-t${at}`,
    }),
  );
  const heads = all.map((tab, at) => {
    const attributes = { type: 'button', class: 'tab', role: 'tab', id: `${prefix}-t${at}` } as const;
    const head = h('button', { ...attributes, 'aria-controls': `${prefix}-p${at}` }, tab.label);
    head.addEventListener('click', () => choose(at));
    return head;
  });
  const list = h('div', { class: 'tab-list', role: 'tablist', 'aria-label': label }, heads);
  list.addEventListener('keydown', (event) => {
    const at = heads.findIndex((head) => head === document.activeElement);
    const last = heads.length - 1;
    const next = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    choose(next);
    heads[next]?.focus();
  });

  function choose(chosen: number): void {
    for (const [at, tab] of all.entries()) {
      const [head, panel] = [heads[at], panels[at]];
      if (head === undefined || panel === undefined) continue;
      head.setAttribute('aria-selected', String(at === chosen));
      head.tabIndex = at === chosen ? 0 : -1;
      panel.hidden = at !== chosen;
      if (at === chosen && panel.childElementCount === 0) panel.append(tab.content());
    }
  }

  choose(0);
  return h('div', { class: 'tabs' }, list, panels);
}
