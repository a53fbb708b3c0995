import { ApiError } from '../api/errors';

/**
 * One sentence for one cause: fifty commands that end with the same refused token are one notification. Whoever asks
 * after it was shown is told again.
 */
export class Prompts {
  #count = 0;
  readonly #open = new Map<string, number>();

  /** Work begins. */
  begin(): number {
    return ++this.#count;
  }

  /** Shows what ended the work that began then, unless the same is on screen and came after that. */
  async show<T>(began: number, error: unknown, text: string, show: () => Promise<T>): Promise<T | undefined> {
    const cause = causeOf(error, text);
    if ((this.#open.get(cause) ?? 0) > began) return undefined;
    const own = ++this.#count;
    this.#open.set(cause, own);
    try {
      return await show();
    } finally {
      if (this.#open.get(cause) === own) this.#open.delete(cause);
    }
  }
}

/** The sentence without what tells one request from another: trace ids and the seconds of a wait. */
function causeOf(error: unknown, text: string): string {
  if (!(error instanceof ApiError)) return text;
  const { kind, status, scope, code, details } = error.facts;
  return JSON.stringify([kind, status, scope, code, details]);
}
