import { fill, foreign, h, icon } from '../../webview/page/dom';
import { linkedText } from '../../webview/page/linkedText';
import type { RowView } from '../rowSchema';
import type { PageContext } from './context';
import type { Days } from './days';

/** How much of a text a screen reader hears when it comes to a row; the rest it reads on its own. */
const spoken = 300;

/** A row that has not come yet keeps the place that it is taken to need. */
export function placeholder(height: number): HTMLElement {
  const element = h(
    'article',
    { class: 'row waiting', 'aria-busy': 'true', tabindex: -1 },
    h('div', { class: 'bubble' }),
  );
  element.style.setProperty('height', `${height}px`);
  return element;
}

/** One message: a line for a new day, who and how, what was said, when. */
export function rowElement(row: RowView, days: Days, context: PageContext): HTMLElement {
  const day = days.separator(row.at, row.previousAt);
  const follows = row.follows && day === undefined;
  const classes = [
    'row',
    row.kind,
    row.side,
    follows ? 'follows' : '',
    row.status?.failed === true ? 'failed' : '',
  ];
  const menu = {
    webviewSection: 'message',
    preventDefaultContextMenuItems: true,
    kind: 'messageId',
    id: row.id,
  };
  return h(
    'article',
    {
      class: classes.filter((name) => name !== '').join(' '),
      tabindex: -1,
      'aria-label': label(row, days, context),
      'data-vscode-context': row.id === undefined ? undefined : JSON.stringify(menu),
    },
    day === undefined ? undefined : h('div', { class: 'day' }, h('span', {}, day)),
    row.kind === 'record' ? record(row, days, context) : bubble(row, follows, days, context),
  );
}

function label(row: RowView, days: Days, { strings }: PageContext): string {
  const said = [row.subject, row.text].filter((text) => text !== undefined && text !== '').join(', ');
  const kind = [row.channel.label, row.kind === 'team' ? strings.teamOnly : '', row.status?.label ?? '']
    .filter((text) => text !== '')
    .join(', ');
  const text = said.length > spoken ? `${said.slice(0, spoken)}…` : said;
  const when = days.spoken(row.at);
  return row.who === '' ? `${kind}, ${when}: ${text}` : fill(strings.rowLabel, row.who, kind, when, text);
}

function record(row: RowView, days: Days, context: PageContext): HTMLElement {
  const { links } = context;
  return h(
    'div',
    { class: 'bubble' },
    icon(row.channel.icon),
    h(
      'span',
      { class: 'record-text' },
      h('span', { class: 'kind' }, row.channel.label),
      ' ',
      h('bdi', {}, linkedText(row.text, row.more > 0, links)),
      more(row, context),
    ),
    time(row, days),
  );
}

function bubble(row: RowView, follows: boolean, days: Days, context: PageContext): HTMLElement {
  const { strings, links } = context;
  return h(
    'div',
    { class: 'bubble' },
    follows ? undefined : heading(row, context),
    row.subject === undefined || row.subject === ''
      ? undefined
      : h('p', { class: 'subject', dir: 'auto' }, row.subject),
    row.text === ''
      ? undefined
      : h('p', { class: 'text', dir: 'auto' }, linkedText(row.text, row.more > 0, links)),
    more(row, context),
    row.facts.length === 0
      ? undefined
      : h(
          'ul',
          { class: 'facts' },
          row.facts.map((fact) =>
            h('li', { class: fact.rest === true ? 'rest' : undefined }, icon(fact.icon), foreign(fact.text)),
          ),
        ),
    isUndelivered(row) ? failure(row, strings.deliveryFailed) : undefined,
    h(
      'div',
      { class: 'meta' },
      row.status === undefined ? undefined : h('span', { class: 'status' }, foreign(row.status.label)),
      time(row, days),
    ),
  );
}

/** What is behind the end of the text. */
function more({ more: count }: RowView, { strings, language }: PageContext): HTMLElement | undefined {
  if (count === 0) return undefined;
  return h('span', { class: 'more rest' }, `… ${fill(strings.moreText, count.toLocaleString(language))}`);
}

function heading(row: RowView, { strings }: PageContext): HTMLElement {
  return h(
    'div',
    { class: 'heading' },
    icon(row.channel.icon),
    row.who === '' ? undefined : h('span', { class: 'who' }, foreign(row.who)),
    h('span', { class: 'kind' }, row.channel.label),
    row.kind === 'team' ? h('span', { class: 'team-only' }, icon('lock'), strings.teamOnly) : undefined,
  );
}

/** A call that nobody answered, and a word that ends the conversation, have a status that says so. */
function isUndelivered({ error, status, kind, side }: RowView): boolean {
  return error !== undefined || (status?.failed === true && kind === 'message' && side === 'out');
}

function failure(row: RowView, words: string): HTMLElement {
  return h(
    'p',
    { class: 'failure' },
    icon('error'),
    h('span', {}, h('strong', {}, words), row.error === undefined ? undefined : [': ', foreign(row.error)]),
  );
}

function time({ at }: RowView, days: Days): HTMLElement | undefined {
  if (at === undefined) return undefined;
  const iso = new Date(at).toISOString();
  return h('time', { datetime: iso, title: `${days.exact(at)}\n${iso}` }, days.time(at));
}
