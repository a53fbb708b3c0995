import type { MessageView } from '../viewSchema';
import { button, fill, h } from './dom';
import type { PageContext } from './messagePage';

/** A list of facts, each with a button that copies it. */
export function fieldsSection(
  section: MessageView['sections'][number],
  index: number,
  seq: number,
  context: PageContext,
): HTMLElement {
  const rows = section.fields.map((field, place) =>
    h(
      'div',
      { class: 'field' },
      h('dt', {}, field.label),
      h(
        'dd',
        {},
        h('span', { class: `value ${field.kind}`, dir: field.kind === 'code' ? 'ltr' : 'auto' }, field.value),
        field.copy
          ? button({
              icon: 'copy',
              label: fill(context.strings.copyOf, field.label),
              class: 'copy',
              onClick: (self) =>
                context.copying(self, { type: 'copyField', seq, section: index, field: place }),
            })
          : undefined,
      ),
    ),
  );
  return h('section', { class: 'fields' }, h('h2', {}, section.title), h('dl', {}, rows));
}
