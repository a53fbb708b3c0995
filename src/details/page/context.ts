import type { Links } from '../../webview/page/linkedText';
import type { FromPage, PageStrings } from '../protocol';

/** What every part of the page needs. */
export interface PageContext {
  readonly strings: PageStrings;
  readonly language: string;
  post(message: FromPage): void;
  /** Asks for a copy; `button` is the one that will show it happened. */
  copying(button: HTMLElement | undefined, message: FromPage): void;
  announce(text: string): void;
}

/** Links in what is shown now. */
export function linksOf(seq: number, context: PageContext): Links {
  const open = (url: string): void => context.post({ type: 'openLink', seq, url });
  return { hint: context.strings.linkOpens, tabIndex: 0, open };
}
