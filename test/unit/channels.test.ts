import assert from 'node:assert/strict';
import { channelOf, channels, isActivity, isFailure, typeNameOf, type Channel } from '../../src/channels';

/** Every type of the documentation and those seen outside it, without `TYPE_`, by channel. */
const types: Readonly<Partial<Record<Channel, string>>> = {
  sms: 'SMS SMS_REVIEW_REQUEST SMS_NO_SHOW_REQUEST SMS_REACTION NO_SHOW CAMPAIGN_SMS CAMPAIGN_MANUAL_SMS CUSTOM_SMS CUSTOM_PROVIDER_SMS',
  groupSms: 'GROUP_SMS',
  rcs: 'RCS',
  call: 'CALL IVR_CALL CUSTOM_CALL CAMPAIGN_CALL CAMPAIGN_MANUAL_CALL',
  voicemail: 'VOICEMAIL CAMPAIGN_VOICEMAIL',
  email: 'EMAIL CAMPAIGN_EMAIL CUSTOM_EMAIL CUSTOM_PROVIDER_EMAIL',
  webchat: 'WEBCHAT',
  liveChat: 'LIVE_CHAT',
  liveChatInfo: 'LIVE_CHAT_INFO_MESSAGE',
  facebook: 'FACEBOOK CAMPAIGN_FACEBOOK FB_MESSENGER',
  facebookComment: 'FACEBOOK_COMMENT',
  facebookCommentInfo: 'INFO_FACEBOOK_COMMENT',
  instagram: 'INSTAGRAM',
  instagramComment: 'INSTAGRAM_COMMENT',
  whatsapp: 'WHATSAPP',
  google: 'GMB CAMPAIGN_GMB',
  tiktok: 'TIKTOK',
  tiktokComment: 'TIKTOK_COMMENT',
  review: 'REVIEW',
  form: 'FORM_SUBMISSION',
  internalComment: 'INTERNAL_COMMENT INTERNAL_COMMENTS',
  internalChat: 'INTERNAL_CHAT',
  activity:
    'ACTIVITY_CONTACT ACTIVITY_INVOICE ACTIVITY_PAYMENT ACTIVITY_OPPORTUNITY ACTIVITY_APPOINTMENT ACTIVITY_WHATSAPP ACTIVITY_EMPLOYEE_ACTION_LOG ACTIVITY_NEVER_SEEN',
  other: 'CUSTOM HOLOGRAM TOSTRING __PROTO__ CONSTRUCTOR',
};

describe('the channel of a message', () => {
  for (const [channel, names] of Object.entries(types)) {
    it(`is ${channel} for ${names}`, () => {
      for (const name of names.split(' ')) {
        assert.deepEqual(
          [channelOf(`TYPE_${name}`), channelOf(name), channelOf(name.toLowerCase())],
          [channel, channel, channel],
          name,
        );
      }
    });
  }

  it('is known for every row of the table', () => {
    assert.deepEqual(Object.keys(types).sort(), Object.keys(channels).sort());
  });

  it('is known by the short names of webhooks', () => {
    const short = {
      SMS: 'sms',
      CALL: 'call',
      Email: 'email',
      VoiceMail: 'voicemail',
      Custom: 'other',
      InternalComment: 'internalComment',
    };
    for (const [name, channel] of Object.entries(short)) assert.equal(channelOf(name), channel, name);
  });

  it('is other where nothing is said', () => assert.equal(channelOf(''), 'other'));

  it('is claimed by one row for each name', () => {
    const names = Object.values(channels).flatMap(({ names: own }) => [...own]);
    assert.equal(new Set(names).size, names.length);
  });
});

describe('an activity', () => {
  it('is told by its prefix, so that the list may grow', () => {
    for (const type of ['TYPE_ACTIVITY_X', 'ACTIVITY_X', 'type_activity_x'])
      assert.equal(isActivity(type), true);
    for (const type of ['TYPE_SMS', 'TYPE_X_ACTIVITY_', '', 'ACTIVITY'])
      assert.equal(isActivity(type), false);
  });
});

describe('a numeric type', () => {
  it('has the name that HighLevel gives it', () => {
    const known: Readonly<Record<number, string>> = {
      1: 'TYPE_CALL',
      2: 'TYPE_SMS',
      3: 'TYPE_EMAIL',
      10: 'TYPE_CAMPAIGN_VOICEMAIL',
      11: 'TYPE_FACEBOOK',
      18: 'TYPE_INSTAGRAM',
      34: 'TYPE_CUSTOM_CALL',
      37: 'TYPE_INTERNAL_COMMENT',
      100: 'TYPE_NO_SHOW',
    };
    for (const [type, name] of Object.entries(known)) assert.equal(typeNameOf(Number(type)), name);
  });

  it('has a name with a channel wherever it has one', () => {
    for (let type = 1; type <= 38; type++)
      assert.notEqual(channelOf(typeNameOf(type) ?? ''), 'other', String(type));
  });

  it('has no name where nobody knows one', () => {
    for (const type of [0, 39, -1, 1.5, NaN, Infinity]) assert.equal(typeNameOf(type), undefined);
  });
});

describe('a failure', () => {
  it('is a status that means that nobody was reached, in any case', () => {
    for (const status of ['failed', 'undelivered', 'busy', 'no-answer', 'canceled', 'opt_out', 'FAILED'])
      assert.equal(isFailure(status), true);
    for (const status of ['delivered', 'pending', 'completed', 'voicemail', '', undefined, 'teleported'])
      assert.equal(isFailure(status), false);
  });
});
