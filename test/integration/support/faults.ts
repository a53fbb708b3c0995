/*
 * What goes wrong beside the tests: promises that nobody looked after, and our code touching what VS Code reports an
 * extension for. Watched from before the extension is activated; `faults.test.ts` fails the run for it.
 */

const unhandled: string[] = [];
const navigatorReaders: string[] = [];

/** Called once, before anything is loaded that could go wrong. */
export function watchForFaults(): void {
  // `rejectionHandled` would take none back: VS Code looks after such promises itself, a second later.
  process.on('unhandledRejection', (reason) => unhandled.push(described(reason)));
  watchNavigator();
}

/** VS Code answers the global `navigator` with a PendingMigrationError in the log of who asked. */
function watchNavigator(): void {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const hidden: unknown = Object.create(null, own === undefined ? {} : { navigator: own });
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    enumerable: true,
    get: () => {
      navigatorReaders.push(new Error('navigator').stack ?? '');
      const value: unknown = Reflect.get(Object(hidden), 'navigator');
      return value;
    },
  });
}

function described(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}

export function unhandledRejections(): readonly string[] {
  return unhandled;
}

/** Who read `navigator`: stacks. Those of the extension as it is packed, not of the test's own unbundled copies. */
export function navigatorReads(): readonly string[] {
  return navigatorReaders.filter((stack) => /[\\/]dist[\\/](extension\.js|chunks[\\/])/.test(stack));
}
