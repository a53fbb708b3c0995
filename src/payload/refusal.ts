/** Why a payload cannot be written in a format without losing something or without becoming something else. */
export type RefusalReason =
  | 'notJson'
  /** Brackets nested deeper than compilers read. */
  | 'tooDeep'
  /** An object with one key twice; `subject` is the key. */
  | 'duplicateKey'
  /** Half of a surrogate pair, which the language's strings cannot hold. */
  | 'loneSurrogate'
  /** The row has no id that could stand in an address. */
  | 'noId'
  /** NUL or the end of a line, where a command must stay on its line. */
  | 'controlCharacter'
  /** HighLevel sends no event for such a row. */
  | 'noWebhook'
  /** The path leads to nothing. */
  | 'noValue';

export class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    /** A key or an id of the payload: for the person's eyes, not for a log. */
    readonly subject?: string,
  ) {
    super(reason);
  }
}
