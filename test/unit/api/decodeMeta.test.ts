import assert from 'node:assert/strict';
import type { Message } from '../../../src/api/types';
import type { JsonObject } from '../../support/ask';
import { messageOf } from '../../support/builders';

type Reads = readonly [rule: string, members: JsonObject, expected: unknown];

function table(cases: readonly Reads[], read: (message: Message) => unknown): void {
  for (const [rule, members, expected] of cases) {
    it(`reads ${rule}`, () => assert.deepEqual(read(messageOf(0, members)), expected));
  }
}

describe('the call of a message', () => {
  const done = { duration: 120, status: 'completed' };
  table(
    [
      ['meta.call', { meta: { call: { duration: 120, status: 'completed' } } }, done],
      [
        'meta.callDuration and meta.callStatus',
        { meta: { callDuration: 120, callStatus: 'completed' } },
        done,
      ],
      ['a duration written as text', { meta: { callDuration: '120', callStatus: 'completed' } }, done],
      ['callDuration and callStatus of the row itself', { callDuration: 120, callStatus: 'completed' }, done],
      [
        'meta.call before the others',
        { callDuration: 1, meta: { call: { duration: 120 }, callDuration: 2, callStatus: 'completed' } },
        done,
      ],
      ['zero seconds as zero', { meta: { call: { duration: 0 } } }, { duration: 0, status: undefined }],
      [
        'null as unknown, not zero',
        { meta: { call: { duration: null } } },
        { duration: undefined, status: undefined },
      ],
      [
        'no number as unknown',
        { meta: { callDuration: 'long', callStatus: 'busy' } },
        { duration: undefined, status: 'busy' },
      ],
      [
        'an empty text as unknown',
        { meta: { callDuration: '', callStatus: 'busy' } },
        { duration: undefined, status: 'busy' },
      ],
      ['nothing where there is no call', { meta: { email: {} } }, undefined],
      ['nothing where the call is a text', { meta: { call: 'yes' } }, undefined],
    ],
    ({ call }) => call,
  );
});

describe('the mails of a message', () => {
  table(
    [
      ['meta.email.messageIds', { meta: { email: { messageIds: ['a', 'b'] } } }, ['a', 'b']],
      ['meta.email.email.messageIds', { meta: { email: { email: { messageIds: ['a', 'b'] } } } }, ['a', 'b']],
      [
        'the outer list where both are there',
        { meta: { email: { messageIds: ['a'], email: { messageIds: ['b'] } } } },
        ['a'],
      ],
      ['numbers among the ids', { meta: { email: { messageIds: [1, null, 'b'] } } }, ['1', 'b']],
      ['no list as none', { meta: { email: { messageIds: 'a' } } }, []],
      ['no mail as none', { meta: { email: null } }, []],
    ],
    ({ emailMessageIds }) => emailMessageIds,
  );

  table(
    [
      ['a subject', { meta: { email: { subject: 'Invoice' } } }, 'Invoice'],
      ['a nested subject', { meta: { email: { email: { subject: 'Invoice' } } } }, 'Invoice'],
      ['the row’s own subject', { subject: 'Invoice', meta: { email: {} } }, 'Invoice'],
      ['an empty subject as none', { meta: { email: { subject: '' } } }, undefined],
    ],
    ({ emailSubject }) => emailSubject,
  );
});

describe('the social pages of a message', () => {
  const page = { page_id: '1', page_name: 'Shop' };
  const instagram = { network: 'instagram', pageId: '1', pageName: 'Shop' };
  const networks = [
    ['ig', 'instagram'],
    ['fb', 'facebook'],
    ['instagram', 'instagram'],
    ['facebook', 'facebook'],
    ['tiktok', 'tiktok'],
    ['gmb', 'google'],
    ['whatsapp', 'whatsapp'],
  ] as const;
  const facebook = { network: 'facebook', pageId: '1', pageName: 'Shop' };
  table(
    [
      ...networks.flatMap(([key, network]): Reads[] => [
        [`meta.${key}`, { meta: { [key]: page } }, [{ ...instagram, network }]],
        [`meta.${key}.${key}`, { meta: { [key]: { [key]: page } } }, [{ ...instagram, network }]],
        [
          `meta.${key} in the other spelling`,
          { meta: { [key]: { pageId: '1', pageName: 'Shop' } } },
          [{ ...instagram, network }],
        ],
      ]),
      ['both', { meta: { ig: page, fb: { fb: page } } }, [instagram, facebook]],
      [
        'an id here and a name one level below',
        { meta: { ig: { page_id: '1', ig: { page_name: 'Shop' } } } },
        [instagram],
      ],
      ['a numeric id', { meta: { ig: { page_id: 1, page_name: 'Shop' } } }, [instagram]],
      ['a page without a name', { meta: { fb: { page_id: '1' } } }, [{ ...facebook, pageName: undefined }]],
      ['an empty page as none', { meta: { fb: {}, ig: null } }, []],
      [
        'only what the server wrote, not what every object has',
        { meta: JSON.parse('{"__proto__":{"ig":{"page_id":"1"}}}') },
        [],
      ],
    ],
    ({ pages }) => pages,
  );
});
