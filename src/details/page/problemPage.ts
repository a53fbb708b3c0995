import { button, h, icon } from './dom';
import type { PageContext } from './messagePage';

/** Why there is no message to see, and what can be done about it. */
export function problemPage(
  text: string,
  actions: readonly string[],
  seq: number,
  context: PageContext,
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
          onClick: () => context.post({ type: 'problemAction', seq, index }),
        }),
      ),
    ),
  );
}
