import assert from 'node:assert/strict';
import fc from 'fast-check';
import { safeFileName } from '../../../src/media/fileName';
import { checkLink } from '../../../src/media/link';
import { attacks } from '../../support/attacks';

const safe = (name: string): string => safeFileName(name, 'attachment');

/** What a name that is offered for saving never is. */
function faultsOf(name: string): readonly string[] {
  const rules: Readonly<Record<string, boolean>> = {
    empty: name === '',
    'two segments': /[/\\:*?"<>|%\u2044\u2215\uff0f\uff3c\uff1a]/.test(name),
    'a control': /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name),
    'a hidden letter':
      /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\ufeff\u{1d159}\u{e0000}-\u{e007f}]/u.test(
        name,
      ),
    'half a letter': /\p{Cs}/u.test(name),
    'a hidden file, an option or a home folder': /^[\s.~-]/.test(name),
    'an end that is dropped': /[\s.]$/.test(name),
    'a device': /^(con|prn|aux|nul|(com|lpt)\d)\s*(\.|$)/i.test(name),
    'too long': Buffer.byteLength(name) > 200,
    'an ending out of sight': /\s{2}/.test(name),
    'two endings': /\.(pdf|png|jpe?g|txt|docx?|mp3|gif)[^.]*\.(exe|scr|bat|js|sh|lnk|hta)$/i.test(name),
  };
  return Object.keys(rules).filter((rule) => rules[rule]);
}

describe('the name of a file to save', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['quote 1042.pdf', 'quote 1042.pdf'],
    ['Grüße & Küsse, Ångström (2).pdf', 'Grüße & Küsse, Ångström (2).pdf'],
    ['見積書.pdf', '見積書.pdf'],
    ['صورة 12.png', 'صورة 12.png'],
    ['می\u200cخواهم.txt', 'می\u200cخواهم.txt'],
    ['👩\u200d👩\u200d👧.png', '👩\u200d👩\u200d👧.png'],
    ['story 🎉.mp4', 'story 🎉.mp4'],
    ['archive.tar.gz', 'archive.tar.gz'],
    ['v1.2.3-final.docx', 'v1.2.3-final.docx'],
    ["Tom's $5 `deal`; #1!.txt", "Tom's $5 `deal`; #1!.txt"],
    ['../../evil.txt', '_.._evil.txt'],
    ['../../evil.exe', '____evil.exe'],
    ['..\\..\\win.ini', '_.._win.ini'],
    ['/etc/passwd', '_etc_passwd'],
    ['C:\\temp\\a.txt', 'C__temp_a.txt'],
    ['a.txt:stream', 'a.txt_stream'],
    ['%TEMP%\\a.txt', '_TEMP__a.txt'],
    ['.bashrc', 'bashrc'],
    ['~root', 'root'],
    ['-rf', 'rf'],
    ['--upload-file', 'upload-file'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\u0000b\u001b[31m.png', 'ab[31m.png'],
    ['in\u00advoi\u200bce.pdf', 'invoice.pdf'],
    ['invoice.pdf\u2800\u2800\u2800\u2800.hta', 'invoice_pdf.hta'],
    ['⠓⠊\u2800⠁⠇⠇.txt', '⠓⠊ ⠁⠇⠇.txt'],
    ['in\u{1d159}voice.pdf', 'invoice.pdf'],
    ['line\r\nbreak.txt', 'line break.txt'],
    ['photo.jpg                    .exe', 'photo_jpg.exe'],
    ['invoice.pdf.exe', 'invoice_pdf.exe'],
    ['invoice.pdf.EXE. . .', 'invoice_pdf.EXE'],
    ['report.docx.js', 'report_docx.js'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['COM1.log', '_COM1.log'],
    ['LPT\u00b9', '_LPT\u00b9'],
    ['aux .c', '_aux .c'],
    ['console.log', 'console.log'],
    ['desktop.ini', '_desktop.ini'],
    ['name.', 'name'],
    ['name. . ', 'name'],
    ['half \ud800 letter', 'half letter'],
    ...['', '.', '..', '...', ' ', '/', '___', '\u2800', '\u202e', '\u200b\u200b', '﻿'].map(
      (name) => [name, 'attachment'] as const,
    ),
  ];
  for (const [name, expected] of cases) {
    it(`${JSON.stringify(name)} becomes ${JSON.stringify(expected)}`, () => {
      assert.equal(safe(name), expected);
      assert.deepEqual(faultsOf(expected), []);
    });
  }

  it('is cut in the middle where it is long, and keeps its ending', () => {
    assert.equal(safe(`${'x'.repeat(300)}.pdf`), `${'x'.repeat(196)}.pdf`);
    const family = '👩\u200d👩\u200d👧\u200d👦';
    const short = safe(`${family.repeat(40)}.png`);
    assert.ok(short.endsWith(`${family}.png`), 'no family is torn apart');
    assert.deepEqual(faultsOf(short), []);
    assert.equal(safe(`${'見'.repeat(300)}.pdf`), `${'見'.repeat(65)}.pdf`);
    assert.equal(safe(`e${'\u0301'.repeat(500)}.pdf`), 'attachment');
  });

  const hostile = [...['\u0000', 'a'.repeat(5000), '．．／．．／evil', '..%2f..%2fetc%2fpasswd'], ...attacks];

  it('is safe, whatever of the lists of hostile texts it is made from', () => {
    assert.ok(hostile.length > 2);
    const wrong = hostile.flatMap((name) => {
      const made = safe(name);
      return faultsOf(made).map((fault) => `${JSON.stringify(name)} -> ${JSON.stringify(made)}: ${fault}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('of a link is safe, however the link spells it', () => {
    for (const name of hostile) {
      for (const spelt of [
        name.replace(/[^\x21-\x7e]/g, ''),
        encodeURIComponent(name.replace(/\p{Cs}/gu, '')),
      ]) {
        const link = checkLink(`https://files.example/a/${spelt}`);
        if (link.ok) assert.deepEqual(faultsOf(safe(link.name)), [], spelt);
      }
    }
  });

  it('is safe for any text, and stays as it is when it is made safe again', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '.',
        '/',
        '\\',
        ' ',
        '\u202e',
        '\u200d',
        '.pdf',
        '.exe',
        'CON',
        'a',
        '-',
        '~',
        '👩',
        '\u0301',
        '\u2800',
        '\u{1d159}',
      ),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        const made = safe(parts.join(''));
        assert.deepEqual(faultsOf(made), []);
        assert.equal(safe(made), made);
      }),
      { numRuns: 2000 },
    );
  });

  it('loses no letter and no figure that a person could see', () => {
    const seen = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
    const letter = fc.constantFrom(...Array.from('abcXYZ089äßñ見書مي🎉 .,-_()/\\:*?"<>|%\u202e\u0007'));
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 50 }), (parts) => {
        const name = parts.join('');
        if (seen(name) === '') return;
        assert.equal(seen(safe(name)), seen(name));
      }),
    );
  });
});
