/*
 * The numeric `type` beside `messageType`, by position. Written out here and not shared with the reader in `api`:
 * the account plays the server, and a mistake in the reader's table must not cancel itself out.
 */
const byCode =
  ' CALL SMS EMAIL SMS_REVIEW_REQUEST WEBCHAT SMS_NO_SHOW_REQUEST CAMPAIGN_SMS CAMPAIGN_CALL CAMPAIGN_EMAIL CAMPAIGN_VOICEMAIL FACEBOOK CAMPAIGN_FACEBOOK CAMPAIGN_MANUAL_CALL CAMPAIGN_MANUAL_SMS GMB CAMPAIGN_GMB REVIEW INSTAGRAM WHATSAPP CUSTOM_SMS CUSTOM_EMAIL CUSTOM_PROVIDER_SMS CUSTOM_PROVIDER_EMAIL IVR_CALL ACTIVITY_CONTACT ACTIVITY_INVOICE ACTIVITY_PAYMENT ACTIVITY_OPPORTUNITY LIVE_CHAT LIVE_CHAT_INFO_MESSAGE ACTIVITY_APPOINTMENT FACEBOOK_COMMENT INSTAGRAM_COMMENT CUSTOM_CALL GROUP_SMS INTERNAL_CHAT INTERNAL_COMMENT ACTIVITY_EMPLOYEE_ACTION_LOG'.split(
    ' ',
  );

/** The code HighLevel's web application uses; `undefined` for the types whose code is not published. */
export function typeCode(messageType: string): number | undefined {
  const name = messageType.toUpperCase().replace(/^TYPE_/, '');
  if (name === 'NO_SHOW') return 100;
  const code = byCode.indexOf(name);
  return code > 0 ? code : undefined;
}
