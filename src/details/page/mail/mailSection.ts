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
    for (const [index, card] of this.#cards.slice(-atOnce).entries()) {
      card.want(remote === undefined && index === Math.min(count, atOnce) - 1);
    }
  }

  hear(answer: MailAnswer): void {
    const card = this.#cards[answer.mail];
    if (card === undefined) return;
    switch (answer.type) {
      case 'mail':
        card.show(answer.view);
        this.#order();
        if (answer.mail === this.remote) card.element.scrollIntoView({ block: 'nearest' });
        return;
      case 'mailProblem':
        card.fail(answer);
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

  /** The ids come in any order: what is newest shows once all emails are there. */
  #order(): void {
    if (!this.#cards.every(({ isThere }) => isThere)) return;
    const dated = [...this.#cards].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    if (dated.some((card, at) => this.#list.children[at] !== card.element)) {
      this.#list.replaceChildren(...dated.map(({ element }) => element));
    }
    if (!this.#settled && this.remote === undefined) dated.at(-1)?.open();
    this.#settled = true;
  }
}
