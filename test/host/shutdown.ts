import { setTimeout as delay } from 'node:timers/promises';

type Closer = () => Promise<void>;

/** What has not closed by then is left to the watchdog. */
const CLOSE_LIMIT_MS = 10_000;

const closers = new Set<Closer>();
let ending: Promise<void> | undefined;

/**
 * Registers what must be closed before this process may end on a signal. The watchdog would do it anyway; this
 * makes the command wait for it, so that nothing is left when the prompt returns.
 */
export function onShutdown(closer: Closer): () => void {
  listen();
  closers.add(closer);
  return () => void closers.delete(closer);
}

let listening = false;

function listen(): void {
  if (listening) {
    return;
  }
  listening = true;
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  process.on('SIGINT', () => void shutDown(signals.SIGINT));
  process.on('SIGTERM', () => void shutDown(signals.SIGTERM));
  process.on('SIGHUP', () => void shutDown(signals.SIGHUP));
  endWithParent();
}

/** A parent that was killed sends no signal: we notice that we have been given another one. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      void shutDown(1);
    }
  }, 250).unref();
}

/** Closes everything, last opened first, and ends the process with the code. */
export async function shutDown(code: number): Promise<never> {
  ending ??= Promise.race([closeAll(), delay(CLOSE_LIMIT_MS)]);
  await ending;
  process.exit(code);
}

async function closeAll(): Promise<void> {
  for (const closer of [...closers].reverse()) {
    await closer().catch(() => undefined);
  }
}
