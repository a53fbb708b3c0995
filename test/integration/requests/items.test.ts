import assert from 'node:assert/strict';
import type { RequestEntry } from '../../../src/api/requestLog';
import { requestItem } from '../../../src/requests/items';

const curl = { iconPath: { id: 'terminal' }, tooltip: 'Copy as cURL' };
const traceId = { iconPath: { id: 'tag' }, tooltip: 'Copy Trace Id' };
const row = (more: Partial<RequestEntry> = {}): ReturnType<typeof requestItem> =>
  requestItem(
    {
      at: Date.UTC(2026, 4, 4),
      locationId: 'Loc1',
      baseUrl: 'https://api.example',
      path: '/conversations/messages/Msg1/locations/Loc1/recording',
      query: { limit: '50' },
      version: '2021-04-15',
      attempt: 1,
      milliseconds: 1_234.5,
      status: 200,
      failure: undefined,
      headers: {},
      size: 3,
      traceId: 'trace-1',
      ...more,
    },
    { curl, traceId },
  );

describe('a request in the list', () => {
  it('begins with how it ended, which a long path cannot push away', () => {
    const { label, description } = row();
    assert.equal(label, '200 GET /conversations/messages/Msg1/locations/Loc1/recording');
    assert.equal(description, '1,235 ms');
    assert.match(
      row({ status: undefined, failure: 'connect ECONNREFUSED' }).label,
      /^connect ECONNREFUSED GET /,
    );
  });

  it('says the trace id right after the time, and numbers as people write them', () => {
    const headers = {
      'x-ratelimit-remaining': '99',
      'x-ratelimit-max': '100',
      'x-ratelimit-daily-remaining': '199779',
    };
    const { detail } = row({ headers, attempt: 2 });
    assert.match(
      detail ?? '',
      /^[^·]+ · trace id trace-1 · attempt 2 · 99 of 100 left · 199,779 left today · limit=50$/,
    );
    assert.match(
      row({ headers: { ...headers, 'x-ratelimit-daily-remaining': '[masked]' } }).detail ?? '',
      /\[masked\] left/,
    );
  });

  it('gives its trace id where there is one, and no command of what is made of secrets', () => {
    assert.deepEqual(row().buttons, [curl, traceId]);
    assert.deepEqual(row({ traceId: undefined }).buttons, [curl]);
    assert.deepEqual(row({ method: 'POST' }).buttons, [traceId]);
  });
});
