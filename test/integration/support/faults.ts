/*
 * What goes wrong beside the tests: promises that nobody looked after, and our code touching what VS Code reports an
 * extension for. Watched from before the extension is activated; `faults.test.ts` fails the run for it.
 */

const unhandled = new Map<Promise<unknown>, string>();
const navigatorReaders: string[] = [];

/** Called once, before anything is loaded that could go wrong. */
export function watchForFaults(): void {
  process.on('unhandledRejection', (reason, promise) => unhandled.set(promise, described(reason)));
  process.on('rejectionHandled', (promise) => unhandled.delete(promise));
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
  return [...unhandled.values()];
}

/** Who read `navigator`: stacks. Those of the extension as it is packed, not of the test's own unbundled copies. */
export function navigatorReads(): readonly string[] {
  return navigatorReaders.filter((stack) => /[\\/]dist[\\/](extension\.js|chunks[\\/])/.test(stack));
}
