import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeInvisible, jsonPath } from '../../../src/payload/jsonPath';

describe('jsonPath', () => {
  const cases: readonly [readonly (string | number)[], string][] = [
    [[], '$'],
    [['meta', 'email', 'messageIds', 0], 'meta.email.messageIds[0]'],
    [[0, 'id'], '[0].id'],
    [['odd key'], '["odd key"]'],
    [['meta', 'odd key', 'x'], 'meta["odd key"].x'],
    [['', '"', '\\'], '[""]["\\""]["\\\\"]'],
    [['0'], '["0"]'],
    [['__proto__', 'naïve'], '__proto__["naïve"]'],
    [['a\u202eb\n'], '["a\\u202eb\\n"]'],
    [['\ud800'], '["\\ud800"]'],
  ];
  for (const [path, expected] of cases) {
    it(`writes ${expected}`, () => assert.equal(jsonPath(path), expected));
  }

  it('leads a program to the value it names, for any keys', () => {
    const key = fc.oneof(fc.string({ unit: 'binary' }), fc.nat(5));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 5 }), (path) => {
        const accessors = jsonPath(path).replace(/^(?=[A-Za-z_$])/, '.');
        const trail: unknown[] = [];
        const follow = new Proxy(() => undefined, {
          get: (_target, name): unknown => (trail.push(name), follow),
        });
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
        new Function('root', `return root${accessors}`)(follow);
        assert.deepEqual(trail, path.map(String));
      }),
    );
  });
});

describe('escapeInvisible', () => {
  it('shows what cannot be seen and leaves the rest', () => {
    assert.equal(
      escapeInvisible('a\u0000\u200b\u2066é😀\u{e0041}'),
      'a\\u0000\\u200b\\u2066é😀\\udb40\\udc41',
    );
  });

  it('keeps the meaning of a JSON string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(JSON.parse(escapeInvisible(JSON.stringify(text))), text);
      }),
    );
  });
});
