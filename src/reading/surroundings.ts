import * as vscode from 'vscode';
import { channelLabel } from '../ui/channelText';
import { describeLoading, remedyOf, type ErrorAction } from '../ui/errorText';
import type { Surroundings } from './protocol';
import type { ShownRows } from './shownRows';
import type { Story } from './source';

/** What stands around the rows: how many there are, what comes before the oldest, and what is left out. */
export function surroundings(story: Story, shown: ShownRows): Surroundings {
  const types = story.types();
  const { t } = vscode.l10n;
  return {
    about: about(story, shown),
    edge: edge(story),
    filter:
      types.length === 0
        ? undefined
        : { text: t('Only {0}', types.map((type) => channelLabel(type)).join(', ')), clear: t('Show all') },
    activity: shown.withActivity,
    partial: story.list.state !== 'complete',
  };
}

function about({ list }: Story, { hidden }: ShownRows): string {
  const { t } = vscode.l10n;
  const loaded = list.items.length - hidden;
  const parts = [
    list.state === 'complete' && list.stopped === undefined
      ? loaded === 1
        ? t('1 message')
        : t('{0} messages', number(loaded))
      : t('{0} newest messages', number(loaded)),
    ...(hidden === 0
      ? []
      : [hidden === 1 ? t('1 activity hidden') : t('{0} activities hidden', number(hidden))]),
  ];
  return parts.join(' · ');
}

function edge(story: Story): Surroundings['edge'] {
  const { t } = vscode.l10n;
  const { items, state, activity, error, stopped, total } = story.list;
  if (activity === 'loading') return { kind: 'loading', text: t('Loading older messages…') };
  if (error !== undefined) {
    const { text } = describeLoading(error);
    return { kind: 'problem', text, action: t('Try Again'), remedy: edgeRemedy(story)?.label };
  }
  if (stopped !== undefined)
    return { kind: 'start', text: t('The server promised more, but sent nothing new') };
  if (state !== 'complete') {
    const text =
      total === undefined
        ? t('Load older ({0} loaded)', number(items.length))
        : t('Load older ({0} of {1})', number(items.length), number(Math.max(total, items.length)));
    return { kind: 'older', text };
  }
  if (items.length > 0) return { kind: 'start', text: t('The conversation begins here') };
  return { kind: 'start', text: story.types().length > 0 ? t('No messages of this type') : t('No messages') };
}

/** What may help beside trying again, where loading older messages failed. */
export function edgeRemedy({ list: { error } }: Story): ErrorAction | undefined {
  return error === undefined ? undefined : remedyOf(error);
}

function number(count: number): string {
  return count.toLocaleString(vscode.env.language);
}
