/** Starts each line that the tests print, as opposed to what the workbench logs by itself. */
export const OUTPUT_MARK = '\u2063';
export const TESTS_PATH_VARIABLE = 'HIGHLEVEL_TESTS_PATH';

/** Prints what the tests print; all that the workbench logs besides only if asked for. */
export function forwardLog(type: unknown, args: unknown, verbose: boolean): void {
  const [text] = Array.isArray(args) ? args : [];
  if (typeof text !== 'string') {
    return;
  }
  if (text.startsWith(OUTPUT_MARK)) {
    const print = type === 'error' || type === 'warn' ? console.error : console.log;
    print(text.slice(OUTPUT_MARK.length));
  } else if (verbose) {
    console.error(`[workbench ${String(type)}] ${text}`);
  }
}
