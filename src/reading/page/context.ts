import type { Links } from '../../webview/page/linkedText';
import type { Ask, PageStrings } from '../protocol';

type Unnumbered = Ask extends infer A ? (A extends Ask ? Omit<A, 'seq'> : never) : never;

/** What every part of the page needs. */
export interface PageContext {
  readonly strings: PageStrings;
  readonly language: string;
  /** Asks the host about the conversation that is shown. */
  ask(message: Unnumbered): void;
  /** What becomes of links in texts. */
  readonly links: Links;
  announce(text: string): void;
}
