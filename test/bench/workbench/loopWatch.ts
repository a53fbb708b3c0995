import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { commands, type ExtensionContext } from 'vscode';

/*
 * Watches the loop of the extension host that it shares with ours: the longest time in which nothing else could run.
 * The command writes it to a file beside this one, and begins anew.
 */

const everyMs = 2;

export function activate(context: ExtensionContext): void {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - everyMs);
    last = now;
  }, everyMs);
  context.subscriptions.push(
    { dispose: () => clearInterval(timer) },
    commands.registerCommand('bench.longest', () => {
      writeFileSync(join(context.extensionPath, 'longest'), String(longest));
      longest = 0;
    }),
  );
}
