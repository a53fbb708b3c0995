import type { FieldView, MessageView } from '../viewSchema';
import { button, fill, h } from '../../webview/page/dom';
import type { PageContext } from './context';

/** A list of facts, each with a button that copies it. */
export function fieldsSection(
  section: MessageView['sections'][number],
  index: number,
  seq: number,
  context: PageContext,
): HTMLElement {
  const rows = fieldRows(section.fields, context, (self, place) =>
    context.copying(self, { type: 'copyField', seq, section: index, field: place }),
  );
  return h('section', { class: 'fields' }, h('h2', {}, section.title), rows);
}

/** @param copy asks for the field in this place */
export function fieldRows(
  fields: readonly FieldView[],
  context: PageContext,
  copy: (button: HTMLElement, place: number) => void,
): HTMLElement {
  const rows = fields.map((field, place) =>
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
              onClick: (self) => copy(self, place),
            })
          : undefined,
      ),
    ),
  );
  return h('dl', {}, rows);
}
