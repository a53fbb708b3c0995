import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ApiError, type ApiErrorFacts, type ApiErrorKind } from '../../../src/api/errors';
import { commands } from '../../../src/ids';
import { describeError, UserError, type ErrorText } from '../../../src/ui/errorText';
import { failureOf, never, startApi, testToken } from '../../support/apiHarness';
import { errorKinds } from '../support/errorKinds';
import { faultOf, hostileTexts } from '../support/hostile';

describe('describeError', () => {
  const said = (kind: ApiErrorKind, facts: Partial<ApiErrorFacts> = {}): ErrorText => {
    const error = new ApiError({ operation: 'listMessages', kind, ...facts });
    return describeError(error) ?? { text: '', actions: [] };
  };

  const full: Partial<ApiErrorFacts> = {
    status: 418,
    scope: 'conversations.readonly',
    retryAfter: 7_200_000,
    details: ['one is wrong', 'two is wrong'],
    code: 'ECONNREFUSED',
  };

  for (const [with_, facts] of Object.entries({ everything: full, nothing: {} })) {
    for (const kind of errorKinds.filter((known) => known !== 'cancelled')) {
      it(`makes a whole sentence and at most two buttons of ${kind} that knows ${with_}`, () => {
        const { text, actions } = said(kind, facts);
        assert.match(text, /^[A-Z].{20,}\.$/u);
        assert.doesNotMatch(text, /\{\d\}|undefined|NaN| {2}| \./);
        assert.ok(actions.length <= 2, `${actions.length} buttons`);
        assert.equal(new Set(actions.map(({ label }) => label)).size, actions.length);
        const known: readonly string[] = Object.values(commands);
        assert.ok(actions.every(({ command }) => known.includes(command)));
      });
    }
  }

  it('tells the kinds apart', () => {
    const texts = errorKinds.map((kind) => said(kind).text);
    assert.equal(new Set(texts).size, errorKinds.length);
  });

  const named: readonly (readonly [ApiErrorKind, Partial<ApiErrorFacts>, RegExp])[] = [
    ['missingScope', full, /the scope conversations\.readonly\./],
    ['invalidRequest', full, /\(HTTP 418\): one is wrong; two is wrong\./],
    ['invalidRequest', { status: 422 }, /\(HTTP 422\) without saying why/],
    ['invalidRequest', {}, /not an id/],
    ['rateLimited', { retryAfter: 1_500 }, /again in 2 s\./],
    ['rateLimited', { retryAfter: 121_000 }, /again in 3 min\./],
    ['rateLimited', {}, /a few seconds/],
    ['network', full, /\(ECONNREFUSED\)/],
    ['redirected', { code: 'example.org' }, /redirect to example\.org,/],
    ['server', { status: 503 }, /\(HTTP 503\)/],
    ['blocked', { status: 403 }, /\(HTTP 403\)/],
    ['closedRoute', {}, /highlevel\.apiBaseUrl and highlevel\.apiVersion/],
    ['badVersion', {}, /highlevel\.apiVersion/],
  ];

  for (const [kind, facts, pattern] of named) {
    it(`names in ${kind} what it knows: ${String(pattern)}`, () =>
      assert.match(said(kind, facts).text, pattern));
  }

  it('adds the trace id, for HighLevel’s support', () => {
    assert.match(said('server', { traceId: 'abc-123' }).text, / \(trace id abc-123\)$/);
  });

  it('says nothing of what the person cancelled', () => {
    assert.equal(describeError(new ApiError({ operation: 'getMessage', kind: 'cancelled' })), undefined);
    assert.equal(describeError(new vscode.CancellationError()), undefined);
  });

  it('says what a command has to say', () => {
    const shown = { text: 'Like this.', actions: [] };
    assert.equal(describeError(new UserError(shown)), shown);
  });

  for (const strange of [new TypeError(`${testToken} is not a function`), testToken, undefined, null, 7]) {
    it(`quotes nothing of ${strange === null ? 'null' : typeof strange} that nobody expected`, () => {
      const { text, actions } = describeError(strange) ?? { text: '', actions: [] };
      assert.match(text, /^Something went wrong inside the extension\./);
      assert.deepEqual(
        actions.map(({ command }) => command),
        [commands.showLog],
      );
    });
  }

  it('never shows the token, though the server repeats it', async () => {
    const harness = await startApi();
    const body = JSON.stringify({ message: [`wrong: ${testToken}`, btoa(testToken)], traceId: testToken });
    harness.server.respondNext(/./, { status: 422, body });
    const { text } = describeError(await failureOf(harness.api.getMessage('x', never))) ?? { text: '' };
    assert.match(text, /wrong: \[token\]/);
    assert.ok(!text.includes(testToken) && !text.includes(btoa(testToken)));
    await harness.close();
  });

  it('stays one line without links, whatever the server lists', () => {
    const faults = hostileTexts
      .map(([name, line]) => [name, said('invalidRequest', { status: 422, details: [line] }).text] as const)
      .filter(([, text]) => faultOf(text, 400) !== undefined || /\]\((command|https?|file):/.test(text));
    assert.deepEqual(faults, []);
  });
});
