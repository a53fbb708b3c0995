/** Starts each line that the tests print, as opposed to what the workbench logs by itself. */
export const OUTPUT_MARK = '\u2063';
/** Said once the suite has ended by itself: an extension host that dies reports 0 just as one that is done. */
export const DONE = '\u2063done';
export const TESTS_PATH_VARIABLE = 'HIGHLEVEL_TESTS_PATH';

/** Prints what the tests print; all that the workbench logs besides only if asked for. True for DONE. */
export function forwardLog(type: unknown, args: unknown, verbose: boolean): boolean {
  const text: unknown = Array.isArray(args) ? args[0] : undefined;
  if (typeof text !== 'string') {
    return false;
  }
  if (text === OUTPUT_MARK + DONE) {
    return true;
  }
  if (text.startsWith(OUTPUT_MARK)) {
    const print = type === 'error' ? console.error : console.log;
    print(text.slice(OUTPUT_MARK.length));
  } else if (verbose) {
    console.error(`[workbench ${String(type)}] ${text}`);
  }
  return false;
}
