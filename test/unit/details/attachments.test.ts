import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attachmentView } from '../../../src/details/attachments';
import { attachmentName } from '../../../src/details/mediaNames';
import { checkLink } from '../../../src/media/link';
import { plain } from './builders';

const verdict = (text: string): string => {
  const link = checkLink(text);
  return link.ok ? `${link.host} ${link.name}` : link.reason;
};

describe('an attachment link', () => {
  const cases: readonly [string, string][] = [
    ['https://files.test/a/photo%20one.png?X-Sig=a%2Fb%2Bc', 'files.test photo one.png'],
    ['https://files.test:8443/', 'files.test:8443 files.test:8443'],
    ['https://bücher.example/x', 'xn--bcher-kva.example x'],
    ['https://аpple.com/x', 'xn--pple-43d.com x'],
    ['HTTPS://FILES.test/x', 'files.test x'],
    ['https://files.test/%E0%A4%A', 'files.test %E0%A4%A'],
    ['http://files.test/x', 'notHttps'],
    ['file:///etc/passwd', 'notHttps'],
    ['javascript:alert(1)', 'notHttps'],
    ['data:text/html,x', 'notHttps'],
    ['command:workbench.action.quit', 'notHttps'],
    ['vscode://x/y', 'notHttps'],
    ['//files.test/x', 'malformed'],
    ['/etc/passwd', 'malformed'],
    ['', 'malformed'],
    ['https:files.test', 'malformed'],
    ['https:///files.test', 'malformed'],
    ['https://[::1', 'malformed'],
    [`https://files.test/${'x'.repeat(9000)}`, 'malformed'],
    ['https://user@files.test/x', 'userinfo'],
    ['https://user:secret@files.test/x', 'userinfo'],
    ['https://@files.test/x', 'userinfo'],
    ['https://good.test\\@evil.test/x', 'characters'],
    ['https://good.test/\u202egnp.x', 'characters'],
    ['data:text/html,<b>', 'notHttps'],
    ['not a link', 'malformed'],
    ['https://good.test/a\tb', 'characters'],
    [' https://good.test/', 'characters'],
    ['https://good.test\u200b.evil.test/', 'characters'],
    ['https://good.test/a\u0000b', 'characters'],
  ];
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text.slice(0, 60))}: ${expected}`, () => assert.equal(verdict(text), expected));
  }

  it('that is accepted is https, without user name, in ASCII, and the host is the one that is named', () => {
    const text = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: 'binary' }).map((rest) => `https://${rest}`),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        const link = checkLink(candidate);
        if (!link.ok) return;
        assert.match(link.url, /^https:\/\/[\x21-\x7e]+$/);
        const { host, username } = new URL(link.url);
        assert.deepEqual([host, username], [link.host, '']);
        assert.match(link.host, /^[\x21-\x7e]+$/);
      }),
    );
  });
});

describe('the view of an attachment', () => {
  it('guesses the type by the name', () => {
    assert.deepEqual(attachmentView('https://files.test/scan.PDF?x=1', plain), {
      name: 'scan.PDF',
      type: 'PDF',
      icon: 'file-pdf',
      host: 'files.test',
      previewable: false,
    });
    assert.equal(attachmentView('https://files.test/a.JPEG', plain).previewable, true);
    assert.equal(attachmentView('https://files.test/a.svg', plain).previewable, false);
    assert.equal(attachmentView('https://files.test/x', plain).previewable, true);
    assert.equal(attachmentView('https://files.test/unknown', plain).type, 'File');
  });

  const names: Readonly<Record<string, readonly [name: string, type: string]>> = {
    'photo%20one%20%F0%9F%8E%89.png': ['photo one 🎉.png', 'Image'],
    'invoice%E2%80%AEfdp.exe': ['invoicefdp.exe', 'File'],
    'a%0Ab%2Fc.png': ['a b_c.png', 'Image'],
    'invoice.pdf%E2%80%8B': ['invoice.pdf', 'PDF'],
    'invoice.pdf%20%20%20%20%20.exe': ['invoice_pdf.exe', 'File'],
    '%E2%80%AE': ['attachment', 'File'],
  };
  for (const [spelt, [name, type]] of Object.entries(names)) {
    it(`calls ${spelt} by the name that it is saved under, ${name}`, () => {
      const link = `https://files.test/${spelt}`;
      const view = attachmentView(link, plain);
      assert.deepEqual([view.name, view.type], [name, type]);
      assert.equal(view.name, attachmentName(link));
    });
  }

  it('says why a link is not opened', () => {
    assert.deepEqual(attachmentView('http://files.test/x', plain), {
      name: 'http://files.test/x',
      type: 'File',
      icon: 'circle-slash',
      refused: 'Not opened: only https links are.',
    });
  });
});
