import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isTokenShaped, readTokenAnswer, tokenFault, type TokenFault } from '../../../src/api/pastedToken';
import { cleanToken } from '../../../src/api/token';

const pit = 'pit-00000000-0000-4000-8000-000000000000';
const now = Date.parse('2026-01-01T00:00:00Z');
const seconds = now / 1000;

const jwt = (claims: unknown): string =>
  [{ alg: 'none' }, claims, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

const location = { authClass: 'Location', authClassId: 'AbCdEfGhIjKlMnOpQrSt' };

describe('a text pasted as a token', () => {
  const faults: Readonly<Record<string, readonly [text: string, fault: TokenFault | undefined]>> = {
    'a private integration token': [pit, undefined],
    'an access token of a location': [jwt({ ...location, exp: seconds + 60 }), undefined],
    'an opaque token': ['made-up:for/these+tests=only', undefined],
    'a token with a space in it': [`${pit.slice(0, 20)} ${pit.slice(20)}`, 'spaces'],
    'a token with a line break in it': [`${pit.slice(0, 20)}\r\n${pit.slice(20)}`, 'spaces'],
    'a masked token': ['pit-0000••••••••••••', 'masked'],
    'a token that a list shortened': ['pit-00000000-0000-...', 'masked'],
    'an address': ['https://app.example.com/v2/location/AbCdEfGhIjKlMnOpQrSt/', 'address'],
    'a location id': ['AbCdEfGhIjKlMnOpQrSt', 'locationId'],
    'a client secret, or a token without its beginning': [pit.slice(4), 'withoutPrefix'],
    'a token whose end is missing': [pit.slice(0, 30), 'cutOff'],
    'a key of the first API': [jwt({ location_id: 'x', company_id: 'y', version: 1, iat: 1 }), 'firstApi'],
    'a token of an agency': [jwt({ authClass: 'Company', authClassId: 'x', exp: seconds + 60 }), 'company'],
    'an access token of yesterday': [jwt({ ...location, exp: seconds - 60 }), 'expired'],
    'a few letters': ['pit-1', 'notToken'],
  };
  for (const [what, [text, fault]] of Object.entries(faults)) {
    it(`is told to be ${fault ?? 'fine'}: ${what}`, () =>
      assert.equal(tokenFault(cleanToken(text), now), fault));
  }

  const wrappings: Readonly<Record<string, (token: string) => string>> = {
    'a line of settings': (token) => `export HIGHLEVEL_TOKEN=${token}`,
    JSON: (token) => `{ "token": "${token}" }`,
    'a command': (token) =>
      `curl -H 'Authorization: Bearer ${token}' -H 'Version: 2021-07-28' https://example.com/`,
    'quotes of a word processor': (token) => `“${token}”`,
    'what nobody sees': (token) => `\ufeff${token.slice(0, 9)}\u200b${token.slice(9)}\u2060`,
  };
  for (const [what, wrap] of Object.entries(wrappings)) {
    it(`is found in ${what}`, () => {
      for (const token of [pit, jwt(location)]) assert.equal(cleanToken(wrap(token)), token);
    });
  }

  it('is not chosen from several', () => {
    const two = `A=${pit}\nB=${pit.replace('4000', '4001')}`;
    assert.equal(tokenFault(cleanToken(two), now), 'spaces');
  });

  it('is judged without failing, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void tokenFault(cleanToken(text), now)));
  });
});

describe('a token pasted elsewhere', () => {
  it('is known by its looks, with what people copy around it', () => {
    for (const token of [pit, jwt(location)]) {
      for (const text of [token, ` ${token}\n`, `Bearer ${token}`, `"Authorization": "Bearer ${token}",`]) {
        assert.equal(isTokenShaped(text), true);
      }
    }
  });

  it('is not seen in names, ids and searches', () => {
    for (const text of ['AbCdEfGhIjKlMnOpQrSt', 'pit-stop', 'Pit Meier', pit.slice(4), 'eyJ', 'a.b.c', '']) {
      assert.equal(isTokenShaped(text), false, text);
    }
  });
});

describe('the answer of the token endpoint, pasted', () => {
  it('has the token, what renews it, its location and how long it lasts', () => {
    const text = JSON.stringify({
      access_token: 'access',
      refresh_token: 'refresh',
      expires_in: '86399',
      locationId: 'place',
    });
    assert.deepEqual(readTokenAnswer(` ${text}\n`), {
      token: 'access',
      refreshToken: 'refresh',
      locationId: 'place',
      lasts: 86_399_000,
    });
  });

  it('is no other text', () => {
    for (const text of ['', pit, '{}', '[]', 'null', '{"access_token":', '{"access_token":{}}']) {
      assert.equal(readTokenAnswer(text), undefined, text);
    }
  });
});
