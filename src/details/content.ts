import type { PageState, ToPage } from './protocol';
import type { Shown } from './view';

/** What a panel shows. */
export type Content =
  | { readonly kind: 'empty' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'message'; readonly shown: Shown }
  /** The message is not this account's to show. */
  | { readonly kind: 'gone'; readonly text: string }
  | { readonly kind: 'problem'; readonly text: string; readonly actions: readonly ProblemAction[] };

export interface ProblemAction {
  readonly label: string;
  run(): unknown;
}

/** How a panel's content is told to its page. */
export function contentMessage(
  content: Content,
  seq: number,
  state: PageState,
  remoteMail?: number,
): ToPage | undefined {
  switch (content.kind) {
    case 'empty':
      return undefined;
    case 'loading':
      return { type: 'loading', seq, state };
    case 'message':
      return { type: 'message', seq, state, view: content.shown.view, remoteMail };
    case 'gone':
      return { type: 'problem', seq, state, text: content.text, actions: [] };
    case 'problem':
      return {
        type: 'problem',
        seq,
        state,
        text: content.text,
        actions: content.actions.map(({ label }) => label),
      };
  }
}
