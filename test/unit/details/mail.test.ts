import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeEmail } from '../../../src/api/decode';
import type { EmailMessage } from '../../../src/api/types';
import { attachmentView } from '../../../src/details/attachments';
import { messageView } from '../../../src/details/view';
import { mailCount, mailView } from '../../../src/details/mail/mailView';
import { beginning } from '../../../src/details/page/mail/beginning';
import { checkCss } from '../../../src/details/page/mail/css';
import { keepInline, keepRemote } from '../../../src/details/page/mail/remote';
import { message, plain } from './builders';

function email(fields: Readonly<Record<string, unknown>> = {}): EmailMessage {
  return decodeEmail(
    JSON.stringify({
      id: 'mail1',
      threadId: 'row1',
      direction: 'inbound',
      dateAdded: '2025-03-04T09:23:45.678Z',
      subject: 'Hi',
      body: '<p>Hello</p>',
      contentType: 'text/html',
      from: 'Ada Example <ada@example.com>',
      to: ['a@example.com', 'b@example.com'],
      provider: 'smtp',
      ...fields,
    }),
  );
}

describe('an email in the panel', () => {
  it('has its envelope above it and the rest below, each to be copied', () => {
    const { view, copies } = mailView(email({ cc: ['c@example.com'] }), false, plain);
    const labels = view.fields.map(({ label }) => label);
    assert.deepEqual(labels.slice(0, view.main), ['From', 'To', 'Cc', 'Subject']);
    assert.deepEqual(labels.slice(view.main), ['Email service', 'Email message ID', 'Thread ID']);
    assert.deepEqual(copies.slice(0, 2), ['Ada Example <ada@example.com>', 'a@example.com, b@example.com']);
    assert.equal(view.sender, 'Ada Example');
  });

  it('says nothing twice where it is the whole message', () => {
    const { view } = mailView(email(), true, plain);
    assert.equal(view.fields.length, view.main);
  });

  it('lists what it brought along under itself, by the rules of any attachment', () => {
    const links = ['https://files.test/plan.png', 'https://files.test/quote.pdf', 'http://127.0.0.1/x'];
    const mail = email({ attachments: links });
    const { attachments } = mailView(mail, false, plain).view;
    assert.deepEqual(
      attachments,
      links.map((link) => attachmentView(link, plain)),
    );
    assert.deepEqual(
      attachments.map(({ name, type, host, previewable }) => [name, type, host, previewable]),
      [
        ['plan.png', 'Image', 'files.test', true],
        ['quote.pdf', 'PDF', 'files.test', false],
        ['http://127.0.0.1/x', 'File', undefined, undefined],
      ],
    );
    const facts = { contactName: undefined, accountLabel: 'Sample' };
    assert.deepEqual(messageView(mail, facts, plain).view.attachments, [], 'and not twice');
  });

  it('names who wrote, whatever the sender’s line looks like', () => {
    const sender = (from: unknown): string => mailView(email({ from }), false, plain).view.sender;
    assert.equal(sender('"Example, Ada" <a@example.com>'), 'Example, Ada');
    assert.equal(sender('a@example.com'), 'a@example.com');
    assert.equal(sender('<a@example.com>'), '<a@example.com>');
    assert.equal(sender(undefined), 'Unknown sender');
  });

  it('is laid out where it is HTML', () => {
    const html = (body: string, contentType?: string): boolean =>
      mailView(email({ body, contentType }), false, plain).view.html;
    assert.equal(html('Hello', 'text/html; charset=utf-8'), true);
    assert.equal(html(' <!DOCTYPE html><html>', 'text/plain'), true);
    assert.equal(html('<div>x'), true);
    assert.equal(html('Plain <b>text</b>', 'text/plain'), false);
    assert.equal(html('', 'text/html'), false);
  });

  it('is counted: itself, or those of its thread', () => {
    assert.equal(mailCount(email()), 1);
    assert.equal(mailCount(message({ meta: { email: { messageIds: ['a', 'b'] } } })), 2);
    assert.equal(mailCount(message()), 0);
  });
});

describe('the beginning of an email', () => {
  const most = 128 * 1024;

  it('is all of it where that is not much', () => {
    const html = `<p>${'x'.repeat(most - 7)}</p>`;
    assert.equal(html.length, most);
    assert.equal(beginning(html), html);
  });

  it('ends within no tag and no character', () => {
    const long = (before: string, at: string): string => beginning(`${before}${at}${'<p>y</p>'.repeat(100)}`);
    const text = 'x'.repeat(most - 4);
    assert.equal(long(text, '<img src=a>'), text);
    assert.equal(long(text, '<b>🙂🙂'), `${text}<b>`);
    assert.equal(long(text, 'abc🙂'), `${text}abc`);
    assert.equal(long(text, 'abcdef'), `${text}abcd`);
  });
});

describe('the addresses in an email', () => {
  it('are left out until they are asked for, but for what the email brings along', () => {
    assert.equal(keepInline('https://example.com/a.png'), undefined);
    assert.equal(keepInline(' data:image/png;base64,AA=='), 'data:image/png;base64,AA==');
    assert.equal(keepInline('data:text/html,x'), undefined);
  });

  const asked: Readonly<Record<string, string | undefined>> = {
    'https://example.com/a.png': 'https://example.com/a.png',
    'http://example.com/a.png': 'https://example.com/a.png',
    '//example.com/a.png': 'https://example.com/a.png',
    'https://user@example.com/a.png': undefined,
    'https://127.0.0.1/a.png': undefined,
    'https://2130706433/a.png': undefined,
    'https://0x7f.1/a.png': undefined,
    'https://[::1]/a.png': undefined,
    'https://localhost/a.png': undefined,
    'https://printer.local/a.png': undefined,
    'https://router/a.png': undefined,
    'https://router./a.png': undefined,
    'https://localhost../a.png': undefined,
    'https://127.0.0.1./a.png': undefined,
    'https://168.63.129.16/a.png': undefined,
    'https://192.0.0.8/a.png': undefined,
    'https://192.88.99.1/a.png': undefined,
    'https://example.com./a.png': 'https://example.com./a.png',
    'https://169.254.169.254/latest': undefined,
    'a.png': undefined,
    'cid:part1': undefined,
    'file:///etc/passwd': undefined,
    'vscode-resource://x': undefined,
  };
  for (const [address, kept] of Object.entries(asked)) {
    it(`asked for, ${address} is ${kept ?? 'left out'}`, () => assert.equal(keepRemote(address), kept));
  }

  it('are those of hosts of the open internet, never of one’s own network', () => {
    const shown = (host: string): boolean => keepRemote(`https://${host}/a.png`) !== undefined;
    for (const host of ['10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', '0.0.0.0', '224.0.0.1']) {
      assert.equal(shown(host), false, host);
    }
    for (const host of ['example.com', '172.32.0.1', '8.8.8.8', '100.128.0.1', 'local.example.com']) {
      assert.equal(shown(host), true, host);
    }
  });

  const sheets: Readonly<Record<string, readonly [css: string, remote: number]>> = {
    'a{background:url(https://example.com/a.png) no-repeat}': ['a{background:none/**/ no-repeat}', 1],
    'a{background:url( "https://example.com/)" )}': ['a{background:none/**/}', 1],
    "a{background:URL('data:image/gif;base64,AA')}": ['a{background:url("data:image/gif;base64,AA")}', 0],
    '@import "https://example.com/a.css";b{}': ['/**/b{}', 1],
    '@IMPORT url(//example.com/a.css)': ['/**/', 1],
    'b{color:red}': ['b{color:red}', 0],
    "@import url('https://example.com/css2?family=A:wght@0,300;0,400');b{}": ['/**/b{}', 1],
    '@import "a;b{}" screen;b{}': ['/**/b{}', 1],
    '@import url(a.css) b{} c{}': ['/**/{} c{}', 1],
    'a{b:\\75rl(https://example.com/)}': ['a{b:none/**/}', 1],
    'a{b:u\\R\\4c(https://example.com/)}': ['a{b:none/**/}', 1],
    'a{b:ur\\6\\63 (https://example.com/)}': ['a{b:ur\\6\\63 (https://example.com/)}', 0],
    'a{b:image-set("https://example.com/" 1x)}': ['a{b:image-set("" 1x)}', 1],
    "a{b:image-set('\\68ttps\\3a //example.com/' 1x)}": ['a{b:image-set("" 1x)}', 1],
    'a{b:image-set("\\9 //example.com/" 1x)}': ['a{b:image-set("" 1x)}', 1],
    'a{b:"\\\r\n" url(https://example.com/) ""}': ['a{b:"\\\r\n" none/**/ ""}', 1],
    'a{b:"\f url(https://example.com/)}': ['a{b:"\f none/**/}', 1],
    'a{content:"@import; url(x) \\"";b:url(x)}/* @import " */c{}': [
      'a{content:"@import; url(x) \\"";b:none/**/}/* @import " */c{}',
      1,
    ],
    'a{b:url("https://example.com/)': ['a{b:none/**/', 1],
    'a\\"{b:url(https://example.com/)}': ['a\\"{b:none/**/}', 1],
    // What no browser reads as an address stays.
    'a{b:url(https://example.com/"x)}': ['a{b:url(https://example.com/"x)}', 0],
    '@namespace "http://example.com/";b{}': ['@namespace "";b{}', 1],
    '@import url(a.css) supports(b:c;d);e{}': ['/**/e{}', 1],
    'a{b:src("https://example.com/" c)}': ['a{b:none/**/}', 1],
    // No `</style` out of what stood between.
    '<@import x;/style><@import y;link>': ['</**//style></**/link>', 2],
    'a{b:u@import x;rl(https://192.168.1.1/)}': ['a{b:u/**/rl(https://192.168.1.1/)}', 1],
    '@im@import x;port "//example.com/a.css";': ['@im/**/port "";', 2],
    // Nor a string that ends where none did, nor a comment that begins no more.
    'a{b:url(https://example.com/)url(c"d)}/*"*/': ['a{b:none/**/url(c"d)}/*"*/', 1],
    'a{b:</*;c:url(https://192.168.1.1/);d:*/}': ['a{b:</*;c:url(https://192.168.1.1/);d:*/}', 0],
    '</style>"</style>"/*</style>*/': ['</**//style>"<\\/style>"/*<\\/style>*/', 0],
  };
  for (const [sheet, [css, remote]] of Object.entries(sheets)) {
    it(`in ${sheet}`, () => assert.deepEqual(checkCss(sheet, keepInline), { css, remote }));
  }

  it('do not come into being where something was taken out, or was made harmless', () => {
    const pieces = fc.constantFrom(
      ...[
        '@import x;',
        'url(https://192.168.1.1/)',
        'url(b"c)',
        '"//example.com/"',
        '</',
        '<',
        '/',
        'style>',
      ],
      ...[
        'u',
        'rl(',
        'url(',
        'src(',
        '@',
        'port ',
        'https://192.168.1.1/',
        '/*',
        '*/',
        '"',
        "'",
        '(',
        ')',
        '{',
      ],
      ...['}', ';', ' ', '\\', '\n', '\u0000', '#', '-', '-->', '1', 'url(data:image/png,</a>', 'image-set('],
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 14 }),
        fc.constantFrom(keepInline, keepRemote),
        (sheet, keep) => {
          const { css } = checkCss(sheet.join(''), keep);
          assert.deepEqual(checkCss(css, keep), { css, remote: 0 });
          assert.doesNotMatch(css, /<\/[a-z]/i);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('cannot end the text of a style sheet that they stand in', () => {
    const { css } = checkCss("a{b:url('https://example.com/\"x')}", keepRemote);
    assert.equal(css, 'a{b:url("https://example.com/%22x")}');
  });

  it('take no longer where somebody wants them to', () => {
    const time = (text: string): number => {
      const started = performance.now();
      checkCss(text, keepInline);
      return performance.now() - started;
    };
    for (const text of ['url(', 'url( ', '"\\"', '@import ', '/*', '\\75', `url(${' '.repeat(2_000)}`]) {
      const some = time(text.repeat(Math.ceil(40_000 / text.length)));
      const fourTimes = time(text.repeat(Math.ceil(160_000 / text.length)));
      assert.ok(fourTimes < 12 * some + 200, `${text.slice(0, 10)}: ${some} ms, then ${fourTimes} ms`);
    }
  });
});
