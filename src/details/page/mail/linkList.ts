import { checkSpelling } from '../../../media/linkSpelling';
import { otherHost } from '../../../media/textLinks';
import { button, fill, foreign, h, icon } from '../../../webview/page/dom';
import { foreignLink } from '../../../webview/page/linkedText';
import { linksOf, type PageContext } from '../context';
import type { MailLink } from './clean';

/** So many are shown at first: a newsletter may have hundreds, and most lead to the same few places. */
const few = 8;

/** The links of an email beside it, each with the host it really leads to. */
export function linkList(
  links: readonly MailLink[],
  seq: number,
  context: PageContext,
): HTMLElement | undefined {
  const known = [...new Map(links.map((link) => [`${link.words}\n${link.url}`, link])).values()];
  if (known.length === 0) return undefined;
  const { strings } = context;
  const list = h(
    'ul',
    { class: 'mail-links' },
    known.slice(0, few).map((link) => item(link, seq, context)),
  );
  const more = button({
    label: fill(strings.mailLinksMore, known.length.toLocaleString(context.language)),
    text: true,
    class: 'secondary',
    onClick: () => {
      list.append(...known.slice(few).map((link) => item(link, seq, context)));
      more.remove();
      list.querySelectorAll<HTMLElement>('.foreign-link')[few]?.focus();
    },
  });
  return h(
    'section',
    { class: 'mail-link-section', 'aria-label': strings.mailLinks },
    h('h3', {}, strings.mailLinks),
    h('p', { class: 'hint' }, strings.mailLinksHint),
    list,
    known.length > few ? more : undefined,
  );
}

function item({ words, url }: MailLink, seq: number, context: PageContext): HTMLElement {
  const { strings } = context;
  const link = checkSpelling(url);
  const name = words === '' ? shortened(url) : words;
  if (!link.ok) {
    return h(
      'li',
      {},
      icon('circle-slash'),
      h('span', { class: 'value' }, foreign(name)),
      h('span', { class: 'mail-link-host' }, strings.mailLinkRefused),
    );
  }
  const other = otherHost(words, link.host);
  return h(
    'li',
    other === undefined ? {} : { class: 'suspicious' },
    icon(other === undefined ? 'link-external' : 'warning'),
    h('bdi', {}, foreignLink(name, link.url, link.host, linksOf(seq, context))),
    h(
      'span',
      { class: 'mail-link-host' },
      other === undefined ? link.host : fill(strings.mailLinkOther, other, link.host),
    ),
  );
}

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
