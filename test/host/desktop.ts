import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode, ProgressReportStage, type ProgressReporter } from '@vscode/test-electron';
import { exclusively } from './cache';
import { VSCODE_VERSION } from './codeServer';
import { cacheRoot } from './paths';

/** Silence for this long ends an attempt: where the download cannot be reached, that is known in seconds. */
const IDLE_LIMIT_MS = 8_000;

/** The command that starts desktop VS Code, downloaded into the cache on first use. */
export async function desktopCommand(log: (line: string) => void): Promise<string[]> {
  const wrapper = windowWrapper();
  if (wrapper === undefined) {
    throw new Error('there is no display to open a window on (DISPLAY, WAYLAND_DISPLAY or xvfb-run)');
  }
  const executable = await exclusively('vscode-desktop', log, () =>
    downloadAndUnzipVSCode({
      version: VSCODE_VERSION,
      cachePath: cacheRoot(),
      timeout: IDLE_LIMIT_MS,
      reporter: progress(log),
    }),
  );
  return [...wrapper, executable];
}

/** What must come before a program with windows: nothing with a display, a virtual one where it is installed. */
function windowWrapper(): string[] | undefined {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== 'linux' || isSet(DISPLAY) || isSet(WAYLAND_DISPLAY)) {
    return [];
  }
  return onPath('xvfb-run') ? ['xvfb-run', '-a'] : undefined;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A line for every tenth of the download. */
function progress(log: (line: string) => void): ProgressReporter {
  let tenths = -1;
  return {
    report(report) {
      if (report.stage !== ProgressReportStage.Downloading) {
        return;
      }
      const now = Math.floor((10 * report.bytesSoFar) / report.totalBytes);
      if (now > tenths) {
        tenths = now;
        log(`Downloading VS Code ${VSCODE_VERSION}: ${now * 10} %`);
      }
    },
    error: () => undefined,
  };
}
