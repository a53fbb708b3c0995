import { accessSync, constants, existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cached } from './cache';
import { serverNode } from './codeServer';
import { guarded } from './guarded';
import { installPackage } from './npm';

/** A headless Chromium inside an npm package, for Linux x64: for machines without any browser. */
const PACKAGED = '153.0.0';

export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * The browsers to try in turn: the one named in CHROME_PATH and no other, else an installed Chrome or Chromium and
 * then, since an installed one may be unable to run headless here, the packaged one.
 */
export async function* chromiums(log: (line: string) => void): AsyncGenerator<Chromium> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    yield { executablePath: named, env: {} };
    return;
  }
  const installed = candidates().find(isExecutable);
  if (installed !== undefined) {
    yield { executablePath: installed, env: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    yield await packagedChromium(log);
  }
}

function candidates(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function packagedChromium(log: (line: string) => void): Promise<Chromium> {
  const folder = await cached(
    `chromium-${PACKAGED}`,
    async (staging) => {
      log(`Installing a headless Chromium (@sparticuz/chromium ${PACKAGED}), once`);
      await installPackage(`@sparticuz/chromium@${PACKAGED}`, staging);
      await unpack(staging);
    },
    log,
  );
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(delimiter),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: await fontConfig(folder) }),
    },
  };
}

/** The package unpacks into the temporary folder it is told; its own libraries only if asked for by name. */
async function unpack(folder: string): Promise<void> {
  const script = `
    import chromium, { inflate } from '@sparticuz/chromium';
    await chromium.executablePath();
    await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br');`;
  const lines: string[] = [];
  const { exited } = guarded({
    command: serverNode(),
    args: ['--input-type=module', '--eval', script],
    cwd: folder,
    env: { ...process.env, TMPDIR: folder },
    onLine: (line) => lines.push(line),
  });
  if ((await exited) !== 0 || !existsSync(join(folder, 'al2023', 'lib'))) {
    throw new Error(`Unpacking Chromium failed: ${lines.join('\n')}`);
  }
  await rm(join(folder, 'node_modules'), { recursive: true });
}

/** A machine without a font configuration gets one with the package's own fonts. */
async function fontConfig(folder: string): Promise<string> {
  const file = join(folder, 'fonts.conf');
  const dirs = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const lines = dirs.map((dir) => `  <dir>${dir}</dir>`);
  const text = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...lines,
  ];
  // Renamed into place: another process may be reading it.
  await writeFile(
    `${file}.${process.pid}`,
    [...text, `  <cachedir>${join(folder, 'fonts-cache')}</cachedir>`, '</fontconfig>', ''].join('\n'),
  );
  await rename(`${file}.${process.pid}`, file);
  return file;
}
