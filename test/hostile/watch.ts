import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { runCommand } from '../host/hands';
import { until } from '../host/until';
import type { Sink } from '../e2e/sink';
import type { Stage } from '../e2e/support';
import { setTraps, UNDEFENDED, type Traps } from './traps';

interface Happened {
  readonly traps: readonly string[];
  readonly requests: readonly string[];
  readonly connections: number;
  /** The command that the texts name opens one. */
  readonly dialogs: number;
}

const nothing: Happened = { traps: [], requests: [], connections: 0, dialogs: 0 };

interface Undefended {
  readonly texts: readonly string[];
  /** How often scripts, requests and connections must be seen, each. */
  readonly atLeast: number;
  /** A page of ours that is shown, if there is one: what happens inside it must be seen as well. */
  readonly inside?: Frame;
}

/**
 * Sees whatever a hostile text could do: run, ask for something, reach for a host, lead a frame elsewhere, run a
 * command. What that is worth shows where nothing defends a page: `goOff` has each of them happen.
 */
export class Watch {
  private constructor(
    private readonly stage: Stage,
    private readonly sink: Sink,
    private readonly traps: Traps,
  ) {}

  /** From now on, in pages and frames that are open as well. */
  static async over(stage: Stage, sink: Sink): Promise<Watch> {
    const traps = await setTraps(stage.page.context());
    sink.connections = 0;
    return new Watch(stage, sink, traps);
  }

  /** Since it was last asked. */
  async nothingHappened(): Promise<void> {
    const { strangers } = this.stage;
    // What a policy refused is announced as a request and taken back a moment later.
    await until('refused requests to be taken back', () => strangers.length === 0, 5_000).catch(
      () => undefined,
    );
    assert.deepEqual(await this.#taken(), nothing);
  }

  /** Shows the texts where nothing defends a page, and then has happen what they cannot bring about there. */
  async goOff({ texts, atLeast, inside }: Undefended): Promise<void> {
    const { sink, stage, traps } = this;
    const { page, strangers } = stage;
    const bare = await page.context().newPage();
    await bare.goto('about:blank');
    for (const text of texts) await bare.evaluate(`${UNDEFENDED}(${JSON.stringify(text)})`);
    const counts = (): readonly number[] => [
      traps.sprung.filter((trap) => trap.startsWith('script: ')).length,
      strangers.length,
      sink.connections,
    ];
    await until('the traps', () => counts().every((count) => count >= atLeast));
    const [scripts, requests, connections] = counts();
    console.log(`      undefended: ${scripts} scripts, ${requests} requests, ${connections} connections`);
    await bare.close();
    await page.bringToFront();
    await this.#taken();
    if (inside !== undefined) {
      await inside.evaluate('alert(1)');
      await this.#sees('script: alert');
      await inside.evaluate(`{
        const frame = document.createElement('iframe');
        frame.id = 'control';
        document.body.append(frame);
        frame.src = 'about:blank#elsewhere';
      }`);
      await this.#sees('navigation: about:blank#elsewhere');
      await inside.evaluate(`document.getElementById('control').remove()`);
    }
    await runCommand(page, 'Help: About');
    await this.#dialog.waitFor();
    await this.#sees('"dialogs":1');
    await page.keyboard.press('Escape');
    await this.#dialog.waitFor({ state: 'detached' });
    await this.nothingHappened();
  }

  get #dialog(): Locator {
    return this.stage.page.locator('.monaco-dialog-box');
  }

  async #taken(): Promise<Happened> {
    const { sink, stage, traps } = this;
    const { connections } = sink;
    sink.connections = 0;
    const [sprung, requests] = [traps.sprung.splice(0), stage.strangers.splice(0)];
    return { traps: sprung, requests, connections, dialogs: await this.#dialog.count() };
  }

  async #sees(what: string): Promise<void> {
    await until(`the watch to see ${what}`, async () => JSON.stringify(await this.#taken()).includes(what));
  }
}
