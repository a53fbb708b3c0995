import type { Frame, Page } from 'playwright-core';
import { details } from '../../e2e/support';
import type { MailRow } from '../../support/mailAccount';
import { round, type Figure } from '../figures';
import { paintedAt } from '../workbench/stopwatch';
import { findById, longestOfHost, type PanelStage } from './stage';

const size = 2_000_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length));

const cell =
  '<table width="100%" cellpadding="0" style="border:1px solid #d0d5dd;border-radius:8px"><tr><td style="padding:12px;color:#475467;font-family:Arial,sans-serif;font-size:14px"><img src="https://example.com/images/a.png" width="80" height="40" alt="Picture"><a href="https://example.com/offer?utm_source=mail" style="color:#0f6fb8">An offer</a> <b>Only today</b>, as long as it lasts.</td></tr></table>';
const bodies = {
  paragraphs: `<html><body>${filled('<p>Hello <b>you</b>, there are <a href="https://example.com/">words</a> in every line.</p>')}</body></html>`,
  tables: `<html><body>${filled(cell)}</body></html>`,
  text: filled('Hello, there are words in every line.\n'),
} as const;
const kinds = ['paragraphs', 'tables', 'text'] as const;
const idOf = (kind: keyof typeof bodies): string => `LongMail${kind}`;
const short: MailRow = { id: 'ShortMail', mails: [{ body: '<p>Hello</p>' }] };

export const longMailRows: readonly MailRow[] = [
  short,
  ...kinds.map((kind) => ({
    id: idOf(kind),
    mails: [{ body: bodies[kind], ...(kind === 'text' ? { contentType: 'text/plain' } : {}) }],
  })),
];

/** Emails of two megabytes in the reused panel: when they are there, and how long anybody else had to wait. */
export async function longMails(stage: PanelStage): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of kinds) figures.push(...(await longMail(stage, kind)));
  return figures;
}

async function longMail(stage: PanelStage, kind: keyof typeof bodies): Promise<Figure[]> {
  const { page, answered } = stage;
  await findById(page, short.id);
  const frame = await details(page, short.id);
  await frame.locator('.mail-frame').waitFor();
  for (const where of [frame, page]) await watchTasks(where);
  await longestOfHost(stage);
  const there = kind === 'text' ? `.body-text` : `.mail-frame`;
  const painted = await paintedAt(
    frame,
    `document.body.textContent.includes(${JSON.stringify(`${idOf(kind)}x0`)}) && document.querySelector('${there}') !== null`,
  );
  await findById(page, idOf(kind));
  const time = (await painted()) - (answered.get(`/conversations/messages/email/${idOf(kind)}x0`) ?? NaN);
  if (kind !== 'text') await laidOut(frame);
  const host = await longestOfHost(stage);
  const [panel, workbench] = [await longestTask(frame), await longestTask(page)];
  const detail = `shown ${round(time)} ms after the answer`;
  return [
    { name: `2 MB email, ${kind}: longest task of the panel`, value: panel, unit: 'ms', target: 200, detail },
    {
      name: `2 MB email, ${kind}: longest task of the workbench`,
      value: workbench,
      unit: 'ms',
      target: 200,
      detail: '',
    },
    {
      name: `2 MB email, ${kind}: longest task of the extension host`,
      value: host,
      unit: 'ms',
      target: 200,
      detail: '',
    },
  ];
}

async function laidOut(frame: Frame): Promise<void> {
  const inside = await (await frame.locator('.mail-frame').elementHandle()).contentFrame();
  await inside?.waitForLoadState();
  await inside?.evaluate('document.body.innerText.length');
}

/** As the browser counts them: tasks of 50 ms and more. */
async function watchTasks(where: Frame | Page): Promise<void> {
  await where.evaluate(`(() => {
    window.benchTasks = [];
    window.benchObserver ??= new PerformanceObserver((list) =>
      window.benchTasks.push(...list.getEntries().map(({ duration }) => duration)));
    window.benchObserver.observe({ type: 'longtask' });
  })()`);
}

async function longestTask(where: Frame | Page): Promise<number> {
  return Number(await where.evaluate('Math.max(0, ...window.benchTasks)'));
}
