import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linkSegments, otherHost } from '../../../src/media/textLinks';
import { members, texts } from '../../support/corpora';

const links = (text: string, goesOn = false): readonly string[] =>
  linkSegments(text, goesOn).flatMap((segment) => (segment.kind === 'link' ? [segment.text] : []));

describe('the links in a text', () => {
  const found: Readonly<Record<string, readonly string[]>> = {
    'See https://example.com/a?b=c#d now': ['https://example.com/a?b=c#d'],
    'https://example.com.': ['https://example.com'],
    '(https://example.com/a)': ['https://example.com/a'],
    'https://example.com/a_(b)': ['https://example.com/a_(b)'],
    '"https://example.com", he said': ['https://example.com'],
    'two https://example.com/1,https://example.org/2': ['https://example.com/1,https://example.org/2'],
    'two https://example.com/1\nhttps://example.org/2': ['https://example.com/1', 'https://example.org/2'],
    'http://example.com': [],
    'https://user:secret@example.com/': [],
    'https://example.com\u202e/gpj': ['https://example.com'],
    'https://': [],
    'https:///example.com': [],
    'javascript:https://example.com': ['https://example.com'],
    'command:workbench.action.quit [x](command:a)': [],
    'nohttps://example.com': [],
  };
  for (const [text, expected] of Object.entries(found)) {
    it(`of ${JSON.stringify(text)}`, () => assert.deepEqual(links(text), expected));
  }

  it('names where a look-alike leads, in ASCII', () => {
    const [segment] = linkSegments('https://ex\u0430mple.com/');
    assert.ok(segment?.kind === 'link');
    assert.equal(segment.host, 'xn--exmple-4nf.com');
  });

  it('leaves out one that the end of a part may have cut', () => {
    assert.deepEqual(links('see https://example.com/a', true), []);
    assert.deepEqual(links('see https://example.com/a b', true), ['https://example.com/a']);
  });

  it('are cut out of the text without losing a character of it', () => {
    const whole = (text: string): void => {
      const joined = linkSegments(text)
        .map((segment) => segment.text)
        .join('');
      assert.equal(joined, text);
    };
    for (const text of [
      ...texts('blns', []),
      ...texts('open-redirect', []),
      ...members('xss-patt', 'html'),
    ]) {
      whole(text);
    }
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => whole(`${a}https://example.com/${b}`)));
  });

  it('take no time where somebody wants them to', () => {
    const started = performance.now();
    for (const text of [`https://a.b/${')'.repeat(60_000)}`, 'https://'.repeat(8_000), '('.repeat(64_000)]) {
      linkSegments(text);
    }
    assert.ok(performance.now() - started < 1_000);
  });
});

describe('words that name another place than their link', () => {
  const cases: readonly (readonly [words: string, host: string, other: string | undefined])[] = [
    ['https://example.com/account', 'example.net', 'example.com'],
    ['example.com', 'example.net', 'example.com'],
    ['EXAMPLE.com', 'example.com', undefined],
    ['www.example.com', 'example.com', undefined],
    ['example.com', 'www.example.com:8443', undefined],
    ['example.com', 'example.com.example.net', 'example.com'],
    ['example.com.', 'example.net', 'example.com'],
    ['(example.com)', 'example.net', 'example.com'],
    ['<https://example.com>', 'example.net', 'example.com'],
    ['ex\u0430mple.com', 'xn--exmple-4nf.com', undefined],
    ['mail.example.com', 'example.com', undefined],
    ['example.com', 'click.news.example.com', undefined],
    ['example.com.example.net', 'example.net', 'example.com.example.net'],
    ['example\u200b.com', 'example.net', 'example.com'],
    ['exam\u00adple.c\u2060om', 'example.net', 'example.com'],
    ['example\u3002com', 'example.net', 'example.com'],
    ['example\uff0ecom', 'example.net', 'example.com'],
    ['example\u2024com', 'example.net', 'example.com'],
    ['example\uff61com', 'example.com', undefined],
    ['https://example.com@example.net/', 'example.net', 'example.com'],
    ['ada.lovelace@example.com', 'example.com', undefined],
    ['ada.lovelace@example.com', 'example.net', 'example.com'],
    ['example.com/?to=https://example.org/', 'example.com', undefined],
    ['example.com_', 'example.net', 'example.com'],
    ['https://example.com/login now', 'example.net', 'example.com'],
    ['Sign in at www.example.com now', 'example.net', 'www.example.com'],
    ['Sign in at www.example.com now', 'click.www.example.com', undefined],
    ['https://1.1.1.1/', 'example.net', '1.1.1.1'],
    ['https://1.1.1.1/', '1.1.1.1', undefined],
    ['1.1.1.1', 'example.net', undefined],
    ['example.xn--p1ai', 'example.net', 'example.xn--p1ai'],
    ['example.xn--p1ai', 'example.xn--p1ai', undefined],
    ['Learn Node.js today', 'example.net', undefined],
    ['Read more...', 'example.net', undefined],
    ['The end.Next', 'example.net', undefined],
    ['Click here', 'example.net', undefined],
    ['Version 1.2', 'example.net', undefined],
    ['', 'example.net', undefined],
  ];
  for (const [words, host, other] of cases) {
    it(`${JSON.stringify(words)} over ${host}: ${other ?? 'none'}`, () =>
      assert.equal(otherHost(words, host), other));
  }
});
