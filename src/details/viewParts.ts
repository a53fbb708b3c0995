import { hasDirection } from '../channels';
import type { Message } from '../api/types';
import type { Translate } from '../ui/channelWords';
import type { Fact } from './facts';
import type { FieldView, MessageView } from './viewSchema';

/* Parts of a view that messages and the emails in them share. */

export function field(fact: Fact): FieldView {
  return { label: fact.label, value: fact.value, kind: fact.kind, copy: fact.copy !== undefined };
}

export function directionView(
  message: Pick<Message, 'direction' | 'messageType'>,
  t: Translate,
): MessageView['direction'] {
  if (message.direction === undefined || !hasDirection(message.messageType)) return undefined;
  return message.direction === 'inbound'
    ? { label: t('Inbound'), icon: 'arrow-down' }
    : { label: t('Outbound'), icon: 'arrow-up' };
}

export function timeView({ dateAdded: at }: Pick<Message, 'dateAdded'>): MessageView['time'] {
  return at === undefined ? undefined : { at, utc: new Date(at).toISOString() };
}
