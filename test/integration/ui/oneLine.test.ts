import assert from 'node:assert/strict';
import {
  cleanLines,
  firstLine,
  isolated,
  noticeLine,
  withoutIcons,
  withoutLinks,
} from '../../../src/ui/oneLine';
import { faultOf, hostileTexts } from '../support/hostile';

describe('firstLine', () => {
  const cases: Readonly<Record<string, string>> = {
    '': '',
    plain: 'plain',
    '  around  ': 'around',
    '\n\n second \n third': 'second',
    'a\tb  c': 'a b c',
    'a\u0000b': 'a b',
    'a\u202eb\u202c': 'a b',
    'a\u2028b': 'a b',
    '<p>one</p><p>two</p>': 'one',
    '<title>no</title><style>no</style>yes': 'yes',
    '5 < 6 and 7 > 6': '5 < 6 and 7 > 6',
    '<b>A&nbsp;&lt;b&gt; &amp;amp;</b>': 'A <b> &amp;',
    '$(trash) **bold**': '$(trash) **bold**',
  };

  for (const [text, line] of Object.entries(cases)) {
    it(`of ${JSON.stringify(text)}`, () => assert.equal(firstLine(text), line));
  }

  it('is one clean line of bounded length, whatever it is made of', () => {
    const faults = hostileTexts
      .map(([name, text]) => [name, faultOf(firstLine(text).replace(/[\u2068\u2069]/g, '\u2066'), 161)])
      .filter(([, fault]) => fault !== undefined);
    assert.deepEqual(faults, []);
  });

  it('says that it was cut', () => {
    assert.match(firstLine('word '.repeat(100)), /^.{160}…$/);
    assert.equal(firstLine('x'.repeat(160)), 'x'.repeat(160));
  });

  it('does not cut a character in two', () => {
    assert.equal(faultOf(firstLine(`${'x'.repeat(159)}😀 and more`), 161), undefined);
    assert.equal(faultOf(firstLine(`${' '.repeat(1_999)}😀`), 161), undefined);
  });

  it('costs little for the largest texts', () => {
    const text = `<style>${'<p '.repeat(2_000_000)}`;
    const began = process.cpuUsage();
    for (let n = 0; n < 100; n++) firstLine(text);
    const { user } = process.cpuUsage(began);
    assert.ok(user < 2_000_000, `${user} µs`);
  });
});

describe('isolated', () => {
  it('leaves what reads from left to right as it is', () => {
    assert.equal(isolated('Ada – Example 日本 😀'), 'Ada – Example 日本 😀');
  });

  for (const text of ['שלום', 'مرحبا', 'Ada علي', 'ﺍﻟﺴﻼﻡ', '𞤀𞤁']) {
    it(`keeps ${text} in its place`, () => assert.equal(isolated(text), `\u2068${text}\u2069`));
  }
});

describe('cleanLines', () => {
  it('keeps lines and takes out what steers them', () => {
    assert.equal(cleanLines('a\r\nb\rc\u2028d\u2029e\u0085f\ng\u202eh\u001bi'), 'a\nb\nc\nd\ne\nf\ng h i');
  });

  it('leaves no character that ends or reorders a line', () => {
    const all = hostileTexts.flatMap(([, text]) => cleanLines(text).split('\n'));
    const faults = all.map((line) => faultOf(line.replace(/[\u2068\u2069]/g, '\u2066'), Infinity));
    assert.deepEqual(
      faults.filter((fault) => fault !== undefined),
      [],
    );
  });
});

describe('withoutIcons', () => {
  /** What VS Code draws as an icon in labels. */
  const icon = /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

  it('leaves no icon to be drawn', () => {
    const drawn = [...hostileTexts, ['twice', '$(a)$(b) \\\\$(c) $($(d))'] as const].flatMap(([name, text]) =>
      [...withoutIcons(text).matchAll(icon)].filter(([, escaped]) => escaped === undefined).map(() => name),
    );
    assert.deepEqual(drawn, []);
  });

  it('is what it was once VS Code has drawn it', () => {
    const drawn = (text: string): string =>
      text.replace(icon, (all, escaped: string | undefined) => (escaped === undefined ? '' : all.slice(1)));
    for (const [name, text] of [...hostileTexts, ['twice', '$(a)\\$(b)\\\\$(c)'] as const])
      assert.equal(drawn(withoutIcons(text)), text, name);
  });

  it('touches nothing else', () => {
    for (const text of ['$5 (five)', '$(not an icon)', '$()', '(a)']) assert.equal(withoutIcons(text), text);
  });
});

/** What VS Code makes a link of in notifications. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i;

describe('noticeLine', () => {
  it('is one clean line without links, whatever stands in it', () => {
    const faults = hostileTexts
      .map(([name, text]) => [name, noticeLine(text).replace(/[\u2068\u2069]/g, '\u2066')] as const)
      .map(([name, line]) => [name, link.test(line) ? 'a link' : faultOf(line, Infinity)])
      .filter(([, fault]) => fault !== undefined);
    assert.deepEqual(faults, []);
  });

  it('makes no link by taking out what stood in the middle of one', () => {
    for (const between of ['\u202e', '\u0000', '\n', '\u200e', '\ud800'])
      assert.ok(
        !link.test(noticeLine(`[x]${between}(command:workbench.action.quit)`)),
        JSON.stringify(between),
      );
  });

  it('is not cut, as its end says what to do', () => {
    const sentence = `${'word '.repeat(100)}Try again.`;
    assert.equal(noticeLine(sentence), sentence);
  });
});

describe('withoutLinks', () => {
  it('leaves no link that a notification would make', () => {
    assert.ok(link.test('[x](command:workbench.action.quit)'));
    assert.ok(!link.test(withoutLinks('[x](command:workbench.action.quit) [y](https://example.org)')));
    assert.equal(withoutLinks('a [b] (c)'), 'a [b] (c)');
  });
});
