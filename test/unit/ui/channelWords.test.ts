import assert from 'node:assert/strict';
import { channels, hasDirection } from '../../../src/channels';
import { channelAbout, channelName, messageLine, routeName } from '../../../src/ui/channelWords';
import { message, plain } from '../details/builders';

const line = (fields: Readonly<Record<string, unknown>>): string => messageLine(message(fields), plain);

describe('a channel in words', () => {
  it('has a name, an icon and a kind for every row of the table', () => {
    for (const { icon, kind, label } of Object.values(channels)) {
      assert.match(label, /^[A-Z]/);
      assert.match(icon, /^[a-z-]+$/);
      assert.ok(kind.length > 0);
    }
  });

  const names: Readonly<Record<string, string>> = {
    TYPE_SMS: 'SMS',
    TYPE_CUSTOM_PROVIDER_EMAIL: 'Email',
    TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG: 'Activity: employee action log',
    TYPE_ACTIVITY_TELEPORT: 'Activity: teleport',
    TYPE_HOLOGRAM: 'TYPE_HOLOGRAM',
    '': 'Message',
    'TYPE_\u202eX\nY': 'TYPE_ X',
  };
  for (const [type, name] of Object.entries(names)) {
    it(`calls ${JSON.stringify(type)} ${name}`, () => assert.equal(channelName(type, plain), name));
  }

  it('says what is no message, and what nobody knows, before one reads it', () => {
    assert.match(channelAbout('TYPE_INTERNAL_COMMENT', plain) ?? '', /Only your team/);
    assert.match(channelAbout('TYPE_ACTIVITY_PAYMENT', plain) ?? '', /not a message/);
    assert.match(channelAbout('TYPE_LIVE_CHAT_INFO_MESSAGE', plain) ?? '', /neither side/);
    assert.match(channelAbout('TYPE_HOLOGRAM', plain) ?? '', /does not know/);
    for (const type of ['TYPE_SMS', 'TYPE_EMAIL', 'TYPE_CALL', '']) {
      assert.equal(channelAbout(type, plain), undefined, type);
    }
  });

  it('lets nobody have sent what nobody sends', () => {
    const types = ['TYPE_SMS', 'TYPE_HOLOGRAM', 'TYPE_INTERNAL_COMMENT', 'TYPE_ACTIVITY_X', 'INTERNAL_CHAT'];
    assert.deepEqual(types.map(hasDirection), [true, true, false, false, false]);
  });
});

describe('a message in one line', () => {
  it('is the subject where there is one, and of a record what happened', () => {
    const both = { subject: 'About it', body: 'Hello' };
    assert.equal(line({ ...both, messageType: 'TYPE_EMAIL' }), 'About it');
    assert.equal(line({ body: 'Hello', messageType: 'TYPE_SMS' }), 'Hello');
    assert.equal(line({ ...both, messageType: 'TYPE_ACTIVITY_X' }), 'Hello');
    assert.equal(line({ ...both, messageType: 'TYPE_HOLOGRAM' }), 'About it');
  });

  it('is what there is where there is no text', () => {
    const none = { body: '' };
    assert.equal(line({ ...none, messageType: 'TYPE_CALL', meta: { callDuration: 65 } }), 'Call of 1:05');
    assert.equal(line({ ...none, messageType: 'TYPE_CALL', meta: { callStatus: 'busy' } }), 'Call: busy');
    const noLength = { callDuration: 0, callStatus: 'no-answer' };
    assert.equal(line({ ...none, messageType: 'TYPE_CALL', meta: noLength }), 'Call: no-answer');
    assert.equal(line({ ...none, messageType: 'TYPE_CALL', meta: { callDuration: 0 } }), 'Call');
    assert.equal(line({ ...none, attachments: ['https://example.com/a'] }), '1 attachment');
    assert.equal(line({ ...none, attachments: ['https://example.com/a', 'b'] }), '2 attachments');
    assert.equal(line({ ...none, messageType: 'TYPE_ACTIVITY_PAYMENT' }), 'Activity: payment');
    assert.equal(line({ ...none, messageType: 'TYPE_EMAIL' }), 'Email');
  });
});

describe('the route of a text message', () => {
  const route = (messageType: string, conversationProviderId?: string): string | undefined =>
    routeName({ messageType, conversationProviderId }, plain);

  it('is told where type and provider tell it', () => {
    assert.equal(route('TYPE_SMS'), 'HighLevel’s own telephony');
    assert.equal(route('SMS'), 'HighLevel’s own telephony');
    assert.equal(route('TYPE_SMS', 'p'), 'A provider');
    assert.equal(route('TYPE_CUSTOM_SMS', 'p'), 'A provider that replaces the default one');
    assert.equal(route('TYPE_CUSTOM_PROVIDER_SMS', 'p'), 'A provider added as an extra channel');
  });

  it('is not guessed elsewhere', () => {
    for (const type of ['TYPE_CAMPAIGN_SMS', 'TYPE_EMAIL', 'TYPE_CUSTOM_EMAIL', 'TYPE_RCS', '']) {
      assert.equal(route(type), undefined, type);
    }
  });
});
