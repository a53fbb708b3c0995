import { isEmail, type Message, type SocialNetwork } from '../api/types';
import { routeName, type Translate } from '../ui/channelWords';
import type { ViewFacts } from './view';

/** One row of the details; without `copy` it has no copy button. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly kind: 'text' | 'code';
  readonly copy: string | undefined;
}

export function messageFacts(message: Message, facts: ViewFacts, t: Translate): readonly Fact[] {
  const { call } = message;
  return [
    ...text(t('Contact'), facts.contactName),
    ...text(t('From'), message.from),
    ...text(t('To'), message.to),
    ...(isEmail(message)
      ? [
          ...text(t('Cc'), message.cc.join(', ') || undefined),
          ...text(t('Bcc'), message.bcc.join(', ') || undefined),
        ]
      : []),
    ...text(t('Subject'), message.emailSubject),
    ...text(
      t('Call duration'),
      call?.duration === undefined ? undefined : duration(call.duration, t),
      `${call?.duration}`,
    ),
    ...text(t('Call status'), call?.status),
    ...message.pages.flatMap((page) => {
      const { name, pageId } = pageLabels(page.network, t);
      return [...text(name, page.pageName), ...id(pageId, page.pageId)];
    }),
    ...text(t('Route'), routeName(message, t)),
    ...text(t('Source'), message.source),
    ...text(t('Email service'), isEmail(message) ? message.provider : undefined),
    ...id(t('Type'), message.messageType || undefined),
    ...text(t('Content type'), message.contentType),
    ...message.emailMessageIds.flatMap((emailId) => id(t('Email message ID'), emailId)),
    { label: t('Account'), value: facts.accountLabel, kind: 'text', copy: undefined },
  ];
}

export function messageIds(message: Message, t: Translate): readonly Fact[] {
  return [
    ...id(isEmail(message) ? t('Email message ID') : t('Message ID'), message.id || undefined),
    ...(isEmail(message)
      ? [...id(t('Thread ID'), message.threadId), ...id(t('Reply to'), message.replyToMessageId)]
      : []),
    ...id(t('Conversation ID'), message.conversationId),
    ...id(t('Contact ID'), message.contactId),
    ...id(t('Location ID'), message.locationId),
    ...id(t('User ID'), message.userId),
    ...id(t('Provider ID'), message.conversationProviderId),
    ...id(t('Marketplace app ID'), message.marketplaceAppId),
    ...id(t('Chat widget ID'), message.chatWidgetId),
    ...id(t('Alternate ID'), message.altId),
  ];
}

function pageLabels(
  network: SocialNetwork,
  t: Translate,
): { readonly name: string; readonly pageId: string } {
  switch (network) {
    case 'instagram':
      return { name: t('Instagram page'), pageId: t('Instagram page ID') };
    case 'facebook':
      return { name: t('Facebook page'), pageId: t('Facebook page ID') };
    case 'tiktok':
      return { name: t('TikTok account'), pageId: t('TikTok account ID') };
    case 'google':
      return { name: t('Google business'), pageId: t('Google business ID') };
    case 'whatsapp':
      return { name: t('WhatsApp account'), pageId: t('WhatsApp account ID') };
  }
}

function text(label: string, value: string | undefined, copy = value): readonly Fact[] {
  return value === undefined ? [] : [{ label, value, kind: 'text', copy }];
}

function id(label: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ label, value, kind: 'code', copy: value }];
}

/** `1 h 2 min 5 s`; below a minute, fractions of a second stay. */
export function duration(seconds: number, t: Translate): string {
  if (seconds < 60) return t('{0} s', seconds);
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  return minutes < 60
    ? t('{0} min {1} s', minutes, rest)
    : t('{0} h {1} min {2} s', Math.floor(minutes / 60), minutes % 60, rest);
}
