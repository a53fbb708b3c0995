import type { Message } from '../api/types';
import type { Translate } from '../ui/channelWords';
import { searchedTexts } from './rowText';

/** Characters that are kept, of all rows together. */
const room = 24_000_000;
/** What keeping anything costs. */
const each = 50;

/**
 * What rows say, kept for the next search: a person types letter by letter. Of what has no room, and of what stands in
 * the message as it is shown, nothing is kept.
 */
export class SearchTexts {
  readonly #kept = new WeakMap<Message, readonly string[]>();
  #left: number;

  constructor(
    private readonly t: Translate,
    size = room,
  ) {
    this.#left = size;
  }

  of(message: Message): readonly string[] {
    const known = this.#kept.get(message);
    if (known !== undefined) return known;
    const texts = [...searchedTexts(message, this.t)];
    const size = texts.reduce((sum, text) => sum + (text === message.body ? 0 : text.length + each), 0);
    if (size > 0 && size <= this.#left) {
      this.#left -= size;
      this.#kept.set(message, texts);
    }
    return texts;
  }
}
