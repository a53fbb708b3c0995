import { networkInterfaces } from 'node:os';
import * as vscode from 'vscode';
import type { StatusDetails } from '../accounts/statusBar';
import type { Governor } from '../api/policy/governor';
import { limitsLine, limitsTooltip } from '../ui/limitsText';
import type { ExplorerView } from './explorerView';

type Watched = Pick<ExplorerView, 'session' | 'onDidChangeSession' | 'heldUp'>;

/** Counts change with every request; they are made out and drawn no more often than somebody can read them. */
const minInterval = 250;

/**
 * Shows beside the view's title what keeps its requests waiting, and while nobody answers looks every second whether
 * this machine's network has changed: then asking makes sense again. Neither costs a request. What it returns says all
 * that is known of the limits, for whoever wants to show it.
 */
export function watchLimits(view: Watched): vscode.Disposable & StatusDetails {
  const changed = new vscode.EventEmitter<void>();
  let known = '';
  let latest = (): string => '';
  let resting: NodeJS.Timeout | undefined;
  const endRest = (): void => {
    clearTimeout(resting);
    resting = undefined;
  };
  const announceChange = (): void => {
    endRest();
    const details = latest();
    if (details === known) return;
    known = details;
    resting = setTimeout(announceChange, minInterval);
    changed.fire();
  };
  const show: Show = (headline, details) => {
    latest = details;
    if (resting !== undefined && headline === view.heldUp) return;
    view.heldUp = headline;
    announceChange();
  };
  let stop = (): void => undefined;
  const follow = (): void => {
    endRest();
    stop();
    // That told of a change: what the next account has to say does not wait for it.
    endRest();
    const governor = view.session?.governor;
    stop = governor === undefined ? () => undefined : watch(governor, show);
  };
  const subscription = view.onDidChangeSession(follow);
  follow();
  return {
    onDidChange: changed.event,
    get heldUp() {
      return view.heldUp;
    },
    lines: () => (known === '' ? [] : known.split('\n')),
    dispose: () => {
      subscription.dispose();
      stop();
      endRest();
      changed.dispose();
    },
  };
}

/** What is told beside the title at once, and all that is known, for whoever asks. */
type Show = (heldUp: string, all: () => string) => void;

const tick = 1_000;

function watch(governor: Governor, show: Show): () => void {
  let timer: NodeJS.Timeout | undefined;
  let addresses: string | undefined;
  const look = (): void => {
    clearTimeout(timer);
    const { state } = governor;
    const text = limitsLine(state);
    show(text, () => limitsTooltip(governor.state));
    if (state.circuit !== 'open') addresses = undefined;
    if (text !== '') timer = setTimeout(again, tick);
  };
  const again = (): void => {
    const now = ownAddresses();
    const changed = addresses !== undefined && addresses !== now;
    addresses = now;
    if (changed) governor.tryAgain();
    look();
  };
  const unsubscribe = governor.onDidChange(look);
  look();
  return () => {
    unsubscribe();
    clearTimeout(timer);
    show('', () => '');
  };
}

/** Where this machine can be reached: changes when a cable, a Wi-Fi or a VPN comes or goes. */
function ownAddresses(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
