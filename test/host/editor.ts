import { codeServerMain } from './codeServer';
import { desktopCommand } from './desktop';
import { messageOf } from './errors';

export type Editor = { kind: 'desktop'; command: readonly string[] } | { kind: 'server' };

/**
 * Desktop VS Code where it can be had, else the server build. HIGHLEVEL_TEST_EDITOR (desktop, server or auto) takes
 * the choice away.
 */
export async function chooseEditor(log: (line: string) => void): Promise<Editor> {
  const wanted = process.env['HIGHLEVEL_TEST_EDITOR'] ?? 'auto';
  switch (wanted) {
    case 'desktop':
      return { kind: 'desktop', command: await desktopCommand(log) };
    case 'server':
      return server(log);
    case 'auto':
      return desktopOrServer(log);
    default:
      throw new Error(`HIGHLEVEL_TEST_EDITOR is "${wanted}"; it can be desktop, server or auto.`);
  }
}

async function desktopOrServer(log: (line: string) => void): Promise<Editor> {
  try {
    return { kind: 'desktop', command: await desktopCommand(log) };
  } catch (desktop) {
    log(
      `Desktop VS Code is not to be had: ${messageOf(desktop)}. Taking the server build of VS Code instead.`,
    );
    return server(log);
  }
}

async function server(log: (line: string) => void): Promise<Editor> {
  await codeServerMain(log);
  return { kind: 'server' };
}
