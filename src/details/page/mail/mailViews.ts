import type { MailView } from '../../mail/schema';
import { button, fill, h, icon } from '../../../webview/page/dom';
import { linkedText } from '../../../webview/page/linkedText';
import { JsonTree } from '../jsonTree';
import { longText } from '../longText';
import { linksOf, type PageContext } from '../context';
import { tabs, type Tab } from '../tabs';
import type { FromPage } from '../../protocol';
import { beginning } from './beginning';
import { cleanMail, type CleanMail } from './clean';
import { frameHeight, mailFrame } from './frame';
import { linkList } from './linkList';
import { mailText } from './mailText';

type Parts = readonly (HTMLElement | undefined)[];

/** One email four ways: as its sender laid it out, its words, its source, and the JSON it came in. */
export class MailViews {
  readonly element: HTMLElement;
  readonly #json = h('div', { class: 'json-content' });
  #jsonAsked = false;
  #cleaned: CleanMail | undefined;
  #text: string | undefined;
  /** A person asked for all of an email that is very long. */
  #whole = false;
  /** Draws again what depends on how much of the email is taken. */
  readonly #redraw: (() => void)[] = [];

  constructor(
    private readonly view: MailView,
    private readonly mail: number,
    private readonly withRemote: boolean,
    private readonly seq: number,
    private readonly context: PageContext,
  ) {
    const { strings } = context;
    const all: readonly Tab[] = [
      ...(view.html
        ? [{ label: strings.mailRendered, content: () => this.#part(() => this.#rendered()) }]
        : []),
      { label: strings.mailText, content: () => this.#part(() => this.#words()) },
      { label: strings.mailSource, content: () => this.#sourcePanel() },
      { label: strings.mailJson, content: () => this.#jsonPanel() },
    ];
    this.element = tabs(strings.mailTabs, all);
  }

  showJson(text: string): void {
    const { context, mail, seq } = this;
    const tree = new JsonTree(text, seq, {
      ...context,
      // What the tree asks for is of this email's JSON, not of the message's.
      copying: (self, message) => context.copying(self, ofMail(message, mail)),
    });
    const copy = button({
      icon: 'copy',
      label: context.strings.copyJson,
      onClick: (self) =>
        context.copying(self, { type: 'copyMailJson', seq, mail, start: 0, end: text.length }),
    });
    this.#json.replaceChildren(h('div', { class: 'panel-actions' }, copy), tree.element);
  }

  get #source(): string {
    return this.#whole ? this.view.body : beginning(this.view.body);
  }

  /** Cleaned once, whichever tab asks first. */
  get #clean(): CleanMail {
    return (this.#cleaned ??= cleanMail(this.#source, this.withRemote));
  }

  get #plain(): string {
    return (this.#text ??= this.view.html ? mailText(this.#clean.document) : this.view.body);
  }

  #part(draw: () => Parts): HTMLElement {
    const part = h('div', { class: 'mail-part', tabindex: -1 });
    const drawIn = (): void => part.replaceChildren(...draw().filter((child) => child !== undefined));
    this.#redraw.push(drawIn);
    drawIn();
    return part;
  }

  #showWhole(): void {
    this.#whole = true;
    this.#cleaned = undefined;
    this.#text = undefined;
    const focused = document.activeElement?.closest<HTMLElement>('.mail-part');
    for (const draw of this.#redraw) draw();
    focused?.focus({ preventScroll: true });
  }

  /** Says that there is more of an email than is shown. */
  #longNotice(): HTMLElement | undefined {
    const { strings, language } = this.context;
    const [shown, all] = [this.#source.length, this.view.body.length];
    if (!this.view.html || shown === all) return undefined;
    const said = fill(strings.mailLong, shown.toLocaleString(language), all.toLocaleString(language));
    const show = button({
      label: strings.mailLongShow,
      text: true,
      class: 'secondary',
      onClick: () => this.#showWhole(),
    });
    return h('div', { class: 'mail-notice', role: 'note' }, icon('info'), h('span', {}, said), show);
  }

  #rendered(): Parts {
    const { context, seq, withRemote } = this;
    const clean = this.#clean;
    const frame = mailFrame(clean.document, withRemote, context.strings.mailFrame);
    const paper = h('div', { class: 'mail-paper', tabindex: -1 }, frame);
    giveFocusBack(paper, frame);
    paper.style.setProperty('--mail-height', `${frameHeight(clean.document, this.#plain)}px`);
    return [this.#longNotice(), this.#remoteNotice(clean.remote), paper, linkList(clean.links, seq, context)];
  }

  #remoteNotice(remote: number): HTMLElement | undefined {
    const { context, mail, seq } = this;
    const { strings } = context;
    if (this.withRemote)
      return h(
        'p',
        { class: 'mail-notice', role: 'note' },
        icon('eye'),
        h('span', {}, strings.mailRemoteShown),
      );
    if (remote === 0) return undefined;
    const said =
      remote === 1
        ? strings.mailRemoteOne
        : fill(strings.mailRemote, remote.toLocaleString(context.language));
    const show = button({
      label: strings.mailRemoteShow,
      text: true,
      class: 'secondary',
      onClick: () => context.post({ type: 'showRemote', seq, mail }),
    });
    return h('div', { class: 'mail-notice', role: 'note' }, icon('eye-closed'), h('span', {}, said), show);
  }

  #words(): Parts {
    const { context, seq } = this;
    if (this.#plain === '')
      return [this.#longNotice(), h('p', { class: 'hint' }, context.strings.mailNoBody)];
    const text = longText(
      this.#plain,
      { class: 'body-text', label: context.strings.mailText },
      (part, goesOn) => linkedText(part, goesOn, linksOf(seq, context)),
      context,
    );
    return [this.#longNotice(), text];
  }

  #sourcePanel(): HTMLElement {
    const { context, mail, seq } = this;
    const { strings } = context;
    const copy = button({
      icon: 'copy',
      label: strings.mailSourceCopy,
      onClick: (self) => context.copying(self, { type: 'copyMailSource', seq, mail }),
    });
    const source = longText(
      this.view.body,
      { class: 'mail-source', label: strings.mailSource },
      (part) => [part],
      context,
    );
    return h('div', {}, h('div', { class: 'panel-actions' }, copy), source);
  }

  #jsonPanel(): HTMLElement {
    if (!this.#jsonAsked) this.context.post({ type: 'wantMailJson', seq: this.seq, mail: this.mail });
    this.#jsonAsked = true;
    return this.#json;
  }
}

/**
 * A frame without scripts passes no key on: while it has the focus, VS Code's shortcuts are deaf. A click on an email is
 * to select in it; once the mouse leaves, the keys are the panel's again. Who came by Tab leaves by Tab.
 */
function giveFocusBack(paper: HTMLElement, frame: HTMLElement): void {
  paper.addEventListener('mouseleave', () => {
    if (document.activeElement === frame) paper.focus({ preventScroll: true });
  });
}

/** What the tree of an email's JSON asks for, as a request about that email and not about the message. */
function ofMail(message: FromPage, mail: number): FromPage {
  if (message.type === 'copyJson') return { ...message, type: 'copyMailJson', mail };
  return message.type === 'copyAccessor' ? { ...message, record: 'email' } : message;
}
