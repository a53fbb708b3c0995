import type { AttachmentView } from '../../viewSchema';
import { foreign, h, icon } from '../../../webview/page/dom';
import type { PageContext } from '../messagePage';

/** Nothing of an attachment is loaded: a click asks the host, the host asks the person. */
export function mailAttachments(
  attachments: readonly AttachmentView[],
  context: PageContext,
  open: (index: number) => void,
): HTMLElement {
  const items = attachments.map((attachment, index) =>
    h(
      'li',
      { class: 'attachment' },
      icon(attachment.icon),
      attachment.refused === undefined
        ? link(attachment, () => open(index))
        : h('span', { class: 'value' }, foreign(attachment.name)),
      h(
        'span',
        { class: 'attachment-about' },
        attachment.refused ?? `${attachment.type} · ${attachment.host ?? ''}`,
      ),
    ),
  );
  return h('section', { class: 'attachments' }, h('h2', {}, context.strings.attachments), h('ul', {}, items));
}

function link(attachment: AttachmentView, open: () => void): HTMLElement {
  const element = h('button', { type: 'button', class: 'link' }, foreign(attachment.name));
  element.addEventListener('click', open);
  return element;
}
