/* Elements are made one by one and text is only ever set as text: no string in this page is parsed as markup. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Node | string | undefined | readonly Child[];

/** `undefined` and `false` leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (typeof child === 'string' || child instanceof Node) parent.append(child);
    else if (child !== undefined) append(parent, child);
  }
}

/** A codicon; what it means is said in words beside it. */
export function icon(name: string): HTMLElement {
  return h('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' });
}

/** Somebody else's text: its direction is its own and does not disturb what stands around it. */
export function foreign(text: string): HTMLElement {
  return h('bdi', {}, text);
}

interface ButtonOptions {
  readonly icon?: string;
  readonly label: string;
  /** Seen as text; otherwise only the icon is, and the label is its tooltip. */
  readonly text?: boolean;
  readonly class?: string;
  readonly pressed?: boolean;
  readonly focusable?: boolean;
  onClick(button: HTMLButtonElement): void;
}

export function button(options: ButtonOptions): HTMLButtonElement {
  const element = h(
    'button',
    {
      type: 'button',
      class: [options.text === true ? 'button' : 'icon-button', options.class].filter(Boolean).join(' '),
      title: options.label,
      'aria-label': options.label,
      'aria-pressed': options.pressed === undefined ? undefined : String(options.pressed),
      tabindex: options.focusable === false ? -1 : undefined,
    },
    options.icon === undefined ? undefined : icon(options.icon),
    options.text === true ? h('span', { class: 'button-label' }, options.label) : undefined,
  );
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    options.onClick(element);
  });
  return element;
}

/** `{0} of {1}` with its places filled. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
