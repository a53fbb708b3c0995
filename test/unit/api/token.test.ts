import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanToken, isToken, tokenFacts, type TokenFacts } from '../../../src/api/token';

const made = 'pit-00000000-0000-4000-8000-000000000000';

const jwt = (claims: unknown): string =>
  ['{"alg":"none"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

describe('a pasted token', () => {
  const pasted: readonly (readonly [rule: string, text: string])[] = [
    ['as it is', made],
    ['with white space around it', ` \t${made}\r\n`],
    ['in double quotes', `"${made}"`],
    ['in single quotes', `'${made}'`],
    ['in backticks', `\`${made}\``],
    ['with its scheme', `Bearer ${made}`],
    ['with its scheme in another case', `bearer  ${made}`],
    ['as a header', `Authorization: Bearer ${made}`],
    ['as a header without white space', `authorization:Bearer ${made}`],
    ['as a header in quotes', `'Authorization: Bearer ${made}'`],
    ['as a quoted header value', `" Bearer ${made} "`],
    ['as a member of an object', `  "Authorization": "Bearer ${made}",`],
    ['as an assignment', `authorization = 'Bearer ${made}';`],
  ];
  for (const [rule, text] of pasted) {
    it(`is found ${rule}`, () => assert.equal(cleanToken(text), made));
  }

  it('is left alone where it has nothing around it, for any token', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9._~+/=-]{16,80}$/), (token) => {
        fc.pre(!/^(bearer|authorization)/i.test(token));
        assert.equal(cleanToken(token), token);
        assert.equal(cleanToken(` Bearer ${token}\n`), token);
      }),
    );
  });
});

describe('a token', () => {
  it('is printable ASCII without spaces, of 16 to 2048 characters', () => {
    for (const token of [made, jwt({}), '!'.repeat(16), '~'.repeat(2048)]) assert.equal(isToken(token), true);
  });

  it('has nothing in it that would end or change the header line', () => {
    const odd = [
      '',
      'x'.repeat(15),
      'x'.repeat(2049),
      `${made} x`,
      `${made}\n`,
      `${made}\r\nX: y`,
      `${made}\0`,
    ];
    for (const token of [...odd, `${made}\u007f`, `${made}é`, `\ufeff${made}`, `${made}\u2028`]) {
      assert.equal(isToken(token), false, JSON.stringify(token));
    }
  });

  it('can be sent as it is, whenever it is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 14, maxLength: 40 }), (text) => {
        if (!isToken(text)) return;
        assert.equal(new Headers({ authorization: `Bearer ${text}` }).get('authorization'), `Bearer ${text}`);
      }),
    );
  });
});

describe('what a token says of itself', () => {
  const nothing = { locationId: undefined, expires: undefined };
  const facts: readonly (readonly [rule: string, token: string, expected: TokenFacts])[] = [
    ['a private integration token, by its beginning', made, { kind: 'privateIntegration', ...nothing }],
    ['the same in capitals', made.toUpperCase(), { kind: 'privateIntegration', ...nothing }],
    [
      'the location and the end of a token of one',
      jwt({ authClass: 'Location', authClassId: 'Location00001', exp: 1_748_594_625 }),
      { kind: 'location', locationId: 'Location00001', expires: 1_748_594_625_000 },
    ],
    [
      'that it is of a company, whose id is no location',
      jwt({ authClass: 'Company', authClassId: 'Company00001', exp: '1748594625' }),
      { kind: 'company', locationId: undefined, expires: 1_748_594_625_000 },
    ],
    [
      'names beyond ASCII',
      jwt({ authClass: 'Location', authClassId: 'Zoë😀' }),
      { kind: 'location', locationId: 'Zoë😀', expires: undefined },
    ],
    ['nothing without claims', jwt({}), { kind: 'location', ...nothing }],
    [
      'nothing of claims of another kind',
      jwt({ authClassId: null, exp: {} }),
      { kind: 'location', ...nothing },
    ],
    ['nothing where the claims are no object', jwt([1]), { kind: 'other', ...nothing }],
    ['nothing where the claims are no JSON', 'aaaa.bbbb.cccc', { kind: 'other', ...nothing }],
    ['nothing where they are no base64', 'aaaa.b!b.cccc', { kind: 'other', ...nothing }],
    ['nothing of two parts', jwt({}).split('.').slice(0, 2).join('.'), { kind: 'other', ...nothing }],
    ['nothing of a plain text', 'x'.repeat(40), { kind: 'other', ...nothing }],
  ];
  for (const [rule, token, expected] of facts) {
    it(`is ${rule}`, () => assert.deepEqual(tokenFacts(token), expected));
  }

  it('never fails, for any text', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.doesNotThrow(() => tokenFacts(`a.${text}.c`))));
  });
});
