import type { PageCommand } from '../protocol';
import { localTime, relativeTime } from '../time';
import type { MessageView } from '../viewSchema';
import { button, foreign, h, icon } from '../../webview/page/dom';
import type { PageContext } from './context';

/** Who, how, when, and what can be done with the message. */
export class Header {
  readonly element: HTMLElement;
  readonly #pin: HTMLButtonElement;

  constructor(
    view: MessageView,
    seq: number,
    pinned: boolean,
    private readonly context: PageContext,
  ) {
    this.#pin = button({
      icon: 'pin',
      label: context.strings.pin,
      class: 'pin',
      pressed: pinned,
      onClick: () => context.post({ type: 'pin', pinned: this.#pin.getAttribute('aria-pressed') !== 'true' }),
    });
    this.setPinned(pinned);
    this.element = h(
      'header',
      { class: 'header' },
      h('div', { class: 'header-row' }, h('h1', {}, foreign(view.heading)), this.#toolbar(seq)),
      h('div', { class: 'summary' }, facts(view)),
      view.time === undefined ? undefined : timeLine(view.time, seq, context),
    );
  }

  setPinned(pinned: boolean): void {
    const label = pinned ? this.context.strings.unpin : this.context.strings.pin;
    this.#pin.setAttribute('aria-pressed', String(pinned));
    this.#pin.setAttribute('aria-label', this.context.strings.pin);
    this.#pin.title = label;
    this.#pin.replaceChildren(icon(pinned ? 'pinned' : 'pin'));
  }

  #toolbar(seq: number): HTMLElement {
    const { context } = this;
    const { strings } = context;
    const command = (name: PageCommand, iconName: string, primary = false): HTMLButtonElement =>
      button({
        icon: iconName,
        label: strings[name],
        text: primary,
        ...(primary ? { class: 'secondary' } : {}),
        onClick: () => context.post({ type: 'command', seq, command: name }),
      });
    return h(
      'div',
      { class: 'toolbar', role: 'group', 'aria-label': strings.toolbar },
      command('copyPayload', 'copy', true),
      command('insertPayload', 'insert', true),
      h(
        'span',
        { class: 'toolbar-icons' },
        command('openPayload', 'json'),
        command('copyLink', 'link'),
        command('openInBrowser', 'link-external'),
        this.#pin,
      ),
    );
  }
}

function facts(view: MessageView): readonly HTMLElement[] {
  const { channel, direction, status } = view;
  return [
    h('span', { class: 'chip' }, icon(channel.icon), channel.label),
    ...(direction === undefined ? [] : [h('span', { class: 'chip' }, icon(direction.icon), direction.label)]),
    ...(status === undefined
      ? []
      : [h('span', { class: `chip status ${status.tone}` }, foreign(status.label))]),
  ];
}

function timeLine(time: { at: number; utc: string }, seq: number, context: PageContext): HTMLElement {
  const relative = h('span', { class: 'relative' });
  const tell = (): void => {
    relative.textContent = relativeTime(time.at, Date.now(), context.language);
  };
  tell();
  // Ends with the element: a page shows many messages in its life.
  const timer = setInterval(() => (relative.isConnected ? tell() : clearInterval(timer)), 30_000);
  return h(
    'p',
    { class: 'time' },
    relative,
    h('time', { datetime: time.utc }, localTime(time.at, context.language)),
    h(
      'span',
      { class: 'utc-line' },
      h('span', { class: 'utc' }, time.utc),
      button({
        icon: 'copy',
        label: context.strings.copyTime,
        class: 'copy',
        onClick: (self) => context.copying(self, { type: 'copyTime', seq }),
      }),
    ),
  );
}
