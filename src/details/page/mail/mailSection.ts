import type { MailAnswer } from '../../mail/schema';
import { button, fill, h } from '../../../webview/page/dom';
import type { MediaAnswer } from '../../mediaProtocol';
import type { PageContext } from '../context';
import { MailCard } from './mailCard';

/** So many of the newest are fetched when the message is opened; each costs a request. */
const atOnce = 5;

/** The emails of a message, newest last, of which the newest is open. */
export class MailSection {
  readonly element: HTMLElement;
  readonly #cards: readonly MailCard[];
  readonly #list = h('div', { class: 'mail-list' });
  /** The first few, until they came or failed. */
  readonly #pending = new Set<number>();
  #opened: MailCard | undefined;
  #isFirst = true;
  #settled = false;

  constructor(
    count: number,
    private readonly remote: number | undefined,
    seq: number,
    context: PageContext,
  ) {
    const { strings } = context;
    this.#cards = Array.from(
      { length: count },
      (_, mail) => new MailCard({ mail, of: count, withRemote: mail === remote, seq }, context),
    );
    const earlier = this.#cards.slice(0, -atOnce);
    const loadAll = button({
      label: fill(strings.mailLoadAll, earlier.length.toLocaleString(context.language)),
      text: true,
      class: 'secondary',
      onClick: () => {
        for (const card of earlier) card.want(false);
        loadAll.remove();
      },
    });
    this.element = h(
      'section',
      { class: 'mails', 'aria-label': count === 1 ? strings.mailsOne : strings.mails },
      h(
        'div',
        { class: 'section-row' },
        h('h2', {}, count === 1 ? strings.mailsOne : strings.mails),
        earlier.length > 0 ? loadAll : undefined,
      ),
      this.#list,
    );
    this.#list.append(...this.#cards.map(({ element }) => element));
    if (remote !== undefined) this.#cards[remote]?.want(true);
    for (const [mail, card] of [...this.#cards.entries()].slice(-atOnce)) {
      this.#pending.add(mail);
      card.want(false);
    }
  }

  hear(answer: MailAnswer): void {
    const card = this.#cards[answer.mail];
    if (card === undefined) return;
    switch (answer.type) {
      case 'mail':
        card.show(answer.view);
        this.#settle(answer.mail);
        if (answer.mail === this.remote) card.element.scrollIntoView({ block: 'nearest' });
        return;
      case 'mailProblem':
        card.fail(answer);
        this.#settle(answer.mail);
        return;
      case 'mailJson':
        card.showJson(answer.text);
    }
  }

  hearMedia(mail: number, answer: MediaAnswer): void {
    this.#cards[mail]?.hearMedia(answer);
  }

  release(): void {
    for (const card of this.#cards) card.release();
  }

  #settle(mail: number): void {
    this.#pending.delete(mail);
    this.#openNewest(this.#order());
  }

  /** The ids come in any order: what is there stands by its date, among the places of what is there. @returns the newest */
  #order(): MailCard | undefined {
    const dated = this.#cards.filter(({ isThere }) => isThere).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    const newest = dated.at(-1);
    const focused = document.activeElement;
    for (const [at, card] of this.#cards.entries()) {
      const { element } = (card.isThere ? dated.shift() : undefined) ?? card;
      const place = this.#list.children[at];
      // What is moved loads its frame anew: what is in its place stays there.
      if (place !== undefined && place !== element) place.before(element);
    }
    if (focused instanceof HTMLElement && this.#list.contains(focused))
      focused.focus({ preventScroll: true });
    return newest;
  }

  /**
   * Most often the last id is of the newest: it is waited for, opened, and gives way to what proves to be newer among
   * the first few. Later it stays open beside the newest of all.
   */
  #openNewest(newest: MailCard | undefined): void {
    if (this.#pending.has(this.#cards.length - 1) || this.remote !== undefined) return;
    const isAll = this.#cards.every(({ isThere }) => isThere);
    if (newest !== undefined && newest !== this.#opened && !this.#settled && (this.#isFirst || isAll)) {
      if (this.#isFirst) this.#opened?.giveWay();
      newest.open();
      this.#opened = newest;
    }
    this.#isFirst &&= this.#pending.size > 0;
    this.#settled ||= isAll;
  }
}
