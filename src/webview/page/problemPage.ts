import { button, h, icon } from './dom';

/** Why there is nothing to see, and what can be done about it. `act` is told which of the actions was chosen. */
export function problemPage(
  text: string,
  actions: readonly string[],
  act: (index: number) => void,
): HTMLElement {
  return h(
    'section',
    { class: 'problem', role: 'alert' },
    icon('warning'),
    // What happened is all that this page is about.
    h('h1', { class: 'problem-text' }, text),
    h(
      'div',
      { class: 'problem-actions' },
      actions.map((label, index) =>
        button({
          label,
          text: true,
          class: index === 0 ? 'primary' : 'secondary',
          onClick: () => act(index),
        }),
      ),
    ),
  );
}
