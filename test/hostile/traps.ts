import type { BrowserContext, Frame } from 'playwright-core';
import { until } from '../host/until';

/** What a hostile text could call: such texts show by one of these that they ran. */
const calls = `for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
  window[name] = () => { window.__tripped?.(name); };
}`;

export interface Traps {
  /** What went off, in whatever page or frame: scripts, dialogs, frames that went elsewhere. */
  readonly sprung: string[];
}

/** Sets the traps in every page and frame, those that are open already among them. */
export async function setTraps(context: BrowserContext): Promise<Traps> {
  const sprung: string[] = [];
  await context.exposeBinding('__tripped', (_, name: unknown) => void sprung.push(`script: ${String(name)}`));
  await context.addInitScript(calls);
  context.on('dialog', (dialog) => {
    sprung.push(`dialog: ${dialog.type()}`);
    void dialog.dismiss().catch(() => undefined);
  });
  for (const page of context.pages()) {
    for (const frame of page.frames()) await frame.evaluate(calls).catch(() => undefined);
    const { origin } = new URL(page.url());
    page.on('framenavigated', (frame) => {
      const left = frame === page.mainFrame() && !frame.url().startsWith(`${origin}/`);
      if (left || isForeign(frame)) sprung.push(`navigation: ${frame.url().slice(0, 80)}`);
    });
  }
  context.on('page', (page) => void sprung.push(`page: ${page.url()}`));
  return { sprung };
}

/** A document of the extension that was left, or a frame in it that is not the document an email was put into. */
function isForeign(frame: Frame): boolean {
  const parent = frame.parentFrame();
  if (parent === null || !isInWebview(parent)) return false;
  if (isOuter(parent)) return !frame.url().startsWith('about:') && originOf(frame) !== originOf(parent);
  return !/^about:(srcdoc|blank)$/.test(frame.url());
}

/** The editor's own frame around each document of an extension. */
const isOuter = (frame: Frame): boolean => frame.url().includes('/webview/browser/pre/index.html');

function isInWebview(frame: Frame): boolean {
  const parent = frame.parentFrame();
  return isOuter(frame) || (parent !== null && isInWebview(parent));
}

const originOf = (frame: Frame): string => new URL(frame.url()).origin;

/** How many frames of emails a panel has, once they are all there. */
export async function mailFrames(panel: Frame, count: number): Promise<readonly Frame[]> {
  await until(`${count} emails to be shown`, () =>
    panel.childFrames().filter((frame) => frame.url() === 'about:srcdoc').length >= count ? true : undefined,
  );
  return panel.childFrames();
}

/** One text after the other in a frame with all rights: what the traps are there for. */
export const UNDEFENDED = `((html) => new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.onload = () => setTimeout(() => { frame.remove(); resolve(); }, 60);
  setTimeout(() => { frame.remove(); resolve(); }, 1000);
  frame.srcdoc = html;
  document.body.append(frame);
}))`;
