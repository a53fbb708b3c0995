import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { until } from '../host/until';
import { attacks } from '../support/attacks';
import { members, oneIn } from '../support/corpora';
import type { JsonObject } from '../support/ask';
import { createMailListHandler, mailConversation, type MailRow } from '../support/mailAccount';
import { inChunks } from '../support/packing';
import { elementsInPage } from '../hostile/hostileHands';
import { Sink } from '../e2e/sink';
import { details, madeUpToken, row, signIn, useStage } from '../e2e/support';
import { mailFrames } from '../hostile/traps';
import { Watch } from '../hostile/watch';

/*
 * Public lists of hostile HTML, and real mails, in the real panel of the real editor: nothing of them runs, asks for
 * anything or leads anywhere, and the real mails keep their words. Beside it the same texts without a wall, which must
 * set the traps off.
 */

const own: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<script>alert(1)</script>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<img src="https://example.com/pixel.gif">',
  '<link rel="preconnect" href="https://example.com">',
  '<link rel="dns-prefetch" href="https://example.com"><link rel="stylesheet" href="https://example.com/a.css">',
  '<meta http-equiv="refresh" content="0;url=https://example.com/">',
  '<style>@import url(https://example.com/a.css);body{background:url(https://example.com/b.png)}</style>',
  '<video src="https://example.com/a.mp4" autoplay></video><object data="https://example.com/o"></object>',
  '<form action="https://example.com/"><button autofocus>Go</button></form>',
  '<a href="https://example.com/" style="position:fixed;inset:0">over all</a>',
  '<a href="javascript:alert(1)">js</a> <a href="command:workbench.action.quit">command</a>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<style><@import x;/style><@import x;link rel="preconnect" href="https://example.com"></style><p>Hello',
  '<base href="https://example.com/"><img src="a.png"><details open ontoggle=alert(1)>',
];

/** What can become markup has an email of its own. */
const markup: readonly string[] = [
  ...new Set([
    ...own,
    ...oneIn(
      2,
      attacks.filter((text) => /[<&]/.test(text)),
    ),
  ]),
];

/** What has no sign of HTML is text, wherever it stands: so many are one email. */
const plain = inChunks(
  attacks.filter((text) => !/[<&]/.test(text)),
  60,
);

const mails: readonly string[] = [
  '<html><body><h1>Hello Ada</h1><table><tr><td>One <b>two</b></td><td>three</td></tr></table></body></html>',
  ...['email-html-templates', 'email-html-talon', 'email-html-spamassassin-ham'].flatMap((name) =>
    members(name, 'html'),
  ),
].filter((html) => html.trim() !== '');

/** The browser lays out all emails of a message whenever one comes: twice as many take four times as long. */
const perRow = 40;

const number = (at: number): string => String(at).padStart(4, '0');

const named = (kind: string, at: number, row: JsonObject, mails: readonly JsonObject[]): MailRow => ({
  id: `${kind}Row${number(at)}`,
  row: { ...row, body: `${kind} ${number(at)}` },
  mails,
});

/** Everywhere: in the emails' HTML, headers and names. */
const everywhere = (html: string): JsonObject => ({
  body: html,
  subject: html,
  from: html,
  to: [html],
  cc: [html],
  provider: html,
  error: html,
  attachments: [html, `https://example.org/${html}`],
});

const hostileMails: readonly MailRow[] = inChunks(
  [...markup, ...plain.map((some) => some.join('\n'))],
  perRow,
).map((some, at) => named('HostileMail', at, {}, some.map(everywhere)));

/** Everywhere: in the body, the names, the status, the error, the attachments and the meta of a message. */
const hostileTexts: readonly MailRow[] = inChunks([...new Set([...own, ...attacks])], 250).map((some, at) => {
  const [one = '', two = '', three = ''] = some;
  const page = { page_id: two, page_name: some.join(' ').slice(0, 5_000) };
  const row = {
    messageType: 'TYPE_INSTAGRAM',
    type: 18,
    meta: { ig: page, fb: { fb: page }, each: Object.fromEntries(some.map((text) => [text, text])) },
    attachments: some,
    from: one,
    to: two,
    status: three,
    error: some.join('\n').slice(0, 50_000),
    source: one,
  };
  const named = { id: `HostileTextRow${number(at)}`, mails: [] };
  return { ...named, row: { ...row, body: `HostileText ${number(at)}\n${some.join('\n')}` } };
});

const realMails: readonly MailRow[] = inChunks(mails, perRow).map((some, at) =>
  named(
    'RealMail',
    at,
    {},
    some.map((html) => ({ body: html })),
  ),
);

describe('Hostile texts in the details panel', function () {
  this.timeout(600_000);
  let sink: Sink;
  let watch: Watch;
  const stage = useStage(async () => {
    sink = await Sink.open();
    return {
      api: { handler: createMailListHandler([...hostileMails, ...hostileTexts, ...realMails]) },
      workbench: {
        flags: [sink.flag],
        viewport: { width: 1280, height: 2_600 },
        settings: { 'highlevel.pageSize': 100 },
      },
    };
  });

  before(async () => {
    await signIn(stage.page, madeUpToken());
    await row(stage.page, mailConversation).click();
    await row(stage.page, /HostileMail 0000/).waitFor();
    watch = await Watch.over(stage, sink);
  });

  after(() => sink.close());

  /** Their rows are in the order of the list, so that the next is always in sight. */
  async function open({ id, row: { body } = {} }: MailRow): Promise<Frame> {
    const [name = ''] = String(body).split('\n');
    await row(stage.page, name).click();
    return details(stage.page, id);
  }

  async function openMails(message: MailRow): Promise<Frame> {
    const { length } = message.mails;
    const panel = await open(message);
    const earlier = panel.getByRole('button', { name: /^Load \d+ earlier emails$/ });
    if (length > 5) await earlier.click();
    await until('all emails', async () => (await panel.locator('.mail-head').count()) === length, 60_000);
    await panel.evaluate(
      `for (const head of document.querySelectorAll('.mail-head[aria-expanded=false]')) head.click()`,
    );
    await mailFrames(panel, length);
    return panel;
  }

  /** Somebody who clicks on everything, with a real mouse. */
  async function clickAround(page: Page, panel: Frame): Promise<void> {
    const papers = await panel.locator('.mail-paper').all();
    for (const paper of papers.slice(0, 15)) {
      await paper.scrollIntoViewIfNeeded();
      const box = await paper.boundingBox();
      if (box === null) continue;
      for (const [x, y] of [
        [24, 24],
        [60, 30],
        [box.width / 2, box.height / 2],
      ] as const) {
        await page.mouse.click(box.x + x, box.y + y);
      }
      // The keys are VS Code's again once the mouse has left an email.
      await page.mouse.move(box.x + box.width / 2, box.y - 8);
    }
  }

  for (const mail of hostileMails) {
    it(`do nothing as emails, ${mail.id}`, async () => {
      const panel = await openMails(mail);
      if (mail === hostileMails[0]) await clickAround(stage.page, panel);
      await panel.evaluate(
        `for (const tab of document.querySelectorAll('.tab[aria-selected=false]')) if (tab.textContent !== 'JSON') tab.click()`,
      );
      await watch.nothingHappened();
    });
  }

  for (const text of hostileTexts) {
    it(`do nothing as texts, names and meta, ${text.id}`, async () => {
      const panel = await open(text);
      const shown = await panel.locator('.body-text').evaluate(({ textContent }) => textContent);
      assert.equal(shown, String(text.row?.['body']).slice(0, 64 * 1024));
      assert.deepEqual(await elementsInPage(panel), []);
      await watch.nothingHappened();
    });
  }

  for (const real of realMails) {
    it(`leave real mails their words, ${real.id}`, async () => {
      const panel = await openMails(real);
      const frames = await panel.locator('iframe').all();
      const wanted = await panel.evaluate<string[]>(
        `${JSON.stringify(real.mails.map(({ body }) => body))}.map(${TEXT_OF})`,
      );
      const kept = await Promise.all(
        frames.map(async (frame, at) => {
          const inner = await (await frame.elementHandle()).contentFrame();
          return share(
            words(wanted[at] ?? ''),
            words(String(await inner?.evaluate('document.body.textContent'))),
          );
        }),
      );
      assert.equal(kept.length, real.mails.length);
      const worst = Math.min(...kept);
      console.log(`      ${kept.length} mails, the worst keeps ${(worst * 100).toFixed(1)} % of its words`);
      assert.deepEqual(
        kept.flatMap((part, at) => (part < 0.98 ? [`${at}: ${part}`] : [])),
        [],
      );
      await watch.nothingHappened();
    });
  }

  it('would have done all of it without the walls', async () => {
    const texts = [
      ...own,
      ...markup.filter((html) => /onerror=|onload=|<script/i.test(html)).filter((_, at) => at % 20 === 0),
      ...mails.slice(0, 20),
    ];
    const [first] = hostileTexts;
    assert.ok(first !== undefined);
    await watch.goOff({ texts, atLeast: 10, inside: await open(first) });
  });
});

/** What a person reads of an email's source, as the browser that shows it understands it: not what stands in for frames. */
const TEXT_OF = `((html) => {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const silent of body.querySelectorAll('script, style, noscript, template, title, iframe')) silent.remove();
  return body.textContent;
})`;

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

function share(wanted: readonly string[], found: readonly string[]): number {
  if (wanted.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  let kept = 0;
  for (const word of wanted) {
    const count = left.get(word) ?? 0;
    if (count > 0) kept++;
    left.set(word, count - 1);
  }
  return kept / wanted.length;
}
