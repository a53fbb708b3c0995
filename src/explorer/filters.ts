import type { ConversationQuery, ConversationStatus, Direction } from '../api/types';

/** What narrows the list of conversations; every part is a parameter of the server's search. */
export interface ConversationFilter {
  readonly query?: string;
  readonly status?: ConversationStatus;
  readonly lastMessageType?: string;
  readonly lastMessageDirection?: Direction;
  readonly contactId?: string;
}

export function isFiltered(filter: ConversationFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== 'all');
}

/** The filter with one part set, or taken out with `undefined`. */
export function withPart<K extends keyof ConversationFilter>(
  filter: ConversationFilter,
  part: K,
  value: ConversationFilter[K] | undefined,
): ConversationFilter {
  const { [part]: _, ...rest } = filter;
  return value === undefined ? rest : { ...rest, [part]: value };
}

export function toQuery(filter: ConversationFilter, limit: number): ConversationQuery {
  return { ...filter, limit };
}

/**
 * Values of `lastMessageType` that the search knows, in the order in which a person looks for them.
 * https://marketplace.gohighlevel.com/docs/ghl/conversations/search-conversation
 */
export const lastMessageTypes = [
  'TYPE_SMS',
  'TYPE_EMAIL',
  'TYPE_CALL',
  'TYPE_WHATSAPP',
  'TYPE_FACEBOOK',
  'TYPE_INSTAGRAM',
  'TYPE_GMB',
  'TYPE_LIVE_CHAT',
  'TYPE_WEBCHAT',
  'TYPE_RCS',
  'TYPE_TIKTOK',
  'TYPE_REVIEW',
  'TYPE_CUSTOM_SMS',
  'TYPE_CUSTOM_EMAIL',
  'TYPE_CUSTOM_PROVIDER_SMS',
  'TYPE_CUSTOM_PROVIDER_EMAIL',
  'TYPE_CAMPAIGN_SMS',
  'TYPE_CAMPAIGN_EMAIL',
  'TYPE_CAMPAIGN_VOICEMAIL',
] as const;

/**
 * Values of the `type` parameter of a conversation's messages. Mind the plural of the comments: rows say
 * `TYPE_INTERNAL_COMMENT`. https://marketplace.gohighlevel.com/docs/ghl/conversations/get-messages
 */
export const messageTypeFilters = [
  'TYPE_SMS',
  'TYPE_EMAIL',
  'TYPE_CALL',
  'TYPE_WHATSAPP',
  'TYPE_FACEBOOK',
  'TYPE_INSTAGRAM',
  'TYPE_GMB',
  'TYPE_LIVE_CHAT',
  'TYPE_RCS',
  'TYPE_TIKTOK',
  'TYPE_FORM_SUBMISSION',
  'TYPE_INTERNAL_COMMENTS',
  'TYPE_ACTIVITY_APPOINTMENT',
  'TYPE_ACTIVITY_CONTACT',
  'TYPE_ACTIVITY_INVOICE',
  'TYPE_ACTIVITY_PAYMENT',
  'TYPE_ACTIVITY_OPPORTUNITY',
  'TYPE_ACTIVITY_WHATSAPP',
  'TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG',
] as const;
