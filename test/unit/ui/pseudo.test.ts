// First: what follows must not find VS Code.
import { restore } from '../../support/pseudoLanguage';
import assert from 'node:assert/strict';
import { ApiError, type ApiErrorFacts, type ApiErrorKind } from '../../../src/api/errors';
import { conversationStatuses } from '../../../src/api/types';
import { channels } from '../../../src/channels';
import { attachmentView } from '../../../src/details/attachments';
import { pageStrings } from '../../../src/details/strings';
import { messageView, panelTitle } from '../../../src/details/view';
import type { AccountFacts, DoctorFacts } from '../../../src/doctor/facts';
import { doctorReport } from '../../../src/doctor/report';
import { lastMessageTypes, messageTypeFilters } from '../../../src/explorer/filters';
import { formatIds, formatOf } from '../../../src/payload/formats/table';
import { filterText } from '../../../src/tree/viewText';
import { channelLabel } from '../../../src/ui/channelText';
import { describeError } from '../../../src/ui/errorText';
import { statusLabel } from '../../../src/ui/filterText';
import { limitsLine, limitsTooltip } from '../../../src/ui/limitsText';
import { messageSummary } from '../../../src/ui/messageText';
import { recordLabel } from '../../../src/ui/recordText';
import { data, escaped, pseudo } from '../../support/pseudoVscode';
import { leaves } from '../../support/manifest';
import { message } from '../details/builders';

restore();

const translated = (...texts: readonly string[]): void => {
  assert.ok(texts.length > 0);
  for (const text of texts) {
    assert.deepEqual(escaped(text), [], text);
    assert.ok(text.includes('⟦'), text);
  }
};

const kinds = {
  badToken: {},
  missingScope: { scope: data('conversations.readonly') },
  wrongTokenKind: {},
  wrongLocation: {},
  closedRoute: {},
  badVersion: {},
  blocked: { status: 403 },
  notFound: {},
  invalidRequest: { status: 422, details: [data('id must be a string')] },
  rateLimited: { retryAfter: 9_000, limit: 'burst' },
  server: { status: 502 },
  network: { code: data('ECONNREFUSED') },
  timeout: {},
  redirected: { code: data('example.com') },
  tooLarge: {},
  unreadable: {},
  cancelled: {},
  noRecording: {},
  internal: {},
} as const satisfies Record<ApiErrorKind, Partial<ApiErrorFacts>>;

const isKind = (kind: string): kind is ApiErrorKind => kind in kinds;
const failed = (kind: ApiErrorKind, facts: Partial<ApiErrorFacts> = {}): ApiError =>
  new ApiError({ operation: 'getMessage', kind, ...facts });

const errors: readonly ApiError[] = Object.keys(kinds)
  .filter(isKind)
  .flatMap((kind) => [failed(kind), failed(kind, kinds[kind])])
  .concat(
    failed('invalidRequest', { status: 400 }),
    failed('server', { traceId: data('abc') }),
    failed('server', { status: 503, retryAfter: 600_000 }),
    new ApiError({ operation: 'refreshToken', kind: 'unreadable', status: 404 }),
    failed('rateLimited', { limit: 'day' }),
    failed('rateLimited', { limit: 'day', retryAfter: 9_000_000 }),
    failed('rateLimited', { limit: 'reserve' }),
    failed('rateLimited', { limit: 'burst', retryAfter: 600_000 }),
  );

/** What a view says, without what is for the machine. */
const said = (view: unknown): readonly string[] =>
  leaves(view)
    .filter(({ path, key }) => !/^json\b/.test(path) && !/^(icon|kind|tone|utc|host|copy|url)$/.test(key))
    .map(({ text }) => text);

describe('in a language that nobody wrote', () => {
  it('a word that was not translated is seen', () => {
    assert.deepEqual(escaped(pseudo('Copied as {0}', 'JSON')), ['JSON']);
    assert.deepEqual(escaped(`${pseudo('{0} of {1}', 1, data('Ada'))} left`), ['left']);
    assert.deepEqual(escaped(pseudo('Only {0}', pseudo('SMS'))), []);
  });

  it('every error says its sentence and names its buttons', () => {
    for (const error of errors) {
      const described = describeError(error);
      if (error.kind === 'cancelled') assert.equal(described, undefined);
      else translated(described?.text ?? '', ...(described?.actions ?? []).map(({ label }) => label));
    }
    translated(describeError(new Error('a fault of ours'))?.text ?? '');
  });

  it('the page of a message has no words of its own', () => {
    translated(...Object.values(pageStrings(pseudo)));
  });

  for (const [name, fields] of Object.entries({
    empty: { body: '' },
    call: { messageType: 'TYPE_CALL', body: '', meta: { call: { duration: 4000, status: data('busy') } } },
    email: { messageType: 'TYPE_EMAIL', body: '', meta: { email: { messageIds: [data('e1')] } } },
    html: { body: '<p>\u202e⟨text⟩</p>', direction: 'outbound' },
    page: { messageType: 'TYPE_FACEBOOK', meta: { fb: { pageId: data('p'), pageName: data('n') } } },
    ids: { userId: data('u'), conversationProviderId: data('p'), chatWidgetId: data('w'), altId: data('a') },
  })) {
    it(`a message is shown (${name})`, () => {
      const own = { id: 'msg1', body: '', status: data('sent'), contactId: data('c'), locationId: data('l') };
      const shown = message({ ...own, conversationId: data('k'), source: data('app'), ...fields });
      const { view } = messageView(
        { ...shown, body: '' },
        { contactName: undefined, accountLabel: data('Ada') },
        pseudo,
      );
      const texts = said(view).map((text) => text.replace('msg1', '').replace(/^TYPE_\w+$/, ''));
      assert.deepEqual(texts.flatMap(escaped), []);
      translated(panelTitle({ ...shown, contactId: undefined }, pseudo).replace('msg1', ''));
      const notes = messageView(shown, { contactName: data('A'), accountLabel: data('B') }, pseudo).view.body
        .notes;
      assert.deepEqual(notes.flatMap(escaped), []);
    });
  }

  it('an attachment says what it is, or why it is not opened', () => {
    const links = [
      'https://a.example/1.png',
      'https://a.example/1',
      'no link',
      'http://a.example',
      'x',
      'https://u@a.example/',
    ];
    for (const link of links) {
      const { type, refused } = attachmentView(link, pseudo);
      translated(type, ...(refused === undefined ? [] : [refused]));
    }
  });

  it('channels, records, filters and formats have names', () => {
    const types = Object.values(channels).flatMap(({ names }) => names);
    for (const type of [...types, ...lastMessageTypes, ...messageTypeFilters]) {
      const label = channelLabel(type);
      // A type that is not known is named as the server names it.
      if (label !== type) translated(label.replace(/(?<=⟦Activity: ⟧).*/, ''));
    }
    translated(...conversationStatuses.map(statusLabel));
    translated(...(['message', 'email', 'conversation', 'contact'] as const).map(recordLabel));
    translated(
      ...formatIds.flatMap((id) => [pseudo(formatOf(id).label), pseudo(formatOf(id).detail ?? 'x')]),
    );
    translated(
      messageSummary(message({ body: '', attachments: ['a', 'b'] })),
      messageSummary(message({ body: '' })),
    );
  });

  it('the list says what narrows it', () => {
    for (const status of conversationStatuses) {
      if (status !== 'all') translated(filterText({ status }, undefined));
    }
    translated(
      filterText({ lastMessageDirection: 'inbound', lastMessageType: 'TYPE_SMS' }, undefined),
      filterText({ query: data('Ada'), contactId: data('id'), lastMessageDirection: 'outbound' }, undefined),
    );
  });

  it('limits are said', () => {
    const state = {
      window: { left: 3, max: 100 },
      day: { left: 5, max: 200_000, resetsIn: 60_000 },
      waiting: 1,
      waitsFor: 2_000,
      circuit: 'closed',
      retryIn: undefined,
    } as const;
    translated(
      limitsTooltip(state),
      limitsLine(state),
      limitsLine({ ...state, waitsBecause: 'busy' }),
      limitsLine({ ...state, waiting: 0, held: 2_000 }),
      limitsLine({ ...state, circuit: 'open' }),
      limitsLine({ ...state, circuit: 'open', retryIn: 9_000_000 }),
    );
  });

  it('the doctor reports', () => {
    for (const facts of doctorFacts()) {
      const report = doctorReport(facts, Date.UTC(2026, 4, 4));
      // Scopes and calls are names, and the kind of an error is what an issue is searched by.
      const names = /^\| conversations[\w./]+|\| (missingScope|network)(?=[ :])|(?<=⟧ )\([\w, ]+\)(?= \|$)/gm;
      translated(report.replaceAll(names, '| '));
    }
  });
});

function doctorFacts(): readonly DoctorFacts[] {
  const account: AccountFacts = {
    isActive: true,
    locationId: '',
    apiBaseUrl: data('https://api.example'),
    appBaseUrl: data('https://app.example'),
    token: 'privateIntegration',
    expires: undefined,
    renews: false,
    scopes: [
      { scope: 'conversations.readonly', verdict: { kind: 'granted' } },
      { scope: 'conversations/message.readonly', verdict: { kind: 'notTried' } },
      {
        scope: 'conversations.readonly',
        verdict: { kind: 'refused', error: failed('missingScope', kinds.missingScope).facts },
      },
      {
        scope: 'conversations/message.readonly',
        verdict: { kind: 'refused', error: failed('network').facts },
      },
    ],
  };
  const at = Date.UTC(2026, 4, 3);
  const later = Date.UTC(2026, 4, 5);
  const accounts: readonly AccountFacts[] = [
    account,
    { ...account, isActive: false, token: 'location', renews: true },
    { ...account, token: 'company', expires: at },
    { ...account, token: 'other', expires: at, renews: true },
    { ...account, expires: later },
    { ...account, expires: later, renews: true },
  ];
  const facts: DoctorFacts = {
    extensionVersion: '0.1.0',
    editor: data('Editor 1.101'),
    platform: data('linux x64'),
    uiKind: 'desktop',
    host: 'ui',
    remote: undefined,
    trusted: true,
    keyring: 'works',
    proxy: { from: 'none', scheme: '', hasPassword: false, support: data('override'), fetch: true },
    settings: {
      apiBaseUrl: data('https://api.example'),
      appBaseUrl: data('https://app.example'),
      apiVersion: undefined,
      pageSize: 50,
      prefetch: true,
      payloadFormat: 'pretty',
      problems: ['highlevel.apiBaseUrl'],
    },
    isSampleShown: false,
    accounts,
  };
  const proxied = {
    from: 'setting',
    scheme: data('http'),
    hasPassword: true,
    support: data('on'),
    fetch: false,
  } as const;
  return [
    facts,
    { ...facts, accounts: [], isSampleShown: true, trusted: false, keyring: 'rejects', proxy: proxied },
    { ...facts, uiKind: 'web', host: 'workspace', remote: 'X Y', keyring: 'silent' },
    { ...facts, keyring: 'forgets', proxy: { ...proxied, from: 'environment' } },
  ];
}
