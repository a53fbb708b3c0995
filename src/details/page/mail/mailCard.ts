import type { MailAnswer, MailView } from '../../mail/schema';
import { isMediaAsk, type MediaAnswer } from '../../mediaProtocol';
import { shortTime } from '../../time';
import { button, fill, foreign, h, icon } from '../../../webview/page/dom';
import { AttachmentsSection } from '../attachmentsSection';
import { type PageContext } from '../context';
import { deliveryError } from '../messagePage';
import { fieldRows } from '../sections';
import { MailViews } from './mailViews';

interface Place {
  readonly mail: number;
  readonly of: number;
  /** A person asked for its remote images. */
  readonly withRemote: boolean;
  readonly seq: number;
}

/** One email of the message: not there yet, folded to a line, or open. */
export class MailCard {
  readonly element = h('article', { class: 'mail' });
  /** When it was written, as far as that is known. */
  at: number | undefined;
  #wanted = false;
  #view: MailView | undefined;
  #views: MailViews | undefined;
  #attachments: AttachmentsSection | undefined;
  #toggle: HTMLButtonElement | undefined;
  #body: HTMLElement | undefined;
  #opensWithAnswer = false;
  #isChosen = false;

  constructor(
    private readonly place: Place,
    private readonly context: PageContext,
  ) {
    this.#offer();
  }

  get isThere(): boolean {
    return this.#view !== undefined;
  }

  /** Asks for the email, once. */
  want(open: boolean): void {
    this.#opensWithAnswer ||= open;
    if (this.#wanted) return;
    this.#wanted = true;
    const { context, place } = this;
    this.element.replaceChildren(h('p', { class: 'hint', role: 'status' }, context.strings.mailLoading));
    context.post({ type: 'wantMail', seq: place.seq, mail: place.mail });
  }

  show(view: MailView): void {
    this.#view = view;
    this.at = view.time?.at;
    const toggle = this.#head(view);
    this.#toggle = toggle;
    this.element.setAttribute(
      'aria-label',
      `${view.sender}: ${view.subject ?? this.context.strings.mailNoSubject}`,
    );
    this.element.replaceChildren(toggle);
    if (this.#opensWithAnswer) this.open();
  }

  fail({ text, remedy }: Extract<MailAnswer, { type: 'mailProblem' }>): void {
    const { context, place } = this;
    const { mail, seq } = place;
    this.#wanted = false;
    const secondary = (label: string, onClick: () => void): HTMLElement =>
      button({ label, text: true, class: 'secondary', onClick });
    const said = h('span', {}, text);
    this.element.replaceChildren(
      h(
        'div',
        { class: 'mail-notice', role: 'alert' },
        icon('warning'),
        said,
        secondary(context.strings.mailRetry, () => this.want(true)),
        remedy === undefined
          ? undefined
          : secondary(remedy, () => context.post({ type: 'mailRemedy', seq, mail })),
      ),
    );
  }

  showJson(text: string): void {
    this.#views?.showJson(text);
  }

  hearMedia(answer: MediaAnswer): void {
    if ('item' in answer && typeof answer.item === 'number') this.#attachments?.hear(answer.item, answer);
  }

  release(): void {
    this.#attachments?.release();
  }

  open(): void {
    if (this.#view === undefined) return;
    this.#body ??= this.#fill(this.#view);
    if (!this.#body.isConnected) this.element.append(this.#body);
    this.#setOpen(true);
  }

  /** Folds again, unless a person opened or folded it. */
  giveWay(): void {
    if (!this.#isChosen) this.#setOpen(false);
  }

  /** What there is to see of an email that nobody has asked for. */
  #offer(): void {
    const { strings } = this.context;
    const { mail, of } = this.place;
    const load = button({
      label: strings.mailShow,
      text: true,
      class: 'secondary',
      onClick: () => this.want(true),
    });
    this.element.replaceChildren(h('div', { class: 'mail-offer' }, fill(strings.mailOf, mail + 1, of), load));
  }

  #head(view: MailView): HTMLButtonElement {
    const { context } = this;
    const head = h(
      'button',
      { type: 'button', class: 'mail-head', 'aria-expanded': 'false' },
      icon('chevron-right'),
      view.direction === undefined ? undefined : icon(view.direction.icon),
      h('span', { class: 'mail-sender' }, foreign(view.sender)),
      h('span', { class: 'mail-subject' }, foreign(view.subject ?? context.strings.mailNoSubject)),
      view.time === undefined
        ? undefined
        : h(
            'time',
            { datetime: view.time.utc, class: 'mail-time' },
            shortTime(view.time.at, context.language),
          ),
    );
    head.addEventListener('click', () => {
      this.#isChosen = true;
      if (head.getAttribute('aria-expanded') === 'true') this.#setOpen(false);
      else this.open();
    });
    return head;
  }

  #setOpen(open: boolean): void {
    this.#toggle?.setAttribute('aria-expanded', String(open));
    this.#toggle?.firstElementChild?.classList.toggle('codicon-chevron-right', !open);
    this.#toggle?.firstElementChild?.classList.toggle('codicon-chevron-down', open);
    if (this.#body !== undefined) this.#body.hidden = !open;
  }

  #fill(view: MailView): HTMLElement {
    const { context, place } = this;
    const { mail, seq, withRemote } = place;
    this.#views = new MailViews(view, mail, withRemote, seq, context);
    if (view.attachments.length > 0) {
      this.#attachments = new AttachmentsSection(view.attachments, seq, this.#ofThisMail());
    }
    const fields = (from: number, to?: number): HTMLElement | undefined =>
      view.fields.length > from
        ? fieldRows(view.fields.slice(from, to), context, (self, field) =>
            context.copying(self, { type: 'copyMailField', seq, mail, field: from + field }),
          )
        : undefined;
    return h(
      'div',
      { class: 'mail-body' },
      view.error === undefined ? undefined : deliveryError(view.error, context.strings),
      fields(0, view.main),
      this.#attachments?.element,
      this.#views.element,
      h('div', { class: 'mail-more' }, fields(view.main)),
    );
  }

  /** What is asked about an attachment here is of this email's, not of the message's. */
  #ofThisMail(): PageContext {
    const { context } = this;
    const { mail } = this.place;
    return {
      ...context,
      post: (ask) => {
        if (isMediaAsk(ask)) context.post({ ...ask, mail });
        else context.post(ask.type === 'openAttachment' ? { ...ask, type: 'openMailAttachment', mail } : ask);
      },
    };
  }
}
