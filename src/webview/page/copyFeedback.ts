/** Says that something was copied: a tick in the button, a word to a screen reader. Only after the host did it. */
export class CopyFeedback {
  #expected: { readonly button: HTMLElement | undefined; readonly word: string } | undefined;

  constructor(private readonly announcer: HTMLElement) {}

  expect(button: HTMLElement | undefined, word: string): void {
    this.#expected = { button, word };
  }

  confirm(): void {
    const expected = this.#expected;
    if (expected === undefined) return;
    this.#expected = undefined;
    this.announce(expected.word);
    const { button } = expected;
    button?.classList.add('copied');
    setTimeout(() => button?.classList.remove('copied'), 1500);
  }

  /** The same words twice are no change to a live region: it is emptied in between. */
  announce(text: string): void {
    this.announcer.textContent = '';
    setTimeout(() => {
      this.announcer.textContent = text;
    }, 50);
  }
}
