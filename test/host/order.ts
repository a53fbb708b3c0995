/** What a test run tells the launcher beside the command line, which belongs to @vscode/test-electron. */
export interface Order {
  /** The run's folder: the launcher leaves its process id there, and it is removed with the editor. */
  temporary?: string;
  /** The desktop program to start; without it the tests run in the server build. */
  command?: readonly string[];
}

export const ORDER_VARIABLE = 'HIGHLEVEL_LAUNCHER_ORDER';
export const PID_FILE = 'launcher.pid';

export function parseOrder(json: string | undefined): Order {
  const value: unknown = JSON.parse(json ?? '{}');
  if (typeof value !== 'object' || value === null) {
    throw new Error(`${ORDER_VARIABLE} is not an object: ${json ?? ''}`);
  }
  return {
    ...('temporary' in value && typeof value.temporary === 'string' ? { temporary: value.temporary } : {}),
    ...('command' in value && isTexts(value.command) ? { command: value.command } : {}),
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
