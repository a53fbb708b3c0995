import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

/** What we read of VS Code's command line. */
export interface Flags {
  workspace: string;
  extensionPaths: readonly string[];
  testsPath: string;
  extensionKind?: string;
  userDataDir?: string;
}

/** Reads the flags @vscode/test-electron passes; those that only concern a desktop program are ignored. */
export function parseFlags(args: readonly string[]): Flags {
  const values = (flag: string): string[] =>
    args.filter((arg) => arg.startsWith(`--${flag}=`)).map((arg) => arg.slice(flag.length + 3));
  const [testsPath] = values('extensionTestsPath');
  if (testsPath === undefined) {
    throw new Error('No --extensionTestsPath given: there is nothing to run.');
  }
  const workspace = args.find((arg) => !arg.startsWith('-'));
  const [userDataDir] = values('user-data-dir');
  const [extensionKind] = values('extensionDevelopmentKind');
  return {
    workspace: workspace === undefined ? tmpdir() : resolve(workspace),
    extensionPaths: values('extensionDevelopmentPath').map((path) => resolve(path)),
    testsPath: resolve(testsPath),
    ...(userDataDir === undefined ? {} : { userDataDir: resolve(userDataDir) }),
    ...(extensionKind === undefined ? {} : { extensionKind }),
  };
}
